"""Raw bytes to header fields and parts, with policy.compat32 and guards around all that it may raise.

Promises never to raise and never to read more than the limits below; what lies beyond them is not seen.
`policy.default` is forty times slower and raises on real mail.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cached_property

from inbox_rules import charsets, flowed, header_text
from inbox_rules.opaque_signature import signed_content

MAX_BYTES = 4_000_000  # of a mail
MAX_PARTS = 200
MAX_BOUNDARIES = 150  # of multiparts and attached mails, so also of their nesting
MAX_SIGNED = 3  # signatures that wrap a mail whole
MAX_FIELDS = 2_000
MAX_TEXT = 400_000  # characters of one part

_WRAPPED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_LONG_BOUNDARY = re.compile(rb"boundary ?= ?[^\r\n]{500}")
_ENCODING = re.compile(r"[a-z0-9-]{1,20}")
_PARAMETER = re.compile(r";\s{0,20}([\w-]{1,30})(\*?)\s{0,8}=\s{0,8}(?:\"([^\"]*)\"?|([^\s;\"]*))")
_NUMBERED = re.compile(r"^([\w-]{1,30}?)\*(\d{1,2})(\*?)$")
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
# Characters that our own marks in text use (inbox_rules.html), and what no reader shows.
_UNSEEN = dict.fromkeys([0xE000, 0xE001, 0xE002, 0x0000, 0x200B, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F])


class Fields:
    """The header fields of one mail or part: unfolded, and decoded only when asked for."""

    def __init__(self, message: Message) -> None:
        self._raw: dict[str, list[str]] = {}
        for number, (name, value) in enumerate(message.raw_items()):
            if number >= MAX_FIELDS:
                break
            self._raw.setdefault(name.lower(), []).append(str(value))

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def names(self) -> Iterator[str]:
        """Yield the names that occur, in lower case."""
        return iter(self._raw)

    def all(self, name: str) -> list[str]:
        """Return all fields of a lower-case name, unfolded, encoded words left as they are."""
        return [header_text.unfold(value) for value in self._raw.get(name, ())]

    def raw(self, name: str) -> str:
        """Return the first field of a lower-case name, unfolded."""
        values = self._raw.get(name)
        return header_text.unfold(values[0]) if values else ""

    def text(self, name: str) -> str:
        """Return the first field of a lower-case name as a person reads it."""
        return header_text.words(self.raw(name)).strip()


@dataclass(frozen=True)
class Part:
    """One leaf of a mail."""

    message: Message
    media_type: str
    inside: int  # how many attached mails it stands in
    choice: int  # which multipart/alternative it stands in, 0 for none

    @cached_property
    def fields(self) -> Fields:
        """The header fields of this part."""
        return Fields(self.message)

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The parameters of Content-Type, by lower-case name."""
        return _parameters(self.fields.raw("content-type"))

    @cached_property
    def name(self) -> str:
        """The file name, or empty."""
        named = _parameters(self.fields.raw("content-disposition")).get("filename")
        name = named or self.parameters.get("name", "")
        return header_text.words(name).replace("\\", "/").rpartition("/")[2].strip()[:200]

    @cached_property
    def attached(self) -> bool:
        """Whether it is a file rather than something to read."""
        disposition = self.fields.raw("content-disposition").lower()
        return disposition.startswith("attachment") or not self.media_type.startswith(("text/", "message/"))

    @cached_property
    def content(self) -> bytes:
        """The decoded bytes."""
        encoding = self.fields.raw("content-transfer-encoding").lower()
        clean = _ENCODING.search(encoding)
        if clean and clean[0] != encoding:
            del self.message["content-transfer-encoding"]
            self.message["content-transfer-encoding"] = clean[0]
        try:
            payload = self.message.get_payload(decode=True)
        except Exception:  # compat32 lets through whatever its codecs raise; the undecoded text is shown
            payload = str(self.message.get_payload()).encode("utf-8", "replace")
        return payload if isinstance(payload, bytes) else b""

    @cached_property
    def text(self) -> str:
        """The content as text with plain line ends; format=flowed undone."""
        text = charsets.decode(self.content[: 4 * MAX_TEXT], self.parameters.get("charset", ""))[:MAX_TEXT]
        text = clean(text)
        if self.parameters.get("format", "").lower() == "flowed":
            text = flowed.unflow(text, delsp=self.parameters.get("delsp", "").lower() == "yes")
        return text

    @property
    def blocks(self) -> list[Fields]:
        """The groups of fields that a message/delivery-status (or similar) part consists of."""
        payload = self.message.get_payload()
        if isinstance(payload, list):
            return [Fields(block) for block in payload[:MAX_PARTS] if isinstance(block, Message)]
        return [
            Fields(_parse(block.encode())) for block in self.text.split("\n\n")[:MAX_PARTS] if block.strip()
        ]


@dataclass(frozen=True)
class Mail:
    """One mail, taken apart."""

    fields: Fields
    media_type: str
    parameters: dict[str, str]
    parts: tuple[Part, ...]
    attached_mails: tuple[Message, ...]
    message: Message
    raw: bytes


