"""How a line of the log is written: no address, and nothing of what an exception quotes.

A mail's words travel into exceptions ("invalid literal for int(): …"), and a server's answer names whom it
refused. What helps to mend a fault is the way through the code, which stays.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

LINE = "%(asctime)s %(levelname)s %(message)s"
ADDRESS = re.compile(r"(?:\"[^\"\s]{1,64}\"|[^\s<>\"'(),;:=\[\]@]{1,200})@[^\s<>\"'(),;=\[\]@]{1,200}")

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Writes a line without addresses, and a fault as its kind and the way to it."""

    def __init__(self) -> None:
        super().__init__(LINE)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and what follows it, with each address as <address>."""
        return ADDRESS.sub("<address>", super().format(record))

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - logging's own name
        """Return the way to a fault, innermost last, and its kind; never its words."""
        kind, _, way = ei
        lines = traceback.format_list(traceback.extract_tb(way))
        return "".join(["Traceback (innermost last):\n", *lines]) + (kind.__name__ if kind else "")
