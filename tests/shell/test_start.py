"""A command loads no more than it needs, so that it starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READING = ("mentorpost.handle", "inbox_rules.understand", "mentorpost.their_html")
BEHIND = """
import sys
try:
    {program}
except SystemExit as over:
    assert not over.code, over.code
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def loaded_by(program: str, folder: Path) -> set[str]:
    """Return the modules that a program has loaded when it is over."""
    done = subprocess.run(
        [sys.executable, "-c", BEHIND.format(program=program)],
        env={**os.environ, "MENTORPOST_DATA": str(folder), "MENTORPOST_CONFIG": ""},
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_a_round_without_mail_loads_nothing_that_reads_mail(tmp_path: Path) -> None:
    once = "import mentorpost.__main__ as m; m.main(['run', '--once'])"

    loaded_by(once, tmp_path)  # the first one migrates
    loaded = loaded_by(once, tmp_path)

    assert "mentorpost.tick" in loaded
    assert not loaded & {*READING, "playhouse.migrate"}


def test_help_loads_neither_the_store_nor_templates(tmp_path: Path) -> None:
    loaded = loaded_by("import mentorpost.__main__ as m; m.main(['--help'])", tmp_path)

    assert not loaded & {"peewee", "jinja2", "store.database"}


def test_a_daemon_has_loaded_all_before_it_waits(tmp_path: Path) -> None:
    wait = "D.forever = lambda self: None; m.main(['run'])"

    loaded = loaded_by(
        f"import mentorpost.__main__ as m; from mentorpost.daemon import Daemon as D; {wait}", tmp_path
    )

    assert loaded >= set(READING)
