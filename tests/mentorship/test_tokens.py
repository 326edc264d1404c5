"""A token names one letter, and only who holds the key can make it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship.tokens import PATTERN, all_in, letter_of, make, without_tokens

KEY = b"k" * 32


@given(st.integers(min_value=1, max_value=10**12), st.binary(min_size=16, max_size=64))
def test_a_token_names_its_letter_in_any_case(number: int, key: bytes) -> None:
    token = make(number, key)

    assert PATTERN.fullmatch(token)
    assert letter_of(token, key) == number
    assert letter_of(token.upper(), key) == number


def test_a_token_of_another_key_is_none() -> None:
    assert letter_of(make(7, b"another"), KEY) is None


def test_the_signature_of_one_letter_does_not_serve_another() -> None:
    signature = make(7, KEY).partition("-")[2]

    assert letter_of(f"8-{signature}", KEY) is None


def test_a_leading_zero_makes_no_second_token_for_the_same_letter() -> None:
    signature = make(7, KEY).partition("-")[2]

    assert letter_of(f"07-{signature}", KEY) is None


def test_a_token_holds_100_bits() -> None:
    assert len(make(7, KEY).partition("-")[2]) * 5 == 100


def test_what_is_passed_on_holds_no_token() -> None:
    token = make(7, KEY)
    written = f"Hi Max,\n\nsee below.\n> [{token}]\n[{token}]\nmentors+{token}@riverside.example\nMia"

    assert without_tokens(written) == "Hi Max,\n\nsee below.\n>\nmentors+@riverside.example\nMia"
    assert without_tokens(f"Re: Mia, meet Max [{token}]") == "Re: Mia, meet Max"
    assert without_tokens("a well-known 5-a-side\n\n[note]") == "a well-known 5-a-side\n\n[note]"


@given(
    st.lists(st.sampled_from(["a", "7", "-", " ", ".", "é", "\n", "b" * 20, "d2" * 10, "9" * 12]), max_size=9)
)
def test_the_quick_look_finds_what_the_pattern_finds(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert list(all_in(text)) == [found[0] for found in PATTERN.finditer(text)]
