"""Run a module as a program and note its peak memory: `python -m bench.launch FILE MODULE ARGUMENT…`.

What the system tells of a child counts the memory of the parent that forked it, too.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def main() -> None:
    """Run it, and write the peak in kilobytes into the file."""
    note, module = Path(sys.argv[1]), sys.argv[2]
    sys.argv = [module, *sys.argv[3:]]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        status = Path("/proc/self/status").read_text().splitlines()
        note.write_text(next(line.split()[1] for line in status if line.startswith("VmHWM:")))


if __name__ == "__main__":
    main()
