"""Mail that nobody here can read is known for it; signed mail is read like any other."""

from __future__ import annotations

import base64

import pytest

from inbox_rules.opaque_signature import signed_content
from inbox_rules.read import read
from mailer.attachments import attachments_of, files_in

HEAD = (
    "From: Max Berger <max@example.org>\nTo: mentors@example.com\nSubject: Re: A letter\nMIME-Version: 1.0\n"
)
ARMOUR = """-----BEGIN PGP MESSAGE-----

hQEMA1x0ZmZmZmZmAQf/Y2FtZSBmcm9tIG5vd2hlcmUgYXQgYWxs
=abcd
-----END PGP MESSAGE-----
"""
PGP_SIGNATURE = ARMOUR.replace("MESSAGE", "SIGNATURE")
CLEAR_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
WROTE = "On Mon, 2 Mar 2026 at 09:00, Riverside Mentors wrote:"
# "accept from 1 May", signed by openssl cms, whole; the same as a stream, whose lengths are not known
# beforehand; and the same encrypted.
SIGNED = """
MIICHgYJKoZIhvcNAQcCoIICDzCCAgsCAQExDTALBglghkgBZQMEAgEwVAYJKoZIhvcNAQcBoEcE
RUNvbnRlbnQtVHlwZTogdGV4dC9wbGFpbjsgY2hhcnNldD11dGYtOA0KDQphY2NlcHQgZnJvbSAx
IE1heQ0KDQpNYXgNCjGCAZ8wggGbAgEBME0wNTETMBEGA1UEAwwKTWF4IEJlcmdlcjEeMBwGCSqG
SIb3DQEJARYPbWF4QGV4YW1wbGUub3JnAhQBkRapLZW4dl+nFaqi00VlOJZC+TALBglghkgBZQME
AgGggeQwGAYJKoZIhvcNAQkDMQsGCSqGSIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMTIyMDQy
OTI2WjAvBgkqhkiG9w0BCQQxIgQg8VIyQ5JFEL57OImgtZGsJquMdL3lkujOFHJ7N611/VYweQYJ
KoZIhvcNAQkPMWwwajALBglghkgBZQMEASowCwYJYIZIAWUDBAEWMAsGCWCGSAFlAwQBAjAKBggq
hkiG9w0DBzAOBggqhkiG9w0DAgICAIAwDQYIKoZIhvcNAwICAUAwBwYFKw4DAgcwDQYIKoZIhvcN
AwICASgwCgYIKoZIzj0EAwIERzBFAiBNBSgQ2N1BvlRSSVICiBDMi9af1BK9rB+nnOFASNRblgIh
AIQDMx26p58kSgsTj8iUwj73MSuREkVa37gBZ+qmuN20
"""
STREAMED = """
MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgARFQ29u
dGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQoNCmFjY2VwdCBmcm9tIDEgTWF5
DQoNCk1heA0KAAAAAAAAMYIBnzCCAZsCAQEwTTA1MRMwEQYDVQQDDApNYXggQmVyZ2VyMR4wHAYJ
KoZIhvcNAQkBFg9tYXhAZXhhbXBsZS5vcmcCFAGRFqktlbh2X6cVqqLTRWU4lkL5MAsGCWCGSAFl
AwQCAaCB5DAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjIw
NDI5MjZaMC8GCSqGSIb3DQEJBDEiBCDxUjJDkkUQvns4iaC1kawmq4x0veWS6M4Ucns3rXX9VjB5
BgkqhkiG9w0BCQ8xbDBqMAsGCWCGSAFlAwQBKjALBglghkgBZQMEARYwCwYJYIZIAWUDBAECMAoG
CCqGSIb3DQMHMA4GCCqGSIb3DQMCAgIAgDANBggqhkiG9w0DAgIBQDAHBgUrDgMCBzANBggqhkiG
9w0DAgIBKDAKBggqhkjOPQQDAgRHMEUCIQDNFtKI6MAU+wTVy16rGnr17gacMb+/5PeTF2fHUxF0
5wIgBOf0vapwcrEsWEoqTWXuttRQWH5ptjX2mBy+nS4JhQ8AAAAAAAA=
"""
ENVELOPED = """
MIIBegYJKoZIhvcNAQcDoIIBazCCAWcCAQIxgfShgfECAQOgUaFPMAkGByqGSM49AgEDQgAErdiw
reDK0FgFi0VVETFX6FfOmzZLOSpXu+2HXHI2g12Og/vf5fguYmc7ZOYtDMfl6WN52/6eygjLTqgE
0FNbsTAcBgkrgQUQhkg/AAIwDwYLKoZIhvcNAQkQAwYFADB7MHkwTTA1MRMwEQYDVQQDDApNYXgg
QmVyZ2VyMR4wHAYJKoZIhvcNAQkBFg9tYXhAZXhhbXBsZS5vcmcCFAGRFqktlbh2X6cVqqLTRWU4
lkL5BChULz8uo39O2exI+zrgBegwiU7gBfDYEyQukUUrNPgchv/AzXXj0rldMGsGCSqGSIb3DQEH
ATAUBggqhkiG9w0DBwQIoOOckNVlafiASN6m6kO4HjIjv9nV1FzEaAhDKoqHj8nwyM43Ci3qf+nt
34vseJsDGLIy8YsR96mJJVp1DEiSmZ5vecyklp11hSmRRVzH4uvJ/g==
"""


