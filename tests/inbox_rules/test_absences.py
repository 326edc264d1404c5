"""When somebody is away: read from a notice for its last day, from a person only as a whole sentence."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.absences import Absence, absence_in, last_day_noticed

TODAY = date(2026, 7, 20)
THIRD, TWENTIETH = date(2026, 8, 3), date(2026, 8, 20)


@pytest.mark.parametrize(
    "notice",
    [
        "I am out of the office until 14 August and read no mail.",
        "I will be out of the office from Monday, August 3 through Friday, August 14.",
        "Ich bin bis zum 14. August nicht im Büro. In dringenden Fällen: Tel. 030 1234",
        "vom 03.08. bis 14.08.2026 im Urlaub",
        "Je suis absent jusqu'au 14 août inclus.",
        "Estoy fuera de la oficina hasta el 14 de agosto.",
        "Sono fuori ufficio fino al 14 agosto.",
        "Ik ben afwezig tot en met 14 augustus.",
        "Estou ausente até 14 de agosto.",
    ],
)
def test_the_last_day_of_a_notice_is_read_in_seven_languages(notice: str) -> None:
    assert last_day_noticed(notice, TODAY) == date(2026, 8, 14)


@pytest.mark.parametrize(
    "notice",
    [
        "I am on parental leave.",
        "Away until 14 August, in Rome until 20 August.",
        "I was away until 3 July 2026.",
    ],
)
def test_a_notice_that_names_no_one_day_to_come_has_none(notice: str) -> None:
    assert last_day_noticed(notice, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "I am away from 3 to 20 August",
        "I will be away 3-20 August.",
        "Hi,\n\nI'll be on vacation from August 3 to August 20.\n\nMia",
        "Ich bin vom 3. bis 20. August im Urlaub.",
        "Ich bin vom 3.8. bis zum 20.8. verreist.",
        "Je suis en vacances du 3 au 20 août",
        "Estoy de vacaciones del 3 al 20 de agosto",
        "Sono in ferie dal 3 al 20 agosto",
        "Ik ben van 3 tot 20 augustus op vakantie",
        "Estou de férias de 3 a 20 de agosto",
    ],
)
def test_days_away_are_read_in_seven_languages(text: str) -> None:
    assert absence_in(text, TODAY) == Absence(THIRD, TWENTIETH)


@pytest.mark.parametrize(
    "text",
    [
        "I'm on holiday until 20 August.",
        "Ich bin bis 20. August weg",
        "Je suis absente jusqu'au 20 août.",
        "Estaré fuera hasta el 20 de agosto",
        "Sarò assente fino al 20 agosto",
        "Ik ben met vakantie tot en met 20 augustus",
        "Estarei ausente até 20 de agosto",
    ],
)
def test_away_until_a_day_begins_today(text: str) -> None:
    assert absence_in(text, TODAY) == Absence(None, TWENTIETH)


@pytest.mark.parametrize(
    "text",
    [
        "I am away on 20 August",
        "I am away a lot",
        "I am away from 3 to 20 August, and I think we should stop.",
        "I am away from 3 to 20 August.\nPlease end this mentorship now.",
        "Is it all right that I am away until 20 August?",
        "I am not away until 20 August",
        "Max is away until 20 August",
        "I am away until a few weeks from now",
        "Ich bin nicht bis 20. August weg",
    ],
)
def test_anything_more_or_less_than_that_is_not_read_so(text: str) -> None:
    assert absence_in(text, TODAY) is None
