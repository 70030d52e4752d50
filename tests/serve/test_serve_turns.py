"""Shows that queries wait in an order in which no client has all workers or places, or waits behind another's."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx
import pytest
from serve_process import GOLDEN, running

from graph_build.serve.engine.turns import Ticket, Turns

BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def waiting(turns: Turns, *clients: str) -> list[Ticket]:
    tickets = [turns.enter(client, is_free=False) for client in clients]
    return [ticket for ticket in tickets if ticket is not None]


def taken(turns: Turns, tickets: list[Ticket], workers: int) -> list[str]:
    """The clients whose queries run when so many workers come free one after the other."""
    out = []
    for _ in range(workers):
        ticket = next((one for one in tickets if turns.is_next(one)), None)
        if ticket is not None:
            turns.begin(ticket)
            turns.leave(ticket)
            tickets.remove(ticket)
            out.append(ticket.client)
    return out


def test_queries_of_one_client_run_in_their_order() -> None:
    turns = Turns(3, 9)
    first, second = waiting(turns, "a", "a")
    assert turns.is_next(first)
    assert not turns.is_next(second)


def test_a_client_that_has_none_running_goes_before_the_many_of_another() -> None:
    turns = Turns(4, 9)
    tickets = waiting(turns, "a", "a", "a", "b")
    assert taken(turns, tickets, 3) == ["a", "b", "a"]


@pytest.mark.parametrize(("workers", "running"), [(1, 1), (2, 1), (4, 3)])
def test_one_worker_is_kept_for_others(workers: int, running: int) -> None:
    turns = Turns(workers, 9)
    assert taken(turns, waiting(turns, *"aaaaa"), workers) == ["a"] * running


def test_what_ended_gives_its_client_a_turn_again() -> None:
    turns = Turns(2, 9)
    first, second = waiting(turns, "a", "a")
    turns.begin(first)
    turns.leave(first)
    assert not turns.is_next(second)
    turns.end(first)
    assert turns.is_next(second)


def test_a_full_line_takes_a_place_from_whom_has_most() -> None:
    turns = Turns(1, 3)
    crowd = waiting(turns, "a", "a", "a")
    assert turns.enter("a", is_free=False) is None
    assert turns.enter("b", is_free=False) is not None
    assert [ticket.shed for ticket in crowd] == [False, False, True]
    assert turns.enter("b", is_free=False) is None, "one place less would leave the other with fewer"
    assert turns.enter("b", is_free=True) is not None
    assert len(turns) == 4


@pytest.mark.slow
def test_an_honest_query_does_not_wait_behind_forty_bombs_of_another_client() -> None:
    arguments = ["--workers", "2", "--seconds", "20", "--memory", "4000", "--quiet"]
    with (
        running("--graph", str(GOLDEN), *arguments) as server,
        httpx.Client(timeout=120, transport=httpx.HTTPTransport(local_address="127.0.0.9")) as stranger,
        ThreadPoolExecutor(40) as threads,
    ):

        def throw(_: int) -> None:
            with suppress(httpx.HTTPError):
                stranger.post(f"{server.url}/sparql", data={"query": BOMB})

        for number in range(40):
            threads.submit(throw, number)
        while server.get("/health").json()["waiting"] < 20:
            time.sleep(0.05)
        begun = time.monotonic()
        answers = [server.ask("ASK {}").status_code for _ in range(5)]
        took = time.monotonic() - begun
        still_waiting = server.get("/health").json()["waiting"]
        server.process.kill()
        assert answers == [200] * 5
        assert took < 15, "less than one bomb takes"
        assert still_waiting >= 20
