"""A mail as a file that is whole or not there, and still there after the power fails."""

from __future__ import annotations

import itertools
import os
import time
from pathlib import Path

_counter = itertools.count()


def unique_name() -> str:
    """Name a mail file; names of one process sort in the order in which they were made."""
    return f"{time.time_ns():020d}.P{os.getpid()}Q{next(_counter):06d}.mentorpost"


def write_mail(raw: bytes, temporary: Path, final: Path) -> None:
    """Write under one name, then move to the other; both are in the same file system."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(descriptor)
        temporary.rename(final)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Make what was moved into this folder or out of it last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def trace_lines(sender: str, *recipients: str) -> bytes:
    """Write the envelope as the header lines that a final delivery adds."""
    lines = [f"Return-Path: <{sender}>"]
    for recipient in recipients:
        lines += [f"Delivered-To: {recipient}", f"X-Envelope-To: {recipient}"]
    # An address of an SMTP dialogue may hold bytes that are no UTF-8; it never holds a line end.
    return "".join(line + "\r\n" for line in lines).encode("utf-8", "surrogateescape")
