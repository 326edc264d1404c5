"""One mentorship from the directory to its second end, from outside: Dovecot, SMTP, and clients' replies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import missing
from tests.outside import START, Outside, names
from tests.rig import Catcher, Dovecot
from tests.shifted_clock import why_no_shifted_clock

MAX, MIA = "max@example.org", "mia@example.com"


@pytest.fixture
def outside(tmp_path: Path, dovecot: Dovecot, catcher: Catcher) -> Outside:
    """A programme with an empty mailbox."""
    if reason := why_no_shifted_clock():
        missing(reason)
    return Outside(tmp_path, dovecot, catcher, "life@mentor.test", START)


def test_a_mentorship_lives_from_the_directory_to_its_second_end(outside: Outside) -> None:
    _choose(outside)
    _settle(outside)
    _work(outside)
    _reach_the_goal(outside)
    _restart_and_end(outside)

    assert outside.dovecot.mails(outside.user) == []
    assert outside.json("mail", "quarantine") == []


def _choose(outside: Outside) -> None:
    outside.command(
        "people", "add", MAX, "--name", "Max Berger", "--mentor", "--mission", "I changed careers."
    )
    outside.command("people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    assert sorted(letter.name for letter in outside.run()) == ["welcome-mentee", "welcome-mentor"]

    assert names(outside.write(MIA, "mentors"), MIA) == ["directory"]
    code = outside.json("people", "show", MAX)["code"]
    assert code in outside.latest("directory", MIA).text

    words = "I teach maths and want into data work."
    asked = outside.reply(MIA, "directory", f"request {code}\n\n{words}", "iphone")
    assert (names(asked, MAX), names(asked, MIA)) == (["request"], ["request-sent"])
    assert words in outside.latest("request", MAX).text
    assert outside.pair()["state"] == "requested"

    introduced = outside.reply(MAX, "request", "Yes, gladly. Accept!", "outlook_desktop")
    assert (names(introduced, MAX), names(introduced, MIA)) == (["introduction"], ["introduction"])
    assert (outside.pair()["state"], outside.pair()["stage"]) == ("agreeing", "icebreak")


def _settle(outside: Outside) -> None:
    passed_on = outside.reply(
        MIA, "introduction", "Hi Max,\n\nmy road: school, then school again.", "html_only"
    )
    assert names(passed_on, MAX) == ["relayed"]
    assert "school, then school again" in outside.latest("relayed", MAX).text
    assert MIA not in str(passed_on[0].message)

    week = outside.after(days=7)
    assert "icebreaker" in names(week, MIA)
    assert "agreement-form" in names(week, MIA)

    changed = outside.reply(MIA, "agreement-form", "every week, three months please", "gmail")
    assert names(changed, MAX) == ["agreement-review"]
    assert "Frequency: weekly" in outside.latest("agreement-review", MAX).text

    settled = outside.reply(MAX, "agreement-review", "agree", "thunderbird")
    assert (names(settled, MAX), names(settled, MIA)) == (["agreement-settled"], ["agreement-settled"])
    assert (outside.pair()["state"], outside.pair()["stage"]) == ("active", "goals")


def _work(outside: Outside) -> None:
    outside.after(days=4)
    agenda = outside.reply(MIA, "agenda-ask", "How to explain a career break.", "apple_mail")
    assert (names(agenda, MAX), names(agenda, MIA)) == (["agenda"], ["agenda"])
    assert "career break" in outside.latest("agenda", MAX).text

    weeks = outside.after(days=17)
    assert "confidentiality-reminder" in names(weeks, MAX)
    assert "confidentiality-reminder" in names(weeks, MIA)
    assert "check-in" in names(weeks, MIA)

    paused = outside.reply(MIA, "agreement-settled", "pause until 3 May", "gmail_bottom")
    assert (names(paused, MAX), names(paused, MIA)) == (["paused"], ["paused"])
    assert (outside.pair()["state"], outside.pair()["paused_until"]) == ("paused", "2027-05-03")
    refused = outside.reply(MAX, "paused", "resume", "outlook_web")
    assert names(refused, MAX) == ["not-possible"]
    assert names(outside.after(days=3), MAX) == []
    resumed = outside.reply(MIA, "paused", "resume", "yahoo")
    assert (names(resumed, MAX), names(resumed, MIA)) == (["resumed"], ["resumed"])
    assert outside.pair()["state"] == "active"


def _reach_the_goal(outside: Outside) -> None:
    claimed = outside.reply(MIA, "agreement-settled", "goal reached", "proton")
    assert names(claimed, MAX) == ["goal-confirm"]
    reached = outside.reply(MAX, "goal-confirm", "Yes!", "outlook_mobile")
    assert names(reached, MIA) == ["survey"]
    assert names(reached, MAX) == ["reflection"]
    assert outside.pair()["state"] == "maintenance"

    outside.reply(MIA, "survey", "5", "iphone")
    assert outside.json("people", "show", MAX)["ratings"] == [5]
    assert outside.json("people", "show", MAX)["availability"] == "unavailable"

    assert "maintenance" in names(outside.after(days=32), MIA)
    line = outside.reply(MIA, "maintenance", "Better. I start in June.", "mutt")
    assert "I start in June" in outside.latest("relayed", MAX).text
    assert names(line, MIA) == []


def _restart_and_end(outside: Outside) -> None:
    assert names(outside.reply(MIA, "maintenance", "restart", "gmail"), MAX) == ["restart-request"]
    draft = outside.reply(MAX, "restart-request", "with pleasure", "samsung")
    assert "Frequency: weekly" in outside.latest("agreement-form", MIA).text
    assert "agreement-form" in names(draft, MIA)
    outside.reply(MIA, "agreement-form", "agree", "gmail")
    outside.reply(MAX, "agreement-review", "agree", "gmail")
    assert outside.pair()["state"] == "active"

    asked = outside.reply(MAX, "agreement-settled", "I would like to end this.", "gmail")
    assert (names(asked, MAX), names(asked, MIA)) == (["work-it-out"], [])
    ended = outside.reply(MAX, "work-it-out", "end now", "gmail")
    assert names(ended, MIA) == ["closing"]
    assert outside.pair()["state"] == "ended"
