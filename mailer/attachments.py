"""Take the attachments out of a raw mail whole, to be passed on with the text of it.

A file is never decoded, renamed or looked into. Of its header only what describes the file is kept, so that
no address, trace or message number of its author travels with it. Signatures over the whole mail are left
out: they no longer hold. Pictures that the HTML shows from within can be had apart, under numbers of ours: a
number that a mail client gave may name its owner's computer.
"""

from __future__ import annotations

import email
import re
from collections.abc import Collection, Iterator, Mapping
from email.message import Message
from email.utils import encode_rfc2231

from mailer.headers import field

SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
# A signature around the whole mail: its text was taken out, and no more of it can be had in parts.
WRAPPED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
ENCODINGS = {"7bit", "8bit", "binary", "base64", "quoted-printable"}
# What every client shows inside a text; a drawing that may hold a script stays a file.
SHOWN = {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/bmp"}

# What stands in every mail that has a file: how it is shown, what it is, or its name.
SIGNS_OF_A_FILE = (
    b"content-disposition", b"application/", b"image/", b"audio/", b"video/", b"font/", b"model/",
    b"message/", b"/digest",
)  # fmt: skip
NAMED = re.compile(rb"name\s*[*=]")

Files = tuple[Message, ...]


def files_in(raw: bytes) -> Files:
    """Find the files of a mail; it is taken apart once, however much is then asked of them."""
    lower = raw.lower()
    if not (NAMED.search(lower) or any(sign in lower for sign in SIGNS_OF_A_FILE)):
        return ()
    whole = email.message_from_bytes(raw)
    return () if whole.get_content_type() in WRAPPED else tuple(_files(whole, alternative=False))


def attachments_of(files: Files, but: Collection[str] = ()) -> tuple[bytes, ...]:
    """Return each attachment as a MIME part of its own, `but` some pictures: header, blank line, content."""
    return tuple(_whole(part) for part in files if _number(part) not in but)


def picture_numbers(files: Files) -> tuple[str, ...]:
    """Return the numbers of the pictures that a mail has for its HTML."""
    return tuple(dict.fromkeys(number for part in files if (number := _number(part))))


def pictures_of(files: Files, renumbered: Mapping[str, str]) -> tuple[bytes, ...]:
    """Return the pictures with these numbers, each under its new one."""
    found = {number: part for part in files if (number := _number(part)) in renumbered}
    return tuple(_whole(part, renumbered[number]) for number, part in found.items())


def _number(part: Message) -> str:
    if part.get_content_type() not in SHOWN:
        return ""
    return str(part.get("Content-ID", "")).strip().removeprefix("<").removesuffix(">")


def _files(part: Message, alternative: bool) -> Iterator[Message]:
    kind = part.get_content_type()
    if kind == "message/rfc822" and _disposition(part) is not None:
        yield part
    elif part.is_multipart() and part.get_content_maintype() == "multipart":
        inside = kind == "multipart/alternative"
        for child in part.get_payload():
            if isinstance(child, Message):
                yield from _files(child, alternative or inside)
    elif kind not in SIGNATURES and _is_file(part, alternative):
        yield part


def _is_file(part: Message, alternative: bool) -> bool:
    disposition = _disposition(part)
    if disposition == "attachment":
        return True
    if part.get_content_type() == "message/rfc822":
        return True
    # Inside multipart/alternative stand other forms of the text: HTML, rich text, a calendar entry.
    if part.get_content_maintype() == "text" or part.get_content_type() == "application/rtf":
        return bool(part.get_filename()) and not alternative
    return part.get_content_maintype() in ("image", "audio", "video", "application", "font", "model")


def _disposition(part: Message) -> str | None:
    return part.get_content_disposition()


def _whole(part: Message, number: str = "") -> bytes:
    content = _content(part)
    encoding = str(part.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    head = [field("Content-Type", _with_name(part.get_content_type(), "charset", _charset(part)))]
    if encoding in ENCODINGS and encoding != "7bit":
        head.append(field("Content-Transfer-Encoding", encoding))
    name = part.get_filename()
    shown = "inline" if number else "attachment"
    head.append(field("Content-Disposition", _with_name(shown, "filename", name)))
    if number:
        head.append(field("Content-ID", f"<{number}>"))
    return "".join(head).encode("ascii") + b"\r\n" + content


def _with_name(value: str, parameter: str, name: str | None) -> str:
    if not name:
        return value
    clean = "".join(c for c in name if c.isprintable()).encode("utf-8", "replace").decode()
    if clean.isascii() and '"' not in clean and "\\" not in clean:
        return f'{value}; {parameter}="{clean}"'
    return f"{value}; {parameter}*={encode_rfc2231(clean, 'utf-8')}"


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) and charset.isascii() else None


def _content(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):  # message/rfc822 holds one message
        payload = "".join(inner.as_string() for inner in payload if isinstance(inner, Message))
    raw = str(payload).encode("utf-8", "surrogateescape")
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
