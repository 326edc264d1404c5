"""What people say of a meeting, in seven languages: it is off, it moves, it is set (D17, E18, E19)."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.slots import slots_in
from mentorship.meetings import Slot, Spoken
from mentorship.requests import Request
from tests.inbox_rules.mails import TODAY, answer, outcome

THURSDAY, FRIDAY = date(2026, 3, 5), date(2026, 3, 6)
MONDAY = date(2026, 3, 9)  # with which next week begins
AT_SIX = 18 * 60


@pytest.mark.parametrize("letter", ["-", "agenda-ask", "agreement-settled", "nudge"])
@pytest.mark.parametrize(
    "words",
    [
        "I can't make it on Thursday",
        "Sorry, I can't make Thursday's call, my son is ill.",
        "I have to cancel our call on Thursday because of work",
        "Thursday doesn't work for me, sorry.",
        "cancel Thursday",
        "Ich kann am Donnerstag leider nicht.",
        "Leider muss ich unser Treffen am Donnerstag absagen, weil mein Kind krank ist.",
        "Je ne peux pas jeudi",
        "Désolée, je dois annuler notre rendez-vous de jeudi.",
        "No puedo asistir a la reunión del jueves",
        "Ik kan donderdag helaas niet komen",
        "Purtroppo giovedì non posso",
        "Devo annullare l'incontro di giovedì",
        "Não posso na quinta-feira",
    ],
)
def test_somebody_who_cannot_come_calls_that_day_off(letter: str, words: str) -> None:
    found = answer(letter, words)

    assert found.request is Request.CANCEL
    assert found.arguments.meeting is not None
    assert found.arguments.meeting.day == THURSDAY


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("could we move Tuesday's call to next week?", Spoken(date(2026, 3, 10), after=MONDAY)),
        (
            "I can't make it on Thursday, could we move it to Friday at 5 pm?",
            Spoken(THURSDAY, (Slot(FRIDAY, 1020),)),
        ),
        (
            "I can't make it on Thursday. Would Friday at 18:00 work?",
            Spoken(THURSDAY, (Slot(FRIDAY, AT_SIX),)),
        ),
        (
            "Können wir den Termin am Donnerstag auf nächste Woche verschieben?",
            Spoken(THURSDAY, after=MONDAY),
        ),
        (
            "Könnten wir unser Treffen auf Freitag um 18 Uhr verschieben?",
            Spoken(None, (Slot(FRIDAY, AT_SIX),)),
        ),
        (
            "Sorry, Thursday is impossible for me now. Could we do Friday instead?",
            Spoken(THURSDAY, after=FRIDAY),
        ),
        ("On peut décaler notre appel de jeudi à vendredi ?", Spoken(THURSDAY, after=FRIDAY)),
        ("¿Podemos mover la llamada del jueves a la semana que viene?", Spoken(THURSDAY, after=MONDAY)),
        ("Kunnen we de afspraak van donderdag naar volgende week verzetten?", Spoken(THURSDAY, after=MONDAY)),
        ("Possiamo spostare la chiamata di giovedì alla prossima settimana?", Spoken(THURSDAY, after=MONDAY)),
        ("Podemos mudar a chamada de quinta-feira para a próxima semana?", Spoken(THURSDAY, after=MONDAY)),
    ],
)
def test_a_meeting_moves_from_its_day_to_what_was_named(words: str, spoken: Spoken) -> None:
    found = answer("-", words)

    assert (found.request, found.arguments.meeting) == (Request.RESCHEDULE, spoken)


@pytest.mark.parametrize(
    "words",
    [
        "We meet on Thursday at six",
        "We're meeting on Thursday at 18:00",
        "Wir treffen uns am Donnerstag um 18 Uhr",
        "On se voit jeudi à 18h",
        "Nos vemos el jueves a las 18:00",
        "We spreken elkaar donderdag om 18 uur",
        "Ci vediamo giovedì alle 18",
        "Encontramo-nos na quinta-feira às 18h",
    ],
)
def test_a_day_with_its_hour_is_a_meeting_that_is_set(words: str) -> None:
    found = answer("-", words)

    assert found.request is Request.MEET
    assert found.arguments.meeting == Spoken(slots=(Slot(THURSDAY, AT_SIX),))


@pytest.mark.parametrize(
    "words",
    [
        "I can't make it on Thursday if the train is late",
        "If I can't make it on Thursday, I will write",
        "She can't make it on Thursday",
        "My boss says I can't make it on Thursday",
        "What if I can't make it on Thursday?",
        "I don't need to cancel our call",
        "Maybe I can't make it on Thursday",
        "We meet on Thursday at 8",
        "We never meet on Thursday at six",
        "We talked on Thursday about the call",
        "I'm away until 3 May",
        "Can we do Friday instead?",
        "Let us move the deadline to Thursday",
        "Could we change our call to monthly?",
        "Morgen lukt niet, kunnen we vrijdag om 10 uur bellen?",
        "Falls ich am Donnerstag nicht kann, melde ich mich",
        "Se non posso giovedì, ti scrivo",
    ],
)
def test_a_condition_somebody_else_or_an_unclear_hour_moves_nothing(words: str) -> None:
    found = answer("nudge", words)

    assert found.request not in (Request.CANCEL, Request.RESCHEDULE, Request.MEET)


@pytest.mark.parametrize(
    "words", ["I can't make it on Thursday, sorry!", "Could we move our call to next week?"]
)
def test_to_the_partner_it_is_mail_for_the_partner(words: str) -> None:
    assert outcome(answer("relayed", words)) == "content"


@pytest.mark.parametrize(
    "word", ["cancel", "reschedule", "absagen", "verschieben", "annuler", "annullare", "afzeggen"]
)
def test_the_word_alone_is_a_request_in_any_answer(word: str) -> None:
    found = answer("relayed", word)

    assert found.only_request
    assert found.request in (Request.CANCEL, Request.RESCHEDULE)


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("Number 2 please", 2), ("1. Thanks!", 1), ("Yes, 3", 3)]
)
def test_one_of_the_times_is_picked_by_its_number(text: str, number: int) -> None:
    found = answer("meeting-ask", text)

    assert found.arguments.number == number
    assert not found.doubt


def test_times_are_read_a_line_each_and_what_is_unclear_is_asked_about() -> None:
    slots, doubt = slots_in("Thursday 18:00\nFriday 6 March at 5 pm or 7 pm\n", TODAY)

    assert slots == (Slot(THURSDAY, AT_SIX), Slot(FRIDAY, 1020), Slot(FRIDAY, 1140))
    assert not doubt
    assert "at 8" in slots_in("Thursday at 8", TODAY)[1]
