"""Turns the golden graph into a running server that the tests of a session share."""

from collections.abc import Iterator

import pytest
from serve_process import GOLDEN, Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of the golden graph."""
    with running("--graph", str(GOLDEN)) as found:
        yield found


@pytest.fixture(scope="session")
def served(server: Server) -> str:
    """The address of a server of the golden graph, without a slash at its end."""
    return server.url
