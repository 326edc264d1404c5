"""What is asked of a provider and what it answers: a code to type, a page that leads back, a fresh token."""

from __future__ import annotations

import urllib.request
from threading import Thread
from urllib.error import HTTPError

import pytest

from mailer.errors import LoginOver, TokenLost
from mailer.oauth2 import loopback
from mailer.oauth2.authority import AUTHORITIES, Authority, Client, authority
from mailer.oauth2.device import wait_for
from mailer.oauth2.grants import DeviceCode, Grant, Refused, device_code, redeem_code, refresh
from mailer.oauth2.post import post
from tests.loopback import HOST, free_port
from tests.token_server import TokenServer


class Waits:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def _typed(provider: TokenServer, *answers: str) -> tuple[Grant, Waits]:
    provider.answers.extend(answers)
    code, waits = device_code(provider.client()), Waits()
    return wait_for(provider.client(), code, waits.sleep, waits.clock), waits


# --- a code to type


def test_a_code_that_somebody_typed_brings_a_token_and_one_that_lasts(provider: TokenServer) -> None:
    grant, _ = _typed(provider)

    assert provider.takes(provider.user, grant.access_token)
    assert grant.refresh_token in provider.lasting
    assert grant.seconds == provider.lifetime


def test_until_the_code_is_typed_we_ask_no_more_often_than_we_are_told(provider: TokenServer) -> None:
    provider.interval = 7
    _, waits = _typed(provider, "authorization_pending", "authorization_pending", "yes")

    assert waits.slept == [7, 7, 7]


def test_whoever_is_told_to_slow_down_waits_five_seconds_more_from_then_on(provider: TokenServer) -> None:
    _, waits = _typed(provider, "slow_down", "authorization_pending", "slow_down", "yes")

    assert waits.slept == [1, 6, 6, 11]


@pytest.mark.parametrize("error", ["expired_token", "access_denied", "authorization_declined"])
def test_a_code_that_is_too_old_or_declined_ends_the_waiting(provider: TokenServer, error: str) -> None:
    with pytest.raises(Refused, match=error):
        _typed(provider, "authorization_pending", error)


def test_a_code_that_nobody_types_ends_by_our_own_clock_too(provider: TokenServer) -> None:
    with pytest.raises(Refused, match="in time"):
        _typed(provider, *["authorization_pending"] * 60)


def test_an_answer_that_is_lost_while_we_wait_is_asked_for_again(provider: TokenServer) -> None:
    provider.down = 1

    grant, waits = _typed(provider)

    assert grant.access_token
    assert waits.slept == [1, 6]


# --- a page that leads back


def test_a_page_leads_back_to_this_machine_with_a_code_that_only_we_can_redeem(provider: TokenServer) -> None:
    with loopback.Listener() as listener:
        asked = loopback.ask(provider.client(), listener.port, "post@example.org")
        browser = Thread(target=_browse, args=(asked.page,))
        browser.start()
        came = listener.wait(asked.state)
        browser.join(10)

    assert asked.redirect == f"http://{HOST}:{listener.port}/"
    assert provider.takes(provider.user, loopback.answered(provider.client(), asked, came).access_token)
    assert "login_hint=post%40example.org" in asked.page


def _browse(page: str) -> None:
    with urllib.request.urlopen(page, timeout=10) as shown:  # noqa: S310
        assert b"You can close this page" in shown.read()


def test_whoever_caught_the_code_cannot_redeem_it(provider: TokenServer) -> None:
    asked = loopback.ask(provider.client(), 1)
    came = _led_to(asked.page)
    code = came.partition("code=")[2].partition("&")[0]

    with pytest.raises(Refused, match="invalid_grant"):
        redeem_code(provider.client(), code, "a" * 64, asked.redirect)


def test_an_answer_to_another_question_is_not_taken(provider: TokenServer) -> None:
    mine, other = loopback.ask(provider.client(), 1), loopback.ask(provider.client(), 1)

    with pytest.raises(Refused, match="no question of ours"):
        loopback.answered(provider.client(), mine, _led_to(other.page))
    assert provider.asked == []


