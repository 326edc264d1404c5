"""How somebody's mail reaches the partner: whole, without its files, or only when its writer has said so.

A mail that others got as well may not be meant for the partner; a programme may want files to wait for a word
of their writer, or to stay out. Nothing here looks into a file.
"""

from __future__ import annotations

from enum import StrEnum

from mentorship.policy import Policy

MEGABYTE = 1_000_000


class Files(StrEnum):
    """What becomes of files: the setting `attachments`."""

    PASS = "pass"  # noqa: S105 - not a secret  # nosec B105
    HOLD = "hold"  # they wait for a word of their writer, unless the two agreed on work review
    STRIP = "strip"  # the text goes on without them


class Doubt(StrEnum):
    """Why a mail for the partner is kept, and its writer asked."""

    OTHERS = "others"  # other people got it as well
    FILES = "files"  # it carries files, and the programme lets them wait
    HARM = "harm"  # it may tell of harm, and not be meant for the partner


class LeftOut(StrEnum):
    """Why the files of a mail stay behind, while its text goes on."""

    SIZE = "file-too-large"
    STRIPPED = "file-left-out"


def doubt(policy: Policy, *, others: bool, files: int, reviewed: bool) -> Doubt | None:
    """Say why the writer is asked before a mail goes on; `reviewed`: the two agreed on work review."""
    if others:
        return Doubt.OTHERS
    return Doubt.FILES if files and policy.attachments == Files.HOLD and not reviewed else None


def left_out(policy: Policy, files: int, size: int) -> LeftOut | None:
    """Say why files stay behind; `size` is that of the whole mail in bytes."""
    if not files:
        return None
    if size > policy.relay_megabytes * MEGABYTE:
        return LeftOut.SIZE
    return LeftOut.STRIPPED if policy.attachments == Files.STRIP else None
