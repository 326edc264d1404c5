"""Text with format=flowed (RFC 3676) to text whose paragraphs are lines again.

Nothing else is changed: lines that are not flowed come out as they went in.
"""

from __future__ import annotations


def unflow(text: str, *, delsp: bool) -> str:
    """Join the lines that the mailer broke, at the same depth of quoting."""
    lines: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth, content = _depth(line)
        signature = content == "-- "
        if open_depth is not None and depth == open_depth and not signature:
            lines[-1] = (lines[-1][:-1] if delsp else lines[-1]) + content
        else:
            lines.append(f"{'>' * depth} {content}" if depth else content)
        open_depth = depth if content.endswith(" ") and not signature else None
    return "\n".join(lines)


def _depth(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = len(line) - len(content)
    # Space-stuffing: one space before a line belongs to the transport.
    return depth, content[1:] if content.startswith(" ") else content