def take_apart(raw: bytes) -> Mail:
    """Return the fields and parts of a mail."""
    raw = raw[:MAX_BYTES]
    message = _parse(raw)
    parts: list[Part] = []
    attached: list[Message] = []
    _walk(message, parts, attached)
    fields = Fields(message)
    return Mail(
        fields=fields,
        media_type=_media_type(message),
        parameters=_parameters(fields.raw("content-type")),
        parts=tuple(parts),
        attached_mails=tuple(attached),
        message=message,
        raw=raw,
    )


def clean(text: str) -> str:
    """Return text with plain line ends, without characters that nobody sees."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).replace("\u00a0", " ")


def _parse(raw: bytes) -> Message:
    if len(raw) > 10_000:
        lower = raw.lower()
        # compat32 tests every line against every open boundary and recurses into each.
        if lower.count(b"boundary") + lower.count(b"message/rfc822") > MAX_BOUNDARIES:
            return _flat(raw)
        if _LONG_BOUNDARY.search(lower):
            return _flat(raw)
    try:
        return email.message_from_bytes(raw.lstrip(b"\r\n"))
    except Exception:  # whatever compat32 raises on broken mail: then the mail is one plain text
        return _flat(raw)


def _flat(raw: bytes) -> Message:
    """Return a mail as its header fields and one plain text."""
    message = Message()
    head, _, body = raw.replace(b"\r\n", b"\n").lstrip(b"\n").partition(b"\n\n")
    for line in re.sub(rb"\n[ \t]+", b" ", head).split(b"\n")[:MAX_FIELDS]:
        name, colon, value = line.partition(b":")
        if colon and name.strip().lower() not in (b"content-type", b"content-transfer-encoding"):
            text = value[: header_text.LONGEST].decode("ascii", "surrogateescape").strip()
            message.set_raw(name.decode("ascii", "replace").strip(), text)
    message.set_payload(body.decode("ascii", "surrogateescape"))
    return message


def _walk(message: Message, parts: list[Part], attached: list[Message]) -> None:
    # Without recursion; a stack of message, attached mails around it, alternative it stands in.
    waiting: list[tuple[Message, int, int]] = [(message, 0, 0)]
    choices = signed = 0
    while waiting and len(parts) < MAX_PARTS:
        part, inside, choice = waiting.pop()
        media_type = _media_type(part)
        payload = part.get_payload() if part.is_multipart() else None
        if media_type in _WRAPPED and signed < MAX_SIGNED:
            signed += 1
            part = _unwrapped(Part(part, media_type, inside, choice))
            media_type = _media_type(part)
            payload = part.get_payload() if part.is_multipart() else None
        if media_type in ("message/rfc822", "message/global") and isinstance(payload, list):
            attached.extend(inner for inner in payload if isinstance(inner, Message))
            waiting.extend((inner, inside + 1, 0) for inner in payload if isinstance(inner, Message))
        elif media_type.startswith("multipart/") and isinstance(payload, list):
            if media_type == "multipart/alternative":
                choices += 1
                choice = choices
            inner_parts = [inner for inner in payload if isinstance(inner, Message)]
            waiting.extend((inner, inside, choice) for inner in reversed(inner_parts[:MAX_PARTS]))
        else:
            # A multipart without parts is shown as the text that it is.
            shown = "text/plain" if media_type.startswith("multipart/") else media_type
            parts.append(Part(part, shown, inside, choice))


def _unwrapped(part: Part) -> Message:
    """Return what a signature wraps; a file with a name of its own stays one."""
    wrapped = signed_content(part.content) if part.name.lower() in ("", "smime.p7m") else None
    return part.message if wrapped is None else _parse(wrapped)


def _media_type(message: Message) -> str:
    try:
        return message.get_content_type().split()[0]
    except Exception:  # compat32 trips over some broken fields
        return "text/plain"


def _parameters(value: str) -> dict[str, str]:
    """Read the parameters of a field, continued and encoded ones (RFC 2231) included."""
    found: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    value = value.replace('\\"', "'")
    for match in _PARAMETER.finditer(value if ";" in value else ""):
        name, content = match[1].lower(), match[3] if match[3] is not None else match[4]
        found.setdefault(name, _percent(content, first=True) if match[2] else content)
    if "*" in value:
        for piece in value.split(";")[1:MAX_PARTS]:
            key, _, content = piece.partition("=")
            numbered = _NUMBERED.match(key.strip().lower())
            if numbered:
                row = pieces.setdefault(numbered[1], {})
                row[int(numbered[2])] = (content.strip().strip('"'), bool(numbered[3]))
        for name, row in pieces.items():
            joined = "".join(row[number][0] for number in sorted(row))
            found[name] = _percent(joined, first=True) if any(coded for _, coded in row.values()) else joined
    return found


def _percent(value: str, *, first: bool) -> str:
    charset, _, rest = value.partition("'")
    text = rest.partition("'")[2] if first and "'" in rest else value
    charset = charset if first and "'" in rest else ""
    content = _PERCENT.sub(lambda match: chr(int(match[1], 16)), text).encode("latin-1", "replace")
    return charsets.decode(content, charset)
