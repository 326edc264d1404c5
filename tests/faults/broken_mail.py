"""Mails that are broken, each in its own way, the same ones for the same seed."""

from __future__ import annotations

import base64
import io
import random
import zipfile
from collections.abc import Callable

MIA = "mia@example.com"
MEGABYTE = 2**20

Make = Callable[[random.Random], bytes]


def _mail(body: bytes, *fields: bytes, sender: bytes = f"Mia <{MIA}>".encode()) -> bytes:
    head = [b"From: " + sender, b"To: mentors@riverside.example", *fields]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def _multipart(*parts: bytes, end: bytes = b"--b--\r\n") -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + end
    return _mail(body, b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="b"')


def _text(words: bytes = b"status") -> bytes:
    return b"Content-Type: text/plain\r\n\r\n" + words


def _cut_off(chance: random.Random) -> bytes:
    whole = _multipart(_text(), _attached(b"x" * 2000, b"photo.jpg"))
    return whole[: chance.randrange(len(whole))]


def _attached(content: bytes, name: bytes) -> bytes:
    field = b'Content-Type: application/octet-stream; name="' + name + b'"\r\n'
    return field + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)


def _charset(chance: random.Random) -> bytes:
    named = chance.choice(
        [b"utf-7", b"no-such-set", b"\xff\xfe", b"utf-8'en'x", b"rot13", b"x" * 9000, b"idna"]
    )
    return _mail(chance.randbytes(400), b"Content-Type: text/plain; charset=" + named)


def _base64(chance: random.Random) -> bytes:
    body = base64.b64encode(chance.randbytes(300)).replace(b"A", b"*\0")[: chance.randrange(1, 400)]
    return _mail(body, b"Content-Transfer-Encoding: base64", b"Content-Type: text/html; charset=utf-16")


def _quoted_printable(chance: random.Random) -> bytes:
    body = b"".join(chance.choice([b"=", b"=4", b"=ZZ", b"=\r\n", b"=E2=80", b"a"]) for _ in range(500))
    return _mail(
        body, b"Content-Transfer-Encoding: quoted-printable", b"Content-Type: text/plain; charset=utf-8"
    )


def _nuls(chance: random.Random) -> bytes:
    mail = bytearray(_mail(b"status\r\n" * 20, b"Subject: status"))
    for _ in range(60):
        mail.insert(chance.randrange(len(mail)), 0)
    return bytes(mail)


def _many_parts(chance: random.Random) -> bytes:
    return _multipart(*[_text(b"%d" % chance.randrange(9))] * 10_000)


def _nested(chance: random.Random) -> bytes:
    deep = chance.choice([1_000, 100])
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(deep)
    )
    return b"From: " + MIA.encode() + b"\r\n" + opened + _text()


def _mails_in_mails(chance: random.Random) -> bytes:
    deep = chance.choice([1_000, 120])
    return b"From: " + MIA.encode() + b"\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * deep + _text()


