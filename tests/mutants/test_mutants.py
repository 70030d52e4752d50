"""Shows which small faults are made, that a trial tells which of them a test notices, and that the table is sound."""

import csv
import importlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "scripts"
TABLE = tomllib.loads((ROOT / "tests" / "mutants" / "modules.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def mutations() -> Any:
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module("mutations")
    finally:
        sys.path.remove(str(SCRIPTS))


def survivors() -> list[dict[str, str]]:
    with (ROOT / "tests" / "mutants" / "survivors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("return a < b", ["return None", "return (a <= b)"]),
        ("return a == b", ["return None", "return (a != b)"]),
        ("return a + b", ["return None", "return (a - b)"]),
        ("a += b", ["a -= b"]),
        ("return a and b", ["return None", "return (b)", "return (a)"]),
        ("return not a", ["return None", "return (a)"]),
        ("a = 3", ["a = 4"]),
        ("a = 900", ["a = 90000"]),
        ("a = 0.8", ["a = 0.4"]),
        ("a = True", ["a = False"]),
        ("a = 'x'", ["a = 'XXx'"]),
        ("a = b[0]", ["a = b[-1]"]),
        ("a = b if c else d", ["a = b if (not c) else d"]),
        ("if a: b()", ["if (not a): b()", "if a: None"]),
        ("a = [x for x in b if x]", ["a = [x for x in b if (not x)]"]),
        ("a(b)", ["None"]),
        ("yield a", ["0 and ((yield a))"]),
        ("raise a", ["None"]),
        ("while a: break", ["while (not a): break", "while a: continue"]),
        ("a = any(b)", ["a = all(b)"]),
        ("a = sorted(b)", ["a = sorted(b, reverse=True)"]),
        ("a = b.startswith(c)", ["a = b.endswith(c)"]),
        ("a = b.strip()", ["a = (b)"]),
        ("raise AnError('words', 3)", ["None"]),
        ("assert a < 3", []),
        ("a: int | None = b", []),
        ("import a", []),
        ("'words'", []),
    ],
)
def test_each_small_fault_is_made_once(mutations: Any, line: str, changed: list[str]) -> None:
    source = f"def f(a, b, c, d):\n    {line}\n"
    found = mutations.mutants_of(source)
    made = [mutant.apply(source).splitlines()[1].strip() for mutant in found]
    assert sorted(made) == sorted(changed)
    assert all(mutant.function == "f" and mutant.statement == 2 for mutant in found)


def test_what_does_not_run_is_left_alone(mutations: Any) -> None:
    source = (
        '"""Words."""\n__all__ = ["a"]\nS = Literal["a", "b"]\n\n@cache(3)\nclass A:\n    """Words."""\n    a: "b"\n'
    )
    assert mutants_named(mutations, source) == []
    assert mutants_named(mutations, "LONGEST = 900\nWORDS = frozenset(['a', 'b'])\n") == [
        ("", "LONGEST = 900 → LONGEST = 90000", "1")
    ]


def test_a_fault_keeps_its_name_where_its_line_moves(mutations: Any) -> None:
    source = "class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 1, 1\n"
    names = mutants_named(mutations, source)
    assert names == mutants_named(mutations, f"import a\n\n\n{source}")
    assert names == [
        ("A.f", "return 1 → return 2", "1"),
        ("A.g", "return 1, 1 → return None", "1"),
        ("A.g", "return 1, 1 → return 2, 1", "1"),
        ("A.g", "return 1, 1 → return 1, 2", "1"),
    ]


def mutants_named(mutations: Any, source: str) -> list[tuple[str, str, str]]:
    return [mutant.name for mutant in mutations.mutants_of(source)]


def test_a_text_with_signs_of_many_bytes_is_changed_at_its_place(mutations: Any) -> None:
    source = "def f(a):\n    return '→é' + a + 'x'\n"
    assert "    return '→é' + a + 'XXx'" in {m.apply(source).splitlines()[1] for m in mutations.mutants_of(source)}


def test_probes_tell_the_lines_that_a_run_passes(mutations: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    source = '"""Words."""\nfrom __future__ import annotations\ndef f(a):\n    if a:\n        return 1\n    return 2\n'
    passed: list[int] = []
    monkeypatch.setattr("builtins.mutant_probe", passed.append, raising=False)
    space: dict[str, Any] = {}
    exec(mutations.probed(source), space)
    assert (space["f"](True), passed) == (1, [4, 5])
    passed.clear()
    assert (space["f"](False), passed) == (2, [4, 6])


MODULE = """def far(a: int) -> bool:
    while a > 100:
        a -= 1
    return a >= 10


def near(a: int) -> int:
    return a + 1


TWO = near(1)
"""
TESTS = """from graph_build.far import TWO, far


def test_far() -> None:
    assert far(200)
    assert far(10)
    assert not far(1)


def test_two() -> None:
    assert TWO == 2
"""


@pytest.mark.slow
@pytest.mark.parametrize("reload", [False, True])
def test_a_trial_tells_what_is_noticed(tmp_path: Path, reload: bool) -> None:
    for name, text in (("graph_build/__init__.py", ""), ("graph_build/far.py", MODULE), ("tests/test_far.py", TESTS)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); root = Path(sys.argv[2])\n"
        "from mutant_trials import try_mutants; from mutations import mutants_of\n"
        "mutants = mutants_of((root / 'graph_build/far.py').read_text())\n"
        "reload = sys.argv[3] == 'True'\n"
        "for v in try_mutants(root, 'graph_build/far.py', ['tests/test_far.py'], mutants, reload=reload):\n"
        "    print(v.mutant.after, v.by.rpartition('::')[2] or 'survives', sep=': ')"
    )
    command = [sys.executable, "-c", code, str(SCRIPTS), str(tmp_path), str(reload)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.stdout.splitlines() == [
        "(a >= 100): survives",
        "a > 10000: survives",
        "a += 1: time",
        "a -= 2: survives",
        "return None: test_far",
        "return (a > 10): test_far",
        "return a >= 11: test_far",
        "return None: test_two",
        "return (a - 1): test_two",
        "return a + 2: test_two",
        "TWO = near(2): test_two",
    ], done.stderr


def test_the_table_names_files_that_are_there() -> None:
    for row in (*TABLE["module"], *TABLE["named"]):
        assert (ROOT / row["file"]).is_file(), row["file"]
        for test in row["tests"]:
            assert (ROOT / test.partition("::")[0]).is_file(), test
    assert 0.85 <= TABLE["least"] <= 1


def test_a_named_fault_can_be_made() -> None:
    for row in TABLE["named"]:
        assert (ROOT / row["file"]).read_text("utf-8").count(row["before"]) == 1, row


def test_every_survivor_has_a_reason_and_can_still_be_made(mutations: Any) -> None:
    rows = survivors()
    assert all(row["reason"] for row in rows)
    names = [(row["module"], row["function"], row["change"], row["nth"]) for row in rows]
    assert names == sorted(set(names))
    modules = {row["file"] for row in TABLE["module"]}
    assert {row["module"] for row in rows} <= modules
    made = {
        (file, *mutant.name)
        for file in modules & {row["module"] for row in rows}
        for mutant in mutations.mutants_of((ROOT / file).read_text("utf-8"))
    }
    assert [name for name in names if name not in made] == [], "take these off tests/mutants/survivors.csv"
