"""Can we read what was written? What is encrypted we cannot: the programme has no key.

Signed mail is read like any other. A file that its author encrypted and attached is a file; what is quoted
was not written now.
"""

from __future__ import annotations

from inbox_rules.mime import Mail, Part

UNREADABLE = "your mail is encrypted, and I have no key to read it"
# PGP/MIME (RFC 3156) says its version in a part of its own, also where a server took its frame away.
_VERSION = "application/pgp-encrypted"
_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_MICROSOFT = "application/x-microsoft-rpmsg-message"
_BEGIN = "-----BEGIN PGP MESSAGE-----"
_END = "-----END PGP MESSAGE-----"


def encrypted(mail: Mail, body: str, written: str) -> bool:
    """Whether what the author wrote is closed to us, whole or in part."""
    if mail.media_type == "multipart/encrypted" or any(_closed(part) for part in mail.parts):
        return True
    return _armoured(written) or (not written.strip() and _armoured(body))


def without_armour(text: str) -> str:
    """Return a text without what stands encrypted in it."""
    kept: list[str] = []
    closed = False
    for line in text.split("\n"):
        closed = closed or line.strip() == _BEGIN
        if not closed:
            kept.append(line)
        closed = closed and line.strip() != _END
    return "\n".join(kept).strip("\n")


def _closed(part: Part) -> bool:
    if part.inside:
        return False
    if part.media_type == _VERSION:
        return part.content[:20].lower().lstrip().startswith(b"version:")
    # One that was only signed has been opened before, see inbox_rules.mime; a file has a name of its own.
    return part.media_type == _MICROSOFT or (
        part.media_type in _SMIME and part.name.lower() in ("", "smime.p7m")
    )


def _armoured(text: str) -> bool:
    return any(line.strip() == _BEGIN for line in text.split("\n"))
