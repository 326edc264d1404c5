"""Where the lines of a letter may break."""

from __future__ import annotations

import pytest

from mailer.flow import WIDTH, flow


@pytest.mark.parametrize("sign", list(":;?!"))
def test_a_sign_that_stands_apart_from_its_word_never_begins_a_line(sign: str) -> None:
    for length in range(WIDTH - 20, WIDTH + 5):
        text, _ = flow(f"{'a' * length} fin {sign} Puis la suite.")

        assert f"fin {sign}" in text
        assert max(map(len, text.split("\n"))) <= max(WIDTH, length)
