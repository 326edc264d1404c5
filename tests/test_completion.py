"""Commands and options are completed, as bash asks for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.outside import COMMAND_SECONDS

PROGRAM = "from mentorpost.__main__ import main; main(prog_name='mentorpost')"


def _asked(words: str, at: int) -> set[str]:
    """Ask as the printed script does: the words so far, and which of them is to be completed."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={
            **os.environ,
            "_MENTORPOST_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(at),
        },
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=True,
    )
    return {line.partition(",")[2] for line in done.stdout.split()}


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("mentorpost peo", 1, {"people"}),
        ("mentorpost people ap", 2, {"approve"}),
        ("mentorpost status --w", 2, {"--watch"}),
    ],
)
def test_what_was_begun_is_completed(words: str, at: int, found: set[str]) -> None:
    assert _asked(words, at) == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_asks_us(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mentorpost", "completion", shell],
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=True,
    )

    assert f"_MENTORPOST_COMPLETE={shell}_complete" in done.stdout


def test_an_unknown_shell_is_one_line_that_names_the_known_ones() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mentorpost", "completion"],
        env={**os.environ, "SHELL": "/bin/tcsh"},
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )

    assert done.returncode == 2
    assert "name a shell: bash, zsh, fish" in done.stderr
