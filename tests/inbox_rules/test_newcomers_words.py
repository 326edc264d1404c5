"""What people who are not one of us yet say: which role they wish, whom they choose, when they have time."""

from __future__ import annotations

import pytest

from inbox_rules.changes import mark_changes
from inbox_rules.choosing import chosen
from inbox_rules.folding import fold
from inbox_rules.joining import roles_in
from inbox_rules.times import time_of
from inbox_rules.values import Understood
from mentorship.fields import Field
from mentorship.requests import Request
from tests.inbox_rules.mails import TODAY, incoming

MENTOR = (
    "I'd be happy to give some of my time as a mentor.",
    "I'd love to do some mentoring",
    "Kann ich bei euch als Mentor mitmachen?",
    "Mein Chef meinte, ihr sucht noch Leute. Ich wäre gerne als Mentor dabei.",
    "Je suis volontaire comme mentore.",
    "Je voudrais devenir mentor chez vous",
    "Quiero ser mentora",
    "Me ofrezco como mentora, si hace falta gente.",
    "Mi piacerebbe fare da mentore",
    "Ik zou graag mentor worden",
    "Gostava de ser mentor no vosso programa",
)
MENTEE = (
    "Can someone mentor me?",
    "I would be interested in being mentored",
    "Gibt es bei euch einen Mentor für mich?",
    "Ich suche jemanden, der mich beim Berufswechsel begleitet.",
    "Je voudrais un mentor",
    "J'aimerais être mentorée",
    "Je souhaite participer comme mentoré",
    "Me gustaría tener un mentor",
    "Ando buscando a alguien que me oriente",
    "Vorrei avere un mentore",
    "Ik heb een mentor nodig",
    "Preciso de um mentor",
)
NEITHER = (
    "Ich bin mit meinem Mentor Max sehr zufrieden.",
    "Mijn mentor antwoordt niet",
    "Il mio mentore non risponde",
    "Ich will keinen Mentor",
    "I do not want a mentor",
    "Wie kann ich Mentor werden?",
    "My mentor asked me to write",
    "We offer a mentor platform for your company",
)


def wished(text: str) -> tuple[Request, ...]:
    return roles_in(incoming(text, "Hello"), Understood(None, text=text), TODAY, newcomer=True)


@pytest.mark.parametrize("text", MENTOR)
def test_who_would_give_is_a_mentor(text: str) -> None:
    assert wished(text) == (Request.JOIN_AS_MENTOR,)


@pytest.mark.parametrize("text", MENTEE)
def test_who_would_have_one_is_a_mentee(text: str) -> None:
    assert wished(text) == (Request.JOIN_AS_MENTEE,)


@pytest.mark.parametrize("text", NEITHER)
def test_to_speak_of_mentors_is_no_wish(text: str) -> None:
    assert wished(text) == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Ich würde gern K7M2 fragen.", ""),
        ("Bitte fragt K7M2 für mich", ""),
        ("Ich möchte K7M2 fragen, weil er Nachtdienste kennt.", "weil er Nachtdienste kennt."),
        ("Je voudrais demander à K7M2.", ""),
        ("Elijo a K7M2 porque conoce las noches.", "porque conoce las noches."),
        ("Vorrei chiedere a K7M2.", ""),
        ("Ik zou K7M2 willen vragen.", ""),
        ("Gostaria de pedir a K7M2.", ""),
    ],
)
def test_a_mentor_is_asked_for_by_code_in_a_sentence(line: str, reason: str) -> None:
    assert chosen(line) == (("K7M2",), reason)


@pytest.mark.parametrize(
    ("line", "codes", "reason"),
    [
        (
            "Ich würde gern K7M2 fragen. Ich will aus der Pflege.",
            "K7M2",
            "Ich will aus der Pflege.",
        ),
        ("Ich würde gern K7M2 fragen. Wenn sie nicht kann, dann P3QD.", "K7M2 P3QD", ""),
        ("Quiero pedirle a Lucía (K7M2) que sea mi mentora. Tengo el local.", "K7M2", "Tengo el local."),
        ("Solicitar K7M2. Si no puede, entonces P3QD.", "K7M2 P3QD", ""),
        ("Demander K7M2. Sinon, P3QD", "K7M2 P3QD", ""),
        ("Richiedere K7M2", "K7M2", ""),
        ("K7M2 aanvragen", "K7M2", ""),
        ("Pedir K7M2", "K7M2", ""),
    ],
)
def test_a_reason_and_whom_to_ask_otherwise_stand_behind_the_code(line: str, codes: str, reason: str) -> None:
    assert chosen(line) == (tuple(codes.split()), reason)


@pytest.mark.parametrize(
    "line",
    [
        "Ich möchte K7M2 nicht fragen",
        "Ich würde gern K7M2 oder P3QD fragen",
        "K7M2 klingt gut",
        "Vorrei chiedere a K7M2, ma non adesso",
        "Vorrei chiedere a K7M2 perche la stimo, ma non adesso",
        "Kann ich K7M2 fragen?",
        "Ich würde gern K7M2 fragen. Nein, doch nicht.",
        "Demander K7M2. Peut-être le mois prochain.",
        "Ich würde gern K7M2 fragen. Oder lieber P3QD.",
        "Quiero pedir más tiempo",
    ],
)
def test_a_doubt_about_a_code_chooses_nobody(line: str) -> None:
    assert chosen(line) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("alle zwei Wochen eine halbe Stunde", "30 minutes a fortnight"),
        ("alle 14 Tage zwei Stunden", "2 hours a fortnight"),
        ("every other week, an hour", "1 hour a fortnight"),
        ("toutes les deux semaines une heure", "1 hour a fortnight"),
        ("cada dos semanas una hora", "1 hour a fortnight"),
        ("ogni due settimane un'ora", "1 hour a fortnight"),
        ("om de twee weken een uur", "1 hour a fortnight"),
        ("a cada duas semanas uma hora", "1 hour a fortnight"),
        ("zweiwöchentlich zwei Stunden", "2 hours a fortnight"),
        ("jede Woche eine Stunde, im Monat zwei Abende", "1 hour a week, 2 evenings a month"),
        ("2 hours monthly, 1 evening", "2 hours a month, 1 evening a week"),
    ],
)
def test_the_period_may_stand_before_the_amount(text: str, time: str) -> None:
    assert time_of(text) == time


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("toutes les semaines, et par téléphone", "by phone"),
        ("jede Woche am Telefon", "by phone"),
        ("cada semana, por teléfono", "by phone"),
        ("ogni settimana, al telefono", "by phone"),
        ("elke week, via de telefoon", "by phone"),
        ("toda semana, por telefone", "by phone"),
        ("jeden Monat per Videoanruf", "by video"),
        ("cada mes, en persona", "in person"),
    ],
)
def test_the_means_that_stand_beside_a_rhythm_are_not_lost(text: str, how: str) -> None:
    _, found = mark_changes(fold(text))

    assert [changed.value for changed in found if changed.field is Field.HOW] == [how]
    assert Field.FREQUENCY in {changed.field for changed in found}
