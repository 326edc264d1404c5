"""The line that names its author's manager, and what a manager answers, in seven languages."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.managers import Reply, reply_in, take_manager
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked
from mentorship.managers import Named
from mentorship.requests import Request

DANA = Named("Dana Fox", "dana@example.org")


@pytest.mark.parametrize(
    "line",
    [
        "Manager: Dana Fox <dana@example.org>",
        "manager: Dana Fox, Dana@Example.org",
        "*Manager:* Dana Fox (dana@example.org)",
        "Manager: dana@example.org (Dana Fox)",
        "Manager: Fox, Dana <dana@example.org>",
        "Manager: Dana Fox <dana@example.org<mailto:dana@example.org>>",
        "Manager: Dana Fox\n<dana@example.org>",
        "My line manager is Dana Fox, dana@example.org.",
        "Hello, my boss is Dana Fox <dana@example.org>",
        "Führungskraft: Dana Fox <dana@example.org>",
        "Meine Chefin ist Dana Fox, dana@example.org",
        "Responsable : Dana Fox <dana@example.org>",
        "Mon responsable est Dana Fox, dana@example.org",
        "Jefe: Dana Fox <dana@example.org>",
        "Mi jefe es Dana Fox, dana@example.org",
        "Responsabile: Dana Fox <dana@example.org>",
        "Il mio capo è Dana Fox, dana@example.org",
        "Leidinggevende: Dana Fox <dana@example.org>",
        "Mijn leidinggevende is Dana Fox, dana@example.org",
        "Gestor: Dana Fox <dana@example.org>",
        "O meu chefe é Dana Fox, dana@example.org",
    ],
)
def test_a_line_with_an_address_names_somebodys_manager_and_leaves_the_mail(line: str) -> None:
    rest, named = take_manager(f"Frequency: weekly\n{line}\nLength: 3 months")

    assert named == DANA
    assert rest == "Frequency: weekly\nLength: 3 months"


def test_an_address_alone_is_enough() -> None:
    assert take_manager("Manager: dana.fox@example.org") == ("", Named("", "dana.fox@example.org"))


@pytest.mark.parametrize(
    "line",
    ["Manager: none", "Manager: nobody", "Chef: niemand", "Responsable: aucun", "Jefe: nadie",
     "Responsabile: nessuno", "Leidinggevende: geen", "Gestor: ninguém"],
)  # fmt: skip
def test_the_name_is_taken_back_in_seven_languages(line: str) -> None:
    assert take_manager(line) == ("", Named("", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Manager: each of us tells their own",
        "Manager:",
        "Manager: Dana Fox",
        "> Manager: Dana Fox <dana@example.org>",
        "My manager is on holiday, so write to dana@example.org",
        "I told my manager, dana@example.org knows.",
        "My mentor is Dana Fox, dana@example.org",
    ],
)
def test_anything_else_names_nobody_and_stays(text: str) -> None:
    assert take_manager(text) == (text, None)


def test_two_addresses_are_nobody_in_particular() -> None:
    _, named = take_manager("Manager: dana@example.org or lee@example.org")

    assert named is not None
    assert not named.readable


def reply(text: str) -> Reply:
    raw = f"From: dana@example.org\nSubject: Re: Mia Okafor and mentoring\n\n{text}\n".encode()
    understood = understand(
        read(raw, frozenset({"mentors@example.org"}), ()), Asked("manager-agreement"), date(2026, 3, 2)
    )
    return reply_in(understood.text, understood.request)


@pytest.mark.parametrize(
    "text",
    ["ok", "Noted.", "Noted, thanks!", "Got it", "Received, all the best to Mia", "Great initiative!", "👍",
     "Happy to support this", "Danke, zur Kenntnis genommen", "Alles klar", "Viel Erfolg dabei", "Bien noté",
     "Merci", "Recibido, gracias", "Mucha suerte", "Ricevuto, grazie", "Va bene", "Prima, dank je",
     "Veel succes", "Recebido, obrigado", "Boa sorte"],
)  # fmt: skip
def test_anything_kind_acknowledges(text: str) -> None:
    assert reply(text) is Reply.YES


@pytest.mark.parametrize(
    "text",
    ["No", "No, we can't spare the time.", "I'd rather not", "Please stop writing to me", "unsubscribe",
     "Nein", "Das geht leider nicht", "Non, désolé", "No, lo siento", "No, mi dispiace", "Nee", "Não"],
)  # fmt: skip
def test_a_no_and_a_wish_for_no_letters_are_both_no(text: str) -> None:
    assert reply(text) is Reply.NO


@pytest.mark.parametrize(
    "text",
    ["Who is the mentor?", "Ok, but is this in working hours?", "Thanks, but not during working hours",
     "Noted. Only until June, please.", "Danke, aber nicht im Sommer", "We have a budget freeze here.",
     "Merci, mais pas le lundi", "Gracias, pero no los lunes"],
)  # fmt: skip
def test_what_is_neither_is_read_by_a_person(text: str) -> None:
    assert reply(text) is Reply.FOR_A_PERSON


@pytest.mark.parametrize(
    "text",
    ["send", "Send it please", "yes", "Yes please, go ahead.", "ja, abschicken", "senden", "oui, envoyez",
     "envoyer", "sí, enviar", "envíalo", "sì, invia", "inviare", "ja, verstuur het maar", "verzenden",
     "sim, enviar", "pode enviar"],
)  # fmt: skip
def test_send_is_understood_in_seven_languages(text: str) -> None:
    raw = f"From: mia@example.org\nSubject: Re: A letter for Dana Fox\n\n{text}\n".encode()

    found = understand(read(raw, frozenset(), ()), Asked("manager-preview"), date(2026, 3, 2))

    assert found.request is Request.SEND


@pytest.mark.parametrize(
    "text",
    ["no", "don't send it", "not yet", "nein", "nicht senden", "non", "no lo envíes", "non inviare",
     "niet versturen", "não enviar", "Send it? I don't know.", "please change the time first"],
)  # fmt: skip
def test_nothing_else_is(text: str) -> None:
    raw = f"From: mia@example.org\nSubject: Re: A letter for Dana Fox\n\n{text}\n".encode()

    found = understand(read(raw, frozenset(), ()), Asked("manager-preview"), date(2026, 3, 2))

    assert found.request is not Request.SEND


@pytest.mark.parametrize("word", ["conflict", "Konflikt", "conflit", "conflicto", "conflitto", "conflito"])
def test_conflict_is_understood_alone(word: str) -> None:
    raw = f"From: mia@example.org\nSubject: Hello\n\n{word}\n".encode()

    assert understand(read(raw, frozenset(), ()), None, date(2026, 3, 2)).request is Request.CONFLICT
