"""Shows that shells complete commands, options, values, and the names of questions."""

import pytest

from graph_build.cli import main


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ci", ["plain,cite"]),
        ("query held", ["plain,held-on"]),
        ("query my-que", ["file,my-que"]),
        ("query held-on NATO", [""]),
        ("export --format tu", ["plain,turtle"]),
        ("diff old", ["file,old"]),
        ("cite --gr", ["plain,--graph"]),
    ],
)
def test_a_shell_completes_commands_options_and_questions(
    typed: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_WPS_GRAPH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"wps-graph {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))
    with pytest.raises(SystemExit, match=r"^0$"):
        main([])
    assert capsys.readouterr().out.rstrip("\n").split("\n") == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_WPS_GRAPH_COMPLETE", f"{shell}_source")
    with pytest.raises(SystemExit, match=r"^0$"):
        main([])
    assert "_WPS_GRAPH_COMPLETE" in capsys.readouterr().out
