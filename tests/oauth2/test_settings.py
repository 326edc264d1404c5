"""What [oauth2] and `auth` may say, and each fault in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorpost.access import client_of, secret
from mentorpost.errors import SettingsError
from mentorpost.settings import load

SERVERS = """
[program]
name = "R"
address = "r@example.org"
[mailbox]
url = "imaps://r%40example.org@imap.example.org"
auth = "oauth2"
"""
GOOD = f"""{SERVERS}
[oauth2]
provider = "microsoft"
client_id = "11-22"
tenant = "contoso.example"
"""


def _load(folder: Path, text: str) -> str:
    path = folder / "mentorpost.toml"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return str(path)


def test_what_the_section_says_is_whom_we_ask(tmp_path: Path) -> None:
    settings = load(_load(tmp_path, GOOD))

    client = client_of(settings.oauth2)
    assert client.client_id == "11-22"
    assert client.authority.device_url == (
        "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/devicecode"
    )
    assert not isinstance(secret(settings, settings.mailbox), str)
    assert secret(settings, settings.smtp) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SERVERS, 'auth = "oauth2" needs a section [oauth2]'),
        (GOOD.replace('"oauth2"', '"token"'), 'write "password" or "oauth2"'),
        (GOOD.replace('"microsoft"', '"yahoo"'), 'write "microsoft", "google" or "own"'),
        (GOOD.replace('client_id = "11-22"', ""), "client_id is missing"),
        (GOOD + 'keep_in = "drawer"', 'write "file" or "keyring"'),
        (GOOD + 'token_url = "https://x.example/"', 'token_url is for provider = "own" alone'),
        (GOOD.replace('"microsoft"', '"own"'), "needs token_url, and device_url or authorize_url"),
        (GOOD.replace('"microsoft"', '"own"') + 'token_url = "http://x.example/"', "begin with https://"),
        (GOOD + 'secret = "x"', "[oauth2] has no secret, only"),
    ],
)
def test_each_fault_is_said_in_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as faults:
        load(_load(tmp_path, text))

    assert says in str(faults.value)
    assert len(str(faults.value).splitlines()) == 1


def test_a_section_that_is_none_is_said_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"oauth2 must be a section, \[oauth2\]"):
        load(_load(tmp_path, 'oauth2 = "google"\n' + SERVERS))


def test_a_secret_of_the_program_is_in_no_repr(tmp_path: Path) -> None:
    settings = load(_load(tmp_path, GOOD + 'client_secret = "hunter2"'))

    assert "hunter2" not in repr(settings) + repr(client_of(settings.oauth2))