def test_the_listener_answers_nobody_but_the_browser_that_brings_our_state() -> None:
    with loopback.Listener() as listener:
        said: list[int] = []
        others = Thread(
            target=lambda: said.append(_status(f"http://{HOST}:{listener.port}/?code=x&state=guess"))
        )
        others.start()

        assert listener.wait("the state", seconds=1.0) == ""
        others.join(10)

    assert said == [404]


def test_what_the_page_says_when_somebody_declines_is_said(provider: TokenServer) -> None:
    provider.answers.append("access_denied")
    asked = loopback.ask(provider.client(), 1)

    with pytest.raises(Refused, match="access_denied"):
        loopback.answered(provider.client(), asked, _led_to(asked.page))


def _led_to(page: str) -> str:
    """Return where a browser is led that is stopped there: the address that somebody can copy."""

    class Stop(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    try:
        urllib.request.build_opener(Stop).open(page, timeout=10)
    except HTTPError as error:
        with error:
            return str(error.headers["Location"])
    raise AssertionError("nobody was led anywhere")


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


# --- a fresh token


def test_a_token_is_refreshed_and_the_one_that_lasts_changes(provider: TokenServer) -> None:
    first, _ = _typed(provider)

    second = refresh(provider.client(), first.refresh_token)

    assert second.refresh_token not in ("", first.refresh_token)
    with pytest.raises(LoginOver, match="invalid_grant"):
        refresh(provider.client(), first.refresh_token)


def test_a_provider_that_does_not_change_it_says_nothing_of_it(provider: TokenServer) -> None:
    provider.rotates = False
    first, _ = _typed(provider)

    assert refresh(provider.client(), first.refresh_token).refresh_token == ""


def test_no_secret_stands_in_an_error_whatever_the_provider_writes(provider: TokenServer) -> None:
    provider.about_over = "AADSTS70008: {token} has expired.\r\nTrace ID: 1-2 Timestamp: 2027"

    with pytest.raises(LoginOver) as over:
        refresh(provider.client(), "a-token-that-lasts")

    assert str(over.value) == "Tokens says invalid_grant (AADSTS70008: … has expired.)"


def test_a_wrong_secret_of_the_program_is_said_and_not_shown(provider: TokenServer) -> None:
    with pytest.raises(LoginOver, match="invalid_client") as over:
        refresh(provider.client("hunter2"), "a-token-that-lasts")

    assert "hunter2" not in str(over.value) + repr(provider.client("hunter2"))


@pytest.mark.parametrize("trouble", ["down", "gone", "not trusted"])
def test_a_provider_that_cannot_be_asked_ends_no_login(
    provider: TokenServer, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = provider.client()
    if trouble == "down":
        provider.down = 1
    elif trouble == "gone":
        here = f"https://{HOST}:{free_port()}/token"
        client = Client(Authority("Tokens", here), client.client_id)
    else:
        monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(TokenLost) as lost:
        refresh(client, "a-token-that-lasts")

    assert not isinstance(lost.value, LoginOver)
    assert "a-token-that-lasts" not in str(lost.value)


def test_a_form_goes_nowhere_unencrypted_and_follows_nobody(provider: TokenServer) -> None:
    with pytest.raises(TokenLost, match="not encrypted"):
        post("http://127.0.0.1/token", "refresh_token=x")

    status, _ = post(provider.url("moved"), "refresh_token=x")
    assert (status, provider.asked) == (307, [])


def test_a_token_is_shown_by_no_repr() -> None:
    shown = repr((Grant("access", "lasting", 1), DeviceCode("device", "WDJB", "page", 1, 1)))

    assert not [secret for secret in ("'access'", "lasting", "'device'") if secret in shown]


def test_the_known_providers_are_asked_over_https_and_a_tenant_stays_one_word() -> None:
    known = [authority(name, "contoso.example/../evil") for name in AUTHORITIES]
    urls = [url for one in known for url in (one.token_url, one.device_url, one.authorize_url) if url]

    assert [url for url in urls if not url.startswith("https://")] == []
    assert authority("microsoft").token_url == "https://login.microsoftonline.com/common/oauth2/v2.0/token"
    assert "contoso.example%2F..%2Fevil" in authority("microsoft", "contoso.example/../evil").token_url