def mixed(*parts: str, kind: str = "mixed") -> str:
    """Return a body of several parts, each with its header."""
    whole = "".join(f"--b\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary=b\n\n{whole}--b--\n"


def file(kind: str, name: str, content: str = "MIIB") -> str:
    """Return an attached file as a part."""
    return f"Content-Type: {kind}; name={name}\nContent-Disposition: attachment; filename={name}\n\n{content}"


def smime(content: str, kind: str = "signed-data") -> str:
    """Return a body that is one S/MIME object, as Outlook sends it."""
    return (
        f"Content-Type: application/pkcs7-mime; smime-type={kind}; name=smime.p7m\n"
        f"Content-Disposition: attachment; filename=smime.p7m\nContent-Transfer-Encoding: base64\n{content}"
    )


TEXT = "Content-Type: text/plain\n\naccept\n"
VERSION = "Content-Type: application/pgp-encrypted\n\nVersion: 1\n"

ENCRYPTED = {
    "PGP/MIME": mixed(VERSION, file("application/octet-stream", "encrypted.asc", ARMOUR), kind="encrypted"),
    "PGP/MIME whose frame Exchange took": mixed(
        "Content-Type: text/plain\n\n",
        file("application/pgp-encrypted", "PGPMIME", "Version: 1"),
        file("application/octet-stream", "encrypted.asc", ARMOUR),
    ),
    "PGP/MIME with a list's footer": mixed(
        VERSION, file("application/octet-stream", "encrypted.asc", ARMOUR), TEXT
    ),
    "PGP in the text": f"\n{ARMOUR}",
    "PGP in the text, below words in clear": f"\naccept\n\n{ARMOUR}",
    "S/MIME": smime(ENVELOPED, "enveloped-data"),
    "S/MIME that does not say what it is": smime(ENVELOPED, "").replace("smime-type=; ", ""),
    "S/MIME that is broken": smime("\nMIIBAw==\n"),
    "Microsoft's own": mixed(TEXT, file("application/x-microsoft-rpmsg-message", "message_v2.rpmsg")),
}
READABLE = {
    "PGP/MIME, signed": mixed(
        TEXT, file("application/pgp-signature", "signature.asc", PGP_SIGNATURE), kind="signed"
    ),
    "S/MIME, signed": mixed(TEXT, file("application/pkcs7-signature", "smime.p7s"), kind="signed"),
    "PGP in the text, signed": f"\n{CLEAR_SIGNED}accept\n\n- -- \nMax\n{PGP_SIGNATURE}",
    "PGP in the text, signed, with our letter below": (
        f"\n{CLEAR_SIGNED}accept\n\n{WROTE}\n> Would you?\n{PGP_SIGNATURE}"
    ),
    "an answer in clear above encrypted words": (f"\naccept\n\n{WROTE}\n> " + ARMOUR.replace("\n", "\n> ")),
}


@pytest.mark.parametrize("body", ENCRYPTED.values(), ids=ENCRYPTED.keys())
def test_what_is_encrypted_is_known_for_it(body: str) -> None:
    found = read((HEAD + body).encode())

    assert found.encrypted
    assert "BEGIN PGP" not in found.text


@pytest.mark.parametrize("body", READABLE.values(), ids=READABLE.keys())
def test_what_is_signed_is_read_and_its_signature_is_no_file(body: str) -> None:
    found = read((HEAD + body).encode())

    assert not found.encrypted
    assert found.text == "accept"
    assert found.attachments == ()


@pytest.mark.parametrize("content", [SIGNED, STREAMED], ids=["whole", "streamed"])
def test_what_a_signature_wraps_is_read(content: str) -> None:
    found = read((HEAD + smime(content)).encode())

    assert not found.encrypted
    assert found.text.startswith("accept from 1 May")
    assert found.attachments == ()


def test_what_a_signature_wraps_is_not_passed_on_as_a_file() -> None:
    assert attachments_of(files_in((HEAD + smime(SIGNED)).encode())) == ()


@pytest.mark.parametrize("kind", ["application/pgp-encrypted", "application/pkcs7-mime"])
def test_a_file_that_its_author_encrypted_is_a_file(kind: str) -> None:
    found = read((HEAD + mixed(TEXT, file(kind, "plan.pdf.pgp", "closed"))).encode())

    assert not found.encrypted
    assert found.text == "accept"
    assert [attached.name for attached in found.attachments] == ["plan.pdf.pgp"]


@pytest.mark.parametrize("content", [SIGNED, STREAMED], ids=["whole", "streamed"])
def test_of_a_signed_mail_that_was_cut_off_no_more_is_read_than_there_is(content: str) -> None:
    der = base64.b64decode(content)
    whole = signed_content(der) or b""

    for length in range(len(der)):
        cut = signed_content(der[:length])
        assert cut is None or whole.startswith(cut)
