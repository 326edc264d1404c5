"""Joining: what is stored, who is let in without the organizer, and the commands beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorpost.__main__ import main
from mentorpost.errors import SettingsError
from mentorpost.settings import load
from mentorship.fields import Field
from mentorship.people import Status
from mentorship.policy import Policy
from mentorship.terms import VERSION
from store import people
from tests.clients import FORMATS
from tests.conftest import Made
from tests.world import PROGRAMME

ZOE = "zoe@example.net"
ANSWER = "Statement: I ran a bakery for twenty years.\nTime: 1 hour a week\nLimits: none"
AUTOMATIC = Policy(approval="automatic", allowed=("@example.net",))


def test_the_consent_is_the_answer_and_not_the_wish_to_join(made: Made) -> None:
    world = made(Policy())

    world.write(ZOE, "join as mentor")
    assert world.person(ZOE).consented_at is None
    world.reply(ZOE, "welcome-mentor", ANSWER)

    zoe = world.person(ZOE)
    assert (zoe.consented_at, zoe.terms) == (world.now, VERSION)
    assert zoe.status is Status.APPLIED
    assert zoe.said(Field.TIME) == "1 hour a week"
    assert zoe.hours == 1


def test_a_yes_beside_the_time_is_the_consent_of_somebody_who_was_entered(made: Made) -> None:
    world = made(Policy())
    world.add(ZOE, "Zoe Quist", mentor=True, mission="I ran a bakery for twenty years.")

    letters = world.reply(ZOE, "welcome-mentor", "Count me in. One hour a fortnight.")

    assert [got.name for got in letters] == ["done"]
    assert world.person(ZOE).said(Field.TIME) == "1 hour a fortnight"
    assert world.person(ZOE).consented_at == world.now


def test_to_ask_where_things_stand_is_no_consent(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")

    world.write(ZOE, "status")

    assert world.person(ZOE).consented_at is None


def test_nobody_who_waits_is_in_the_list_or_can_ask(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentor", ANSWER)

    assert people.places() == ()
    assert [got.name for got in world.write(ZOE, "available")] == ["not-possible"]


def test_a_listed_address_that_answers_the_welcome_is_let_in_at_once(made: Made) -> None:
    world = made(AUTOMATIC)
    world.write(ZOE, "join as mentor")

    letters = world.reply(ZOE, "welcome-mentor", ANSWER)

    assert [got.name for got in letters] == ["approved"]
    assert world.person(ZOE).status is Status.APPROVED


def test_a_listed_address_that_nothing_proves_waits_for_the_organizer(made: Made) -> None:
    world = made(AUTOMATIC)
    world.write(ZOE, "join as mentor")

    letters = world.write(ZOE, ANSWER)  # a new mail: anybody could have written it

    assert [got.name for got in letters] == ["done"]
    assert world.person(ZOE).status is Status.APPLIED


@pytest.mark.parametrize("address", ["zoe@example.net.example.com", "zoe@a.example.net", "zoe@anexample.net"])
def test_an_address_that_only_resembles_a_listed_one_waits(made: Made, address: str) -> None:
    world = made(AUTOMATIC)
    world.write(address, "join as mentor")

    world.reply(address, "welcome-mentor", ANSWER)

    assert world.person(address).status is Status.APPLIED


def test_who_left_is_never_let_in_unseen(made: Made) -> None:
    world = made(AUTOMATIC)
    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentor", ANSWER)
    world.reply(ZOE, "approved", "leave")
    assert world.person(ZOE).status is Status.LEFT

    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentor", ANSWER)

    assert world.person(ZOE).status is Status.APPLIED
    assert world.person(ZOE).returned


def test_a_wish_whose_authentication_failed_enters_nobody(made: Made) -> None:
    world = made(Policy())
    settings = world.service.settings
    trusted = replace(settings.mailbox, trusted_authserv=("mx.riverside.example",))
    object.__setattr__(world.service, "settings", replace(settings, mailbox=trusted))
    raw = (
        "Authentication-Results: mx.riverside.example; dmarc=fail header.from=example.net\r\n"
        f"From: Zoe <{ZOE}>\r\nTo: {PROGRAMME}\r\nSubject: join as mentor\r\n"
        "Message-ID: <a@example.net>\r\n\r\n"
    )

    letters = world.deliver(raw.encode())

    assert [got.name for got in letters] == ["stranger"]
    assert people.by_address(ZOE) is None
    assert [got.name for got in world.reply(ZOE, "stranger", "join as mentor")] == ["welcome-mentor"]


def test_a_limit_that_sounds_like_a_no_deletes_nobody(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")

    world.reply(ZOE, "welcome-mentor", "Limits: no, I don't want to end up on the telephone; stop at nine")

    assert world.person(ZOE).said(Field.LIMITS).startswith("no, I don't")


def test_a_wish_to_leave_ones_trade_is_an_answer_where_the_time_stands_apart(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "I am looking for a mentor.")

    change = "I want to leave the night ward without losing my colleagues, and find out what else I can do."
    world.reply(ZOE, "welcome-mentee", f"{change}\n\nabout an hour per week\n\nyes to the ground rules")

    assert world.person(ZOE).said(Field.CHANGE) == change
    assert world.person(ZOE).said(Field.RULES) == "yes"


def test_what_a_client_quotes_of_the_welcome_is_nobodys_answer(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")

    for client in FORMATS:
        world.reply(ZOE, "welcome-mentor", "Limits: none", client)

        assert {field for field, _ in world.person(ZOE).profile} == {Field.LIMITS}, client
        assert world.person(ZOE).mission == "", client


def test_a_report_with_labels_in_it_arrives_whole(made: Made) -> None:
    world = made(Policy())

    letters = world.write(ZOE, "report\n\nName: Max Berger\nTime: last night\nHe followed me home.")

    assert "Max Berger" in next(got.text for got in letters if got.to == "jo@riverside.example")
    assert people.by_address(ZOE) is None


@pytest.mark.parametrize("policy", ['approval = "automatic"', 'approval = "yes"', "allowed = [1]"])
def test_a_setting_that_would_let_in_anybody_is_refused(tmp_path: Path, policy: str) -> None:
    file = tmp_path / "mentorpost.toml"
    file.write_text(f'[program]\nname = "X"\naddress = "m@example.org"\n[policy]\n{policy}\n')

    with pytest.raises(SettingsError, match="policy"):
        load(str(file))


def test_the_organizer_lets_in_and_declines_by_command(made: Made, tmp_path: Path) -> None:
    world = made(Policy())
    for address in (ZOE, "leo@example.com"):
        world.write(address, "join as mentor")
        world.reply(address, "welcome-mentor", ANSWER)
    file = tmp_path / "mentorpost.toml"
    url = world.service.settings.store_url
    file.write_text(f'[program]\nname = "X"\naddress = "{PROGRAMME}"\n[store]\nurl = "{url}"\n')

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(main, ("--config", str(file), *arguments))
        assert done.exit_code == 0, done.output
        return done.output

    assert f"{ZOE} waits to be let in: mentorpost people approve {ZOE}" in run("status")
    run("people", "approve", ZOE)
    run("people", "approve", "leo@example.com", "--decline")
    refused = CliRunner().invoke(main, ("--config", str(file), "people", "approve", ZOE))
    shown = run("people", "show", ZOE)

    assert "waits for nothing" in refused.output
    assert "1 hour a week" in shown


def test_a_few_words_that_fill_no_line_are_asked_about(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")

    asked = world.reply(ZOE, "welcome-mentor", "I bake bread")
    thanked = world.reply(ZOE, "welcome-mentor", "Thank you!")

    assert [got.name for got in asked] == ["not-understood"]
    assert '"Statement: ..."' in asked[0].text.replace("\n", " ")
    assert thanked == []
    assert world.person(ZOE).consented_at is None


@pytest.mark.parametrize(
    "yes",
    [
        "I agree to the ground rules",
        "J'accepte les règles",
        "Estoy de acuerdo con las reglas",
        "Ich stimme den Grundregeln zu",
        "Accetto le regole",
        "Ik ga akkoord met de spelregels",
        "Concordo com as regras",
    ],
)
def test_a_yes_to_the_ground_rules_may_name_them(made: Made, yes: str) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentee")

    world.reply(ZOE, "welcome-mentee", yes)

    assert world.person(ZOE).said(Field.RULES) == "yes"
    assert world.person(ZOE).consented_at is not None


@pytest.mark.parametrize(
    "no", ["I do not agree to the rules", "Je n'accepte pas les règles", "no acepto las reglas"]
)
def test_a_no_to_the_ground_rules_is_never_a_yes(made: Made, no: str) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentee")

    letters = world.reply(ZOE, "welcome-mentee", no)

    assert [got.name for got in letters] == ["not-understood"]
    assert world.person(ZOE).consented_at is None


def test_to_be_forgotten_is_about_both_roles_and_a_no_about_one(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor and join as mentee")

    world.reply(ZOE, "welcome-mentor", "No, thank you")
    assert (world.person(ZOE).mentor, world.person(ZOE).mentee) == (False, True)
    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentee", "forget me")

    assert people.by_address(ZOE) is None


def test_who_is_forgotten_and_answers_an_old_letter_is_a_stranger(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")
    old = world.latest("welcome-mentor", ZOE)
    world.reply(ZOE, old, "forget me")

    letters = world.reply(ZOE, old, "yes")

    assert [(got.to, got.name) for got in letters] == [(ZOE, "stranger")]


@pytest.mark.parametrize(("word", "then"), [("my data", "my-data"), ("forget me", "forgotten")])
def test_who_left_may_still_ask_for_what_is_kept(made: Made, word: str, then: str) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentor", ANSWER)
    world.reply(ZOE, "done", "leave")

    asked = world.write(ZOE, word)
    answered = world.reply(ZOE, "confirm-identity", "accept")

    assert [got.name for got in asked] == ["confirm-identity"]
    assert [got.name for got in answered] == [then]


def test_a_line_that_could_not_be_read_is_not_taken_from_our_letter_again(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, "join as mentee")
    world.reply(ZOE, "welcome-mentee", "Time: whenever it is needed")

    world.reply(ZOE, "profile-incomplete", "leave")

    assert world.person(ZOE).status is Status.LEFT


def test_who_gave_all_but_their_yes_is_told_that_it_is_missing(made: Made) -> None:
    world = made(Policy())
    world.write(ZOE, f"join as mentor\n\n{ANSWER}")

    again = world.write(ZOE, f"join as mentor\n\n{ANSWER}")
    status = world.write(ZOE, "status")

    for got in (*again, *status):
        assert "All that is missing is your yes to my first letter" in got.text.replace("\n", " "), got.name
    assert world.person(ZOE).consented_at is None
    assert [got.name for got in world.reply(ZOE, "welcome-mentor", "yes")] == ["done"]
    assert [person.address for person in people.awaiting()] == [ZOE]


def test_who_agreed_before_waits_as_soon_as_all_is_said(made: Made) -> None:
    world = made(Policy())
    world.add(ZOE, "Zoe Quist")
    world.reply(ZOE, "welcome-mentee", "mentors")

    world.write(ZOE, f"join as mentor\n\n{ANSWER}")

    assert [person.address for person in people.awaiting()] == [ZOE]


def test_lines_beside_a_wish_for_a_role_that_one_has_are_kept(made: Made) -> None:
    world = made(Policy())
    world.add(ZOE, "Zoe Quist", mentor=True, mission="I bake.")

    letters = world.write(ZOE, "join as mentor\n\nLimits: no weekends")

    assert [got.name for got in letters] == ["done"]
    assert world.person(ZOE).said(Field.LIMITS) == "no weekends"


def test_to_ask_where_things_stand_is_no_consent_of_who_was_added(made: Made) -> None:
    world = made(Policy())
    world.add(ZOE, "Zoe Quist", mentor=True, mission="I bake.")

    world.write(ZOE, "status")

    assert world.person(ZOE).consented_at is None
