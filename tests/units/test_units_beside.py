"""Work beside a build is done in a process that was made before, and what ends it is told where it is asked for."""

import os
import signal

import pytest

from graph_build.errors import InputError
from graph_build.units import working_beside
from graph_build.units.ahead import ahead

BUILD = os.getpid()


def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


def refusing() -> None:
    raise InputError("no such file", "here", "a rule", "a remedy")


def ended() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_one_worker_does_the_work_at_once_and_here() -> None:
    with working_beside(1) as other:
        assert other.begin(process_of, 5)() == (5, os.getpid())


def test_several_do_it_in_one_process_that_is_there_before() -> None:
    with working_beside(2) as other:
        first, process = other.begin(process_of, 1)()
        assert (first, process != os.getpid()) == (1, True)
        assert other.begin(process_of, number=2)() == (2, process)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_are_given_to_whoever_asks_for_them_in_any_order(workers: int) -> None:
    with working_beside(workers) as other:
        first, held = other.begin(abs, -1), other.hold(list, (2,))
        second, third = held(joined, [3]), other.begin(abs, -4)
        assert (third(), first(), second()[0]) == (4, 1, [2, 3])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_to_whoever_asks(workers: int) -> None:
    with pytest.raises(InputError, match="no such file"), working_beside(workers) as other:
        other.begin(refusing)()


def joined(some: list[int], more: list[int]) -> tuple[list[int], int]:
    return [*some, *more], os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_held_is_gone_on_with_where_it_was_made(workers: int) -> None:
    with working_beside(workers) as other:
        further = other.hold(list, (1, 2))
        assert further(joined, range(3, 300))() == ([*range(1, 300)], other.begin(os.getpid)())


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_what_was_to_be_held_is_raised_to_whoever_asks(workers: int) -> None:
    with pytest.raises(InputError, match="no such file"), working_beside(workers) as other:
        other.hold(refusing)(joined, [3])()


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(MemoryError, match="ended from outside"), working_beside(2) as other:
        other.begin(ended)()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_copy_works_on_what_the_build_holds_and_changes_nothing_of_it(workers: int) -> None:
    held = [1, 2]

    def doubled() -> list[int]:
        return [2 * one for one in held]

    with working_beside(workers) as other:
        first, process = other.begin_in_copy(doubled), other.begin_in_copy(os.getpid)
        assert (first(), process() != os.getpid()) == ([2, 4], workers > 1)
        assert other.begin_in_copy(lambda: held.append(3))() is None
    assert held == ([1, 2] if workers > 1 else [1, 2, 3])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_a_copy_is_raised_to_whoever_asks(workers: int) -> None:
    with pytest.raises(InputError, match="no such file"), working_beside(workers) as other:
        other.begin_in_copy(refusing)()


def test_a_copy_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(MemoryError, match="ended from outside"), working_beside(2) as other:
        other.begin_in_copy(ended)()


def test_a_copy_that_nobody_waits_for_ends_with_the_build() -> None:
    here, there = os.pipe()

    def waiting() -> None:
        os.write(there, str(os.getpid()).encode())
        signal.pause()

    with working_beside(2) as other:
        other.begin_in_copy(waiting)
        process = int(os.read(here, 20))
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def broken_off() -> None:
    with working_beside(2) as other:
        other.begin(signal.pause)
        raise KeyError


def test_work_that_nobody_waits_for_ends_with_the_build() -> None:
    with pytest.raises(KeyError):
        broken_off()


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_their_tasks(workers: int) -> None:
    found = list(ahead(process_of, range(2000), workers))
    assert [number for number, _ in found] == list(range(2000))
    assert {process == os.getpid() for _, process in found} == {workers == 1}


def ended_at_three(number: int) -> int:
    if number == 3 and os.getpid() != BUILD:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_a_process_that_is_gone_did_not_do_is_done_here() -> None:
    assert list(ahead(ended_at_three, range(6), 2)) == list(range(6))


def test_whoever_asks_no_further_leaves_no_process_behind() -> None:
    asked = ahead(process_of, range(100_000), 2)
    _, process = next(asked)
    asked.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
