"""The same waiting mails through ourselves, the least program, Salmon and Roundup in turn: medians.

Each is a process of its own and answers to the same SMTP server. Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import mailbox
import sys
import tempfile
from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from statistics import median

from salmon.queue import Queue

from bench.measured import Cost, run
from bench.peers.roundup_gateway import make_tracker
from bench.whole_way import POST, Bench, introduce, mail_system, put
from tests.dovecot import Dovecot

# One text a run: the same words for the third time would be taken for a machine's.
TEXTS = (
    "Thank you, I am glad about this. Shall we talk on Tuesday at five?",
    "I read the chapter that you named. The part on asking for help was new to me.",
    "The interview went well, and they want to hear from me again next month.",
    "Here is what I wrote down after our talk: fewer meetings, one goal, more sleep.",
    "My week was full, so the plan has to wait. Could we look at it together?",
)


class Beside:
    """Whoever is measured, over the same mails."""

    def __init__(self, folder: Path, dovecot: Dovecot, smtp_port: int, bench: Bench) -> None:
        self._folder = folder
        self._dovecot = dovecot
        self._smtp_port = smtp_port
        self._bench = bench
        self._letters = 0

    def all_of(self, mails: list[bytes], number: int) -> dict[str, Cost]:
        """Let each handle the mails; say what it cost."""
        costs: dict[str, Cost] = {}
        put(self._dovecot, POST, mails)
        self._counted(costs, "mentorpost", self._bench.once, len(mails))
        costs["least"] = self._bench.least(f"beside-{number}", mails, self._last)
        queue = self._folder / f"queue-{number}"
        for mail in mails:
            Queue(str(queue)).push(mail)
        arguments = (str(queue), str(self._smtp_port))
        self._counted(costs, "Salmon", lambda: run("bench.peers.salmon_answer", *arguments), len(mails))
        tracker, mbox = self._folder / f"tracker-{number}", self._folder / f"mbox-{number}"
        writers = {parseaddr(_field(mail, b"From: "))[1] for mail in mails}
        make_tracker(tracker, self._smtp_port, writers)
        box = mailbox.mbox(mbox)
        for mail in mails:
            box.add(mail)
        box.close()
        gateway = (str(tracker), "mailbox", str(mbox))
        self._counted(costs, "Roundup", lambda: run("bench.peers.roundup_gateway", *gateway), len(mails))
        return costs

    def _counted(self, costs: dict[str, Cost], who: str, go: Callable[[], Cost], mails: int) -> None:
        costs[who] = go()
        self._last = self._bench.letters()
        assert len(self._last) >= mails, f"{who} answered {len(self._last)} of {mails} mails"


def _field(mail: bytes, name: bytes) -> str:
    start = mail.index(name) + len(name)
    return mail[start : mail.index(b"\n", start)].decode().strip()


def print_table(runs: list[dict[str, Cost]], mails: int) -> None:
    """Print the medians, and how many times the others' rate and CPU ours is."""
    ours = _rate(runs, "mentorpost", mails)
    print("program      mails/s   ms CPU a mail   MB peak   ours is")
    for who in runs[0]:
        rate = _rate(runs, who, mails)
        cpu = median(costs[who].cpu_seconds for costs in runs) / mails * 1000
        peak = median(costs[who].peak_megabytes for costs in runs)
        print(f"{who:10} {rate:9.1f} {cpu:15.2f} {peak:9.1f} {ours / rate:8.2f} times its rate")


def _rate(runs: list[dict[str, Cost]], who: str, mails: int) -> float:
    return mails / median(costs[who].wall_seconds for costs in runs)


def main() -> None:
    """Measure; `--pairs 50 --runs 1` for a quick look."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=500, help="500 pairs write 1,000 mails a run")
    arguments.add_argument("--runs", type=int, default=5, choices=range(1, len(TEXTS) + 1))
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name, mail_system(Path(name)) as (dovecot, port, caught):
        bench = Bench(Path(name), dovecot, port, caught)
        introduced = introduce(bench, asked.pairs)
        beside = Beside(Path(name), dovecot, port, bench)
        runs = []
        for number, text in enumerate(TEXTS[: asked.runs]):
            mails = [bench.reply(letter, f"{text}\n\nBest wishes") for letter in introduced]
            runs.append(beside.all_of(mails, number))
            print(f"run {number + 1} of {asked.runs}", file=sys.stderr, flush=True)
    print_table(runs, 2 * asked.pairs)


if __name__ == "__main__":
    main()
