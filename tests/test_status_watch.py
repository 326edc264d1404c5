"""`mentorpost status --watch`, in a terminal of its own."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.outside import COMMAND_SECONDS
from tests.stores import store_table

SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
{store}
"""


def _programme(folder: Path) -> None:
    (folder / "mentorpost.toml").write_text(SETTINGS.format(store=store_table(folder)), encoding="utf-8")


def _command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "mentorpost", "--config", str(folder / "mentorpost.toml"), *arguments]


def _read_until(terminal: int, words: str) -> str:
    seen = b""
    end = time.monotonic() + COMMAND_SECONDS
    while words.encode() not in seen:
        assert time.monotonic() < end, seen.decode(errors="replace")
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 4096)
    return seen.decode(errors="replace")


def test_it_is_drawn_again_when_something_has_changed_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    _programme(tmp_path)
    ours, theirs = pty.openpty()
    watching = subprocess.Popen(
        _command(tmp_path, "status", "--watch"),
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm"},
    )
    try:
        _read_until(ours, "Ctrl-C ends it")
        new = ("people", "add", "mia@example.com", "--name", "Mia Okafor", "--mentee")
        subprocess.run(_command(tmp_path, *new), check=True, capture_output=True, timeout=COMMAND_SECONDS)

        drawn = _read_until(ours, "letters to be sent: 1")
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=COMMAND_SECONDS)
    finally:
        watching.kill()
        watching.communicate()
        os.close(ours)
        os.close(theirs)

    assert "1 person;" in drawn
    assert "\x1b[2J" in drawn, "the old one is wiped away"
    assert (watching.returncode, said) == (0, b"")


def test_into_a_file_there_is_nothing_to_watch(tmp_path: Path) -> None:
    _programme(tmp_path)

    done = subprocess.run(
        _command(tmp_path, "status", "--watch"),
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )

    assert done.returncode == 2
    assert "--watch is for a terminal" in done.stderr
