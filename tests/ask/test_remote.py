"""Shows that a service is asked within limits and more than once, and that no message tells the account."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sparql_stores import made_up_service

from graph_build.ask.remote.access import Account, account_of, check_address, shown
from graph_build.ask.remote.requests import Limits, Service
from graph_build.errors import ServiceError, UsageError

SECRET = "open sesame"
GOOD = (200, {"Content-Type": "text/plain"}, b"good")
BUSY = (503, {"Content-Type": "text/plain"}, b"busy")


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def service(pauses: list[float]) -> Iterator[Service]:
    with Service(Account("ann", SECRET), Limits(seconds=2, tries=4, pause=0.5, largest=1_000), pauses.append) as one:
        yield one


def test_what_passes_is_tried_again_after_growing_pauses(service: Service, pauses: list[float]) -> None:
    with made_up_service(BUSY, (500, {}, b""), (429, {"Retry-After": "7"}, b""), GOOD) as script:
        assert service.send("POST", script.address, content=b"words").body == b"good"
        assert [body for _, _, body in script.asked] == [b"words"] * 4
    assert pauses == [0.5, 1.0, 7.0]


@pytest.mark.parametrize(("status", "times"), [(500, 4), (503, 4), (400, 1), (404, 1), (403, 1), (302, 1)])
def test_what_does_not_pass_ends_with_one_line(status: int, times: int, service: Service) -> None:
    with made_up_service((status, {"Location": "http://127.0.0.1:9/"}, b"a\n complaint")) as script:
        with pytest.raises(ServiceError, match=f"HTTP {status}: a complaint") as fault:
            service.send("GET", script.address + "?key=k")
        assert len(script.asked) == times
    assert "\n" not in fault.value.one_line()
    assert "key=k" not in fault.value.one_line()


def test_a_pause_is_never_long(service: Service, pauses: list[float]) -> None:
    with made_up_service((503, {"Retry-After": "86400"}, b""), GOOD) as script:
        service.send("GET", script.address)
    assert pauses == [30.0]


def test_a_service_that_is_not_there(service: Service, pauses: list[float]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        with pytest.raises(ServiceError, match="does not answer"):
            service.send("GET", address)
    assert pauses == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("slow", [0.05, 0.15])
def test_a_reply_that_drips_is_given_up(slow: float) -> None:
    """The whole reply would take minutes."""
    limits = Limits(seconds=0.3, tries=1)
    with made_up_service((200, {}, b"x" * 4_000), slow=slow) as script, Service(limits=limits) as service:
        begun = time.monotonic()
        with pytest.raises(ServiceError, match="in time"):
            service.send("GET", script.address)
        assert time.monotonic() - begun < 60


def test_a_reply_that_is_too_large_is_given_up(service: Service) -> None:
    with made_up_service((200, {}, b"x" * 1_001)) as script, pytest.raises(ServiceError, match="too large"):
        service.send("GET", script.address)


def test_a_password_is_shown_only_when_it_is_asked_for(service: Service) -> None:
    with made_up_service(GOOD) as script:
        service.send("GET", script.address)
        assert "Authorization" not in script.asked[0][1]
    with made_up_service((401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), GOOD) as script:
        service.send("GET", script.address)
        service.send("GET", script.address)
        told = [headers.get("Authorization", "") for _, headers, _ in script.asked]
        assert told == ["", "Basic YW5uOm9wZW4gc2VzYW1l", "Basic YW5uOm9wZW4gc2VzYW1l"]


def test_a_digest_answers_in_the_place_of_the_password(service: Service) -> None:
    challenge = 'Digest realm="r", nonce="abc", qop="auth", algorithm=MD5'
    with made_up_service(
        (401, {"WWW-Authenticate": challenge}, b""), (401, {"WWW-Authenticate": challenge}, b""), GOOD
    ) as script:
        service.send("GET", script.address)
        assert script.asked[-1][1]["Authorization"].startswith('Digest username="ann"')
        assert SECRET not in str(script.asked)


def test_a_token_goes_with_every_request() -> None:
    with made_up_service(GOOD) as script, Service(Account(token="t0ken")) as service:
        service.send("GET", script.address)
        assert script.asked[0][1]["Authorization"] == "Bearer t0ken"


@pytest.mark.parametrize("account", [Account("ann", SECRET), Account(token=SECRET)])
def test_no_message_tells_the_secret(account: Account) -> None:
    told = f"wrong: {SECRET} YW5uOm9wZW4gc2VzYW1l".encode()
    refused = (401, {"WWW-Authenticate": "Basic"}, told)
    with (
        made_up_service(refused) as script,
        Service(account) as service,
        pytest.raises(ServiceError, match="refuses access") as fault,
    ):
        service.send("GET", script.address)
    written = fault.value.to_json() + repr(service) + repr(account)
    assert SECRET not in written
    assert not account.user or "YW5uOm9wZW4gc2VzYW1l" not in written


def test_a_service_that_proves_no_identity_gets_nothing(tmp_path: Path, pauses: list[float]) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl, to make a certificate that nobody signed")
    certificate = str(tmp_path / "both.pem")
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-out", certificate]
    subprocess.run([openssl, *made, "-keyout", f"{certificate}.key"], check=True, capture_output=True)
    with made_up_service(GOOD, certificate=certificate) as script:
        address = script.address.replace("http:", "https:")
        with (
            Service(Account(token="t0ken"), sleep=pauses.append) as service,
            pytest.raises(ServiceError, match="proves no identity"),
        ):
            service.send("GET", address)
        assert script.asked == []
    assert pauses == []


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org/", "http:///sparql", "https://u:p@example.org/", "https://example.org/#a",
     "https://example.org:port/", "https://[::1/", "https://exa\nmple.org/", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as fault:
        check_address(address, Account())
    assert "u:p" not in fault.value.one_line()


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "http://127.0.0.1:80/", "http://localhost/", "http://[::1]/"]
)
def test_an_account_goes_where_nobody_listens(address: str) -> None:
    check_address(address, Account("ann", SECRET))


def test_an_account_does_not_travel_in_the_open() -> None:
    check_address("http://example.org/", Account())
    check_address("http://example.org/", Account("ann", SECRET, plain=True))
    with pytest.raises(UsageError, match="in the open"):
        check_address("http://example.org/", Account("ann", SECRET))
    with pytest.raises(UsageError, match="in the open"):
        check_address("http://127.0.0.1.example.org/", Account("ann", SECRET))


@pytest.mark.parametrize(
    "environment",
    [{"WPS_GRAPH_USER": "ann"}, {"WPS_GRAPH_PASSWORD": SECRET}, {"WPS_GRAPH_TOKEN": "a\nb"},
     {"WPS_GRAPH_USER": "ann", "WPS_GRAPH_PASSWORD": SECRET, "WPS_GRAPH_TOKEN": "t"}],
)  # fmt: skip
def test_an_account_that_is_not_clear_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(UsageError) as fault:
        account_of(environment)
    assert SECRET not in fault.value.one_line()


def test_an_address_is_shown_without_what_may_be_secret() -> None:
    assert shown("https://u:p@example.org/sparql?apikey=1#x") == "https://example.org/sparql"
    assert shown("u:p@example.org") == "example.org"
