"""The log holds no address and none of anybody's words."""

from __future__ import annotations

import logging
import sys

import pytest

from mentorpost.log_format import Discreet


def _written(message: str, *fields: object, error: bool = False) -> str:
    record = logging.LogRecord(
        "any", logging.ERROR, __file__, 1, message, fields, sys.exc_info() if error else None
    )
    return Discreet().format(record)


@pytest.mark.parametrize(
    "said",
    [
        "550 5.1.1 <mia@example.com>: no such user",
        "to=mia@example.com",
        "RCPT TO:<mia.okafor+mentor@example.com> refused",
        '"mia"@example.com',
        "mia@münchen.example",
    ],
)
def test_a_line_names_no_address(said: str) -> None:
    written = _written("not sent letter=%s said=%r", 7, said)

    assert "letter=7" in written
    assert "<address>" in written
    assert "@" not in written


def test_a_fault_is_logged_with_the_way_to_it_and_without_its_words() -> None:
    try:
        int("I am unhappy at work, mia@example.com")
    except ValueError:
        written = _written("failed mail=%s", 3, error=True)

    assert written.splitlines()[-1] == "ValueError"
    assert "test_log.py" in written
    assert "unhappy at work, mia" not in written.replace('int("I am unhappy at work, mia@example.com")', "")
