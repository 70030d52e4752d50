"""Shows that a client of the protocol lists the tools, calls them, and is told its errors, in memory and over stdio."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp_sample import build, opened

from graph_build.mcp import Tools, make_server, tools_of

pytest.importorskip("mcp.server.mcpserver", reason="needs the SDK of the protocol, an extra")


@pytest.fixture(scope="module")
def pacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("pacts"))


@pytest.fixture(scope="module")
def tools(pacts: Path) -> Tools:
    return opened(pacts)


def called(tools: Tools, work: Callable[[Any], Awaitable[Any]]) -> Any:
    """What a client that is connected in memory gets."""
    from mcp import Client

    async def run() -> Any:
        async with Client(make_server(tools)) as client:
            return await work(client)

    return asyncio.run(run())


def test_every_tool_is_listed_with_what_it_does_and_as_one_that_only_reads(tools: Tools) -> None:
    listed = called(tools, lambda client: client.list_tools()).tools
    assert [tool.name for tool in listed] == [tool.__name__ for tool in tools_of(tools)]
    for tool in listed:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert "self" not in tool.input_schema["properties"]


def test_a_call_gives_rows_with_quotes(tools: Tools) -> None:
    asked = {"name": "due-by", "parameters": {"date": "2028"}}
    answer = called(tools, lambda client: client.call_tool("ask_question", asked))
    assert not answer.is_error
    (row,) = answer.structured_content["rows"]
    assert row["quotes"][0]["words"].endswith("by 30 June 2027")
    assert "by 30 June 2027" in answer.content[0].text


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("ask_question", {"name": "due-buy"}, "due-by"),
        ("ask_question", {"name": "due-by"}, "the question lacks date"),
        ("explain", {"subject": "Atlantis", "predicate": "partOf", "object": "NATO"}, "nothing is called 'Atlantis'"),
        ("find_things", {"limit": 0}, "these numbers count no rows"),
        ("find_things", {"limit": "many"}, "limit"),
    ],
)
def test_an_error_is_one_clear_line(tool: str, given: dict[str, object], words: str, tools: Tools) -> None:
    answer = called(tools, lambda client: client.call_tool(tool, given))
    assert answer.is_error
    assert words in answer.content[0].text


def test_calls_at_once_are_each_answered(tools: Tools) -> None:
    async def work(client: Any) -> list[Any]:
        words = ["women", "train", "partners"] * 3
        return await asyncio.gather(*(client.call_tool("find_sentences", {"words": one}) for one in words))

    answers = called(tools, work)
    assert not any(answer.is_error for answer in answers)
    assert len({str(answer.structured_content) for answer in answers}) == 3


def test_the_command_serves_over_standard_input_and_output(pacts: Path) -> None:
    from mcp import Client, StdioServerParameters

    command = ["-m", "graph_build.cli", "mcp", "--graph", str(pacts / "graph.trig"), "--rows", "1"]

    async def run() -> Any:
        async with Client(StdioServerParameters(command=sys.executable, args=command)) as client:
            return await client.call_tool("find_commitments", {"words": "women", "limit": 50})

    answer = asyncio.run(run())
    assert (len(answer.structured_content["rows"]), answer.structured_content["whole"]) == (1, 4)
