"""Run one program to its end and say what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
# A start finds its modules compiled, as every one does but the first.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    """What one run of a program took."""

    wall_seconds: float
    cpu_seconds: float  # user and system, of that process alone
    peak_megabytes: float


def run(module: str, *arguments: str) -> Cost:
    """Run a module of Python's as a program; what it prints is not ours, what it complains about is."""
    with tempfile.NamedTemporaryFile() as note:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.launch", note.name, module, *arguments],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, f"{module} ended with {process.returncode}"
        return Cost(seconds, used.ru_utime + used.ru_stime, int(note.read()) / 1024)
