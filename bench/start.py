"""How long does a command take to start? `python -m bench.start`

Beside them the least that a command written with click takes: `python -c "import click"`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

TIMES = 15
WITHOUT = "import sys; sys.modules['psycopg'] = None; from mentorpost.__main__ import main; main()"
# fmt: off
PROGRAMS = (
    ("python -c pass",             ("-c", "pass")),
    ('python -c "import click"',   ("-c", "import click")),
    ("mentorpost --help",          ("-m", "mentorpost", "--help")),
    ("mentorpost run --once",      ("-c", WITHOUT, "run", "--once")),
    ("the same, psycopg installed", ("-m", "mentorpost", "run", "--once")),
)
# fmt: on


def seconds(arguments: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Run it once, in a programme of its own that has nothing to do; return its time, and its time of CPU."""
    environment = {**os.environ, "MENTORPOST_CONFIG": str(folder / "mentorpost.toml")}
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    passed = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{arguments} ended with {process.returncode}"
    return passed, used.ru_utime + used.ru_stime


def main() -> None:
    """Measure by turns, and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place in ("new", "cur", "tmp"):
            (folder / "in" / place).mkdir(parents=True)
        (folder / "mentorpost.toml").write_text(
            f"""
            program = {{name = "Bench", address = "post@example.org", organizers = ["olga@example.com"]}}
            mailbox = {{url = "maildir://{folder}/in"}}
            smtp = {{url = "maildir://{folder}/out"}}
            store = {{url = "sqlite:///{folder}/bench.sqlite3"}}
            """
        )
        took: dict[str, list[tuple[float, float]]] = {said: [] for said, _ in PROGRAMS}
        for turn in range(TIMES + 1):
            for said, arguments in PROGRAMS:
                passed = seconds(arguments, folder)
                if turn:  # the first writes the store and what Python compiles
                    took[said].append(passed)
    print("| | median | CPU |\n|---|---|---|")
    for said, each in took.items():
        wall, cpu = (median(column) * 1000 for column in zip(*each, strict=True))
        print(f"| {said} | {wall:.0f} ms | {cpu:.0f} ms |")


if __name__ == "__main__":
    main()
