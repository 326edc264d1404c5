"""A line a month at the end, and the lines that a survey offers beside its number."""

from __future__ import annotations

import pytest

from inbox_rules.survey import look_back
from mentorship.looking_back import LookingBack
from tests.inbox_rules.mails import answer, outcome


@pytest.mark.parametrize(
    "text",
    [
        "monthly", "A line a month would be lovely.", "Close it with a line a month", "monatlich",
        "Eine Zeile im Monat wäre schön.", "mensuel", "un mot par mois", "mensual", "una línea al mes",
        "mensile",
        "una riga al mese", "maandelijks", "een regel per maand", "mensal", "uma linha por mês",
    ],
)  # fmt: skip
def test_a_line_a_month_is_read_in_every_language(text: str) -> None:
    assert outcome(answer("time-is-up", text)) == "monthly"


@pytest.mark.parametrize(
    "text", ["not monthly", "A line a month, or two months more?", "no monthly line please"]
)
def test_a_line_a_month_that_may_not_be_wanted_is_no_wish(text: str) -> None:
    assert outcome(answer("time-is-up", text)) != "monthly"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5\nListened: yes\nTrust: 4", LookingBack(True, 4)),
        ("Listened: not really\nTrust: 2 out of 5", LookingBack(False, 2)),
        ("Zugehört: ja, sehr\nVertrauen: vier", LookingBack(True, 4)),
        ("Écouté : oui\nConfiance : 5/5", LookingBack(True, 5)),
        ("Escuchado: sí\nConfianza: cinco", LookingBack(True, 5)),
        ("Ascoltato: sempre\nFiducia: 3", LookingBack(True, 3)),
        ("Geluisterd: nee\nVertrouwen: twee", LookingBack(False, 2)),
        ("Ouvido: sim\nConfiança: 4", LookingBack(True, 4)),
        ("Listened: it depends\nTrust: 8/10", LookingBack(None, None)),
        ("I felt listened to, and there was trust.", LookingBack(None, None)),
    ],
)
def test_the_lines_of_a_survey_are_read_in_every_language(text: str, said: LookingBack) -> None:
    assert look_back(text, "", "Max").back == said


def test_a_number_of_another_line_is_not_taken_for_the_rating() -> None:
    looked = look_back("3\n\nListened: yes\nTrust: 5\nWhat helped: his 2 questions", "", "Max")

    assert looked.rest.strip() == "3"
    assert "Trust: 5" in looked.told


def test_lines_filled_in_behind_our_quoted_labels_are_read() -> None:
    quoted = "> Listened: yes\n> Trust:\n> What helped: the walks\n> Tell Max: thank you"
    body = f"4\n\nOn Monday Riverside wrote:\n{quoted}"

    looked = look_back("4", body, "Max")

    assert looked.back == LookingBack(True, None)
    assert looked.tell == "thank you"
    assert "Helped: the walks" in looked.told


def test_what_is_told_to_the_other_stays_out_of_what_the_organizer_reads() -> None:
    looked = look_back("5, thank you Ann\nTell Max: my number is 4711", "", "Max")

    assert looked.tell == "my number is 4711"
    assert "4711" not in looked.told
