"""A line such as "On Sunday, Max wrote:" is no part of an answer; what somebody tells of others is."""

from __future__ import annotations

import pytest

from inbox_rules.quotes import author_text

MAILERS = (
    "On Sunday, Max Berger wrote:", "Max wrote:", "Max via Riverside Mentors wrote:",
    "Am Sonntag schrieb Max Berger:", "Am Sonntag hat Max geschrieben:", "Am So., schrieb Max von Berg:",
    "Le dimanche, Max a écrit :", "dimanche Max a écrit :", "Max de la Tour a écrit :",
    "El domingo, Max escribió:", "Max ha escrito:", "domingo, Max del Río escribió:",
    "domenica, Max ha scritto:", "Il domenica Max ha scritto:", "Max Della Rocca scriveva:",
    "Em domingo, Max escreveu:", "No domingo, Max dos Santos escreveu:", "Max escreveu:",
    "Op zondag schreef Max:", "Zondag schreef Max van den Berg:", "Max heeft geschreven:",
)  # fmt: skip
PEOPLE = (
    "What my mother wrote:", "She wrote:", "On Sunday my boss said:", "As Frost wrote:", "I wrote:",
    "Am Sonntag schrieb meine Mutter:", "Er schrieb:", "Am Sonntag schrieb der Chef:", "Der Chef schrieb:",
    "Ma mère a écrit :", "Elle a écrit :", "Dimanche mon chef a écrit :",
    "Mi jefe escribió:", "El jefe escribió:", "Ella escribió:",
    "Mio capo ha scritto:", "Lei ha scritto:", "Domenica il capo ha scritto:",
    "Meu chefe escreveu:", "Ela escreveu:", "No domingo o chefe escreveu:",
    "Mijn baas schreef:", "Zij schreef:", "Op zondag schreef de baas:",
)  # fmt: skip


@pytest.mark.parametrize("line", MAILERS)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_name_and_a_verb_above_what_is_quoted_is_the_mailers(line: str, gap: str) -> None:
    mail = f"Thanks, I did it.\n\n{line}\n{gap}> How are you?\n> Max\n"

    assert author_text(mail).text == "Thanks, I did it."


@pytest.mark.parametrize("line", PEOPLE)
def test_what_somebody_tells_of_others_stays_with_what_they_quote(line: str) -> None:
    mail = f"Thanks, I did it.\n\n{line}\n> Come home soon.\n\nWhat do you think?"

    assert author_text(mail).text == mail


@pytest.mark.parametrize("line", MAILERS)
def test_the_same_line_above_nothing_that_is_quoted_is_somebodys_own(line: str) -> None:
    mail = f"You won't believe it.\n\n{line}\nyes, on Monday.\n\nWhat do you think?"

    assert author_text(mail).text == mail