def _long_field(chance: random.Random) -> bytes:
    name = chance.choice([b"Subject", b"From", b"To", b"Received", b"Content-Type", b"Date", b"X-Long"])
    unit = chance.choice(
        [b"a", b" ", b"a, ", b"<", b"=?utf-8?q?a?= ", b"\r\n ", b"(", b'"', b"a@b.example, "]
    )
    return _mail(b"status", name + b": " + (unit * (5 * MEGABYTE // len(unit) + 1))[: 5 * MEGABYTE])


def _many_fields(chance: random.Random) -> bytes:
    return _mail(b"status", *(b"X-%d: %d" % (number, chance.randrange(9)) for number in range(50_000)))


def _zip_bomb(_: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # Named so, it is of no day; else the mail would change every two seconds.
        archive.writestr(zipfile.ZipInfo("zeros"), b"\0" * (30 * MEGABYTE), zipfile.ZIP_DEFLATED)
    return _multipart(_text(), _attached(packed.getvalue(), b"holiday.zip"))


def _date(chance: random.Random) -> bytes:
    day = chance.choice(
        [
            b"Mon, 99 Foo 99999 99:99:99 +9999",
            b"",
            b"0",
            b"-1",
            b"Thu, 1 Jan 1 00:00 +0000",
            b"\xff",
            b"9" * 9000,
        ]
    )
    return _mail(b"status", b"Date: " + day, b"Resent-Date: " + day, b"Subject: until " + day)


def _references(chance: random.Random) -> bytes:
    chain = b"\r\n ".join(b"<%d.%d@example.com>" % (number, chance.randrange(9)) for number in range(40_000))
    return _mail(b"status", b"In-Reply-To: " + chain, b"References: " + chain)


SENDERS = (
    b"", b"<>", b"@", b"a@b, " + MIA.encode(), b"undisclosed: ;", b'"' + b"\\" * 99, b"\xf0\x9f\x91\x8d",
    b"=?utf-8?b?////?= <x@example.com>", MIA.encode() + b"\r\nFrom: max@example.org",
    b"a" * 70_000 + b"@b", b"mia@[127.0.0.1]", b"mia@xn--zzzzzz", b"(((((((" * 500, b"a@b\0c",
)  # fmt: skip


def _sender(chance: random.Random) -> bytes:
    return _mail(b"join as mentee", sender=chance.choice(SENDERS))


def _nothing(chance: random.Random) -> bytes:
    return chance.choice(
        [b"", b"\r\n", b"\0", b"From:", b"\r\n\r\n\r\n", b":\r\n", b"From mia\r\n\r\n", b" x\r\n\r\n"]
    )


def _noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 20_000))


def _line_ends(chance: random.Random) -> bytes:
    ends = [b"\r", b"\n", b"\r\n", b"\n\r", b"\x85", b"\x0b", b"\x0c", b"\xe2\x80\xa8"]
    return b"".join(line + chance.choice(ends) for line in _mail(b"a\r\nb\r\nc" * 30).split(b"\r\n"))


def _deep_html(chance: random.Random) -> bytes:
    unit = chance.choice(
        [b"<div>", b"<blockquote>", b"<table><tr><td>", b"<!--", b"<a href='", b"&#9999999;", b"<b/"]
    )
    return _mail(unit * 50_000 + b"status", b"Content-Type: text/html; charset=utf-8")


def _report(chance: random.Random) -> bytes:
    blocks = (
        b"Final-Recipient: rfc822; mia@example.com\r\nStatus: 5.%d.1\r\n\r\n" % chance.randrange(9) * 20_000
    )
    body = b"--b\r\nContent-Type: message/delivery-status\r\n\r\n" + blocks + b"\r\n--b--\r\n"
    kind = b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"'
    return _mail(body, kind, sender=b"MAILER-DAEMON@example.com")


def _parameters(chance: random.Random) -> bytes:
    pieces = b"; ".join(b"boundary*%d*=%%%02x" % (number, chance.randrange(256)) for number in range(3_000))
    return _mail(b"--x\r\n\r\nstatus", b"Content-Type: multipart/mixed; " + pieces)


def _calendar(chance: random.Random) -> bytes:
    rule = chance.choice([b"FREQ=SECONDLY;COUNT=999999999", b"FREQ=", b"\xff" * 400])
    text = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nRRULE:" + rule + b"\r\n"
    return _mail(text * 500, b"Content-Type: text/calendar; method=REQUEST")


def _tnef(chance: random.Random) -> bytes:
    kind = b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"
    return _multipart(kind + b"\x78\x9f\x3e\x22" + chance.randbytes(3_000))


def _signed(chance: random.Random) -> bytes:
    kind = b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64"
    der = b"0\x80" * chance.choice([9, 5_000]) + b"0\x84\xff\xff\xff\xff" + chance.randbytes(200)
    return b"From: " + MIA.encode() + b"\r\n" + kind + b"\r\n\r\n" + base64.encodebytes(der)


def _file_names(chance: random.Random) -> bytes:
    name = chance.choice(
        [b"../../../etc/passwd", b"a" * 100_000, b"=?utf-8?b?AAAA?=", b"\r\n x", b"con", b"\xe2\x80\xae"]
    )
    return _multipart(_text(), _attached(b"x", name))


# fmt: off
KINDS: dict[str, Make] = {
    "cut off":           _cut_off,
    "bad charset":       _charset,
    "bad base64":        _base64,
    "bad escapes":       _quoted_printable,
    "NULs":              _nuls,
    "10,000 parts":      _many_parts,
    "nested 1,000 deep": _nested,
    "mails in mails":    _mails_in_mails,
    "5 MB field":        _long_field,
    "50,000 fields":     _many_fields,
    "zip bomb":          _zip_bomb,
    "no date":           _date,
    "huge References":   _references,
    "odd sender":        _sender,
    "nothing":           _nothing,
    "noise":             _noise,
    "odd line ends":     _line_ends,
    "deep HTML":         _deep_html,
    "huge report":       _report,
    "parameters":        _parameters,
    "odd calendar":      _calendar,
    "TNEF":              _tnef,
    "odd signature":     _signed,
    "odd file name":     _file_names,
}
# fmt: on


def broken_mails(each: int, seed: int = 7) -> list[tuple[str, bytes]]:
    """Return so many mails of each kind, with the kind's name."""
    chance = random.Random(seed)  # noqa: S311 - the same mails on each run
    return [(name, make(chance)) for _ in range(each) for name, make in KINDS.items()]
