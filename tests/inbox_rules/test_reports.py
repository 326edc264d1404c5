"""A report is one wherever it stands, in any of the seven languages, and never in what is only spoken of."""

from __future__ import annotations

import pytest

from inbox_rules.reports import Verdict, is_report, verdict_in
from inbox_rules.understand import understand
from mentorship.requests import Request
from tests.inbox_rules.mails import TODAY, answer, incoming

ALONE = (
    "report", "Report!", "*report*", '"report"', "- report", "report: he scares me", "report - he scares me",
    "Meldung: er belästigt mich", "melden", "signaler", "Signalement : il me harcèle", "denunciar",
    "denuncia: me acosa", "segnalare", "Segnalazione: mi molesta", "melding", "melden: hij valt me lastig",
    "denúncia", "reportar",
)  # fmt: skip
BY_NAME = (
    "I need to report Max.", "Ich will Max melden", "Je veux signaler Max", "Quiero denunciar a Max",
    "Voglio segnalare Max", "Ik wil Max melden", "Quero denunciar o Max",
    "I'd like to make a report about Max",
)  # fmt: skip
NONE = (
    "Please report to Anna on Monday", "My report is done, see below.", "I want to report progress",
    "Report für Montag ist fertig, anbei.", "Melden wir uns Montag?",
    "Ich möchte mich melden, sobald ich kann",
    "to do:\n- call Ann\n- report", "Here is my report:\n\nI did the course.", "> report",
    "I want to report Ann's numbers next week",
)  # fmt: skip


@pytest.mark.parametrize("letter", ["relayed", "agenda", "check-in", "welcome-mentee", "agreement-form"])
@pytest.mark.parametrize("words", [*ALONE, *BY_NAME])
def test_a_report_is_one_in_seven_languages_and_in_answer_to_any_letter(letter: str, words: str) -> None:
    found = answer(letter, words, partner="Max")

    assert found.request is Request.REPORT


@pytest.mark.parametrize("words", [*ALONE, *BY_NAME])
def test_a_report_is_one_in_a_new_mail_under_any_subject(words: str) -> None:
    found = understand(incoming(words, subject="Hello"), None, TODAY)

    assert found.request is Request.REPORT


@pytest.mark.parametrize(
    "word", ["report", "melden", "signaler", "denunciar", "segnalare", "melding", "reportar"]
)
def test_the_word_on_a_line_of_its_own_counts_below_words_for_the_partner(word: str) -> None:
    mail = f"Hi Max,\n\nthanks for the book, I am on page 30.\n\n{word}\nHe wants to meet at night."

    assert answer("relayed", mail, partner="Max").request is Request.REPORT


@pytest.mark.parametrize("words", NONE)
def test_who_only_speaks_of_a_report_reports_nothing(words: str) -> None:
    lines = list(enumerate(words.split("\n"), 1))

    assert not is_report(lines, "Max", for_partner=True)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("release", Verdict.RELEASE), ("Release new.", Verdict.RELEASE_NEW),
        ("end\n\nThanks, Jo", Verdict.END),
        ("freigeben neu", Verdict.RELEASE_NEW), ("terminer", Verdict.END), ("liberar", Verdict.RELEASE),
        ("sblocca", Verdict.RELEASE), ("opheffen", Verdict.RELEASE), ("encerrar", Verdict.END),
        ("don't release", None), ("release or end?", None), ("", None), ("Released, but not yet", None),
        ("release\n\nbut please wait until I have spoken to both of them", None), ("end of next week", None),
    ],
)  # fmt: skip
def test_a_decision_is_one_only_where_nothing_else_is_said(words: str, verdict: Verdict | None) -> None:
    assert verdict_in(words) is verdict
