"""Shows that the tree keeps the house style: sizes, names, docstrings, addresses, locked and listed dependencies."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for folder in ("graph_build", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

# "path::function": "the reason why it is longer than the limit"
LONG_FUNCTIONS: dict[str, str] = {}

MOST_MODULES = 15
# "folder": "the reason why it holds more modules than the limit"
LARGE_FOLDERS: dict[str, str] = {}

# Hosts of package registries; the brackets keep this file from matching its own pattern.
REGISTRY_HOST = re.compile(
    r"py[p]i\.(org|io|python)|python[h]osted\.|registry\.n[p]mjs|registry\.y[a]rnpkg|conda\.a[n]aconda|crates\.[i]o"
)
REGISTRY_OPTION = re.compile(r"^\s*(-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host)\b", re.MULTILINE)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_packages(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def tracked_files() -> list[Path]:
    """Return the files that git knows or would take, so that a new file is read before it is committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        pytest.skip("needs a git checkout")
    files = [ROOT / name for name in result.stdout.split("\0") if name]
    return [path for path in files if path.is_file()]


def project() -> dict[str, list[str]]:
    """Return the requirements in pyproject.toml by group, the run-time ones under the empty name."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


def distribution(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()


def locked(name: str) -> set[str]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    return {match[1] for line in lines if (match := re.match(r"([a-z0-9._-]+)==", line))}


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_short_named_and_described(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert not re.search(r"util|helper", path.stem), "name a module for what comes out of it"
    assert ast.get_docstring(ast.parse(source)), "a module opens with one sentence: what it turns into what"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_function_is_short(path: Path) -> None:
    lengths = {f"{relative(path)}::{node.name}": (node.end_lineno or 0) - node.lineno for node in functions(path)}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert not too_long.keys() - LONG_FUNCTIONS.keys(), too_long


def test_every_named_exception_is_still_needed() -> None:
    for name, reason in LONG_FUNCTIONS.items():
        path, _, function = name.partition("::")
        lengths = [(node.end_lineno or 0) - node.lineno for node in functions(ROOT / path) if node.name == function]
        assert reason
        assert max(lengths, default=0) > LONGEST_FUNCTION, f"{name} is short now: take it off the list"


def test_a_folder_holds_few_modules_beside_its_door() -> None:
    inside = Counter(relative(path.parent) for path in MODULES if path.name != "__init__.py")
    large = {folder for folder, count in inside.items() if folder.startswith("graph_build") and count > MOST_MODULES}
    assert large == set(LARGE_FOLDERS)


def test_a_stranger_finds_every_room_in_the_architecture_and_no_other() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## Choices")[0]
    package = ROOT / "graph_build"
    rooms = {path.parent for path in package.rglob("*.py")} - {package}
    assert {relative(room) for room in rooms if not re.search(rf"\b{room.name}\b", table)} == set()
    there = {path.name.partition(".")[0] for path in (*package.rglob("*"), *ROOT.iterdir())}
    told = [line.split("|")[2] for line in table.splitlines() if line.startswith("| ")]
    codes = [code for cell in told for code in re.findall(r"`([^`]+)`", cell)]
    assert {part for code in codes for part in re.split(r"[./]", code) if part} - there <= {"toml", "csv", "txt"}


def test_no_file_names_a_registry() -> None:
    for path in tracked_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        assert REGISTRY_HOST.findall(text) == [], relative(path)
        if path.parent.name == "requirements":
            assert not REGISTRY_OPTION.search(text), f"{relative(path)} chooses a registry"


def test_the_registry_pattern_fires() -> None:
    assert REGISTRY_HOST.search("https://py" + "pi.org/simple")
    assert REGISTRY_OPTION.search("click==8.0\n--extra-index-url https://example.org/simple")


@pytest.mark.parametrize("name", ["CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "ARCHITECTURE.md"])
def test_a_reader_finds_the_usual_files(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").strip()


def test_versions_agree() -> None:
    """The version is written in the package; what is built takes it from there, and two texts for people repeat it."""
    (version,) = re.findall(r'^__version__ = "(.+)"$', (ROOT / "graph_build" / "__init__.py").read_text("utf-8"), re.M)
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert metadata.version("wps-graph") == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert version in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_lock_files_hold_every_requirement() -> None:
    groups = project()
    assert {distribution(line) for line in groups[""]} <= locked("run")
    everything = {distribution(line) for lines in groups.values() for line in lines} - {"wps-graph"}
    assert everything <= locked("dev")
    assert locked("run") <= locked("dev")


OF_EXTRAS = {"graph_build/mcp": "mcp", "graph_build/units/cluster.py": "cluster"}
"""Rooms that work with an extra alone, and its name."""


def test_the_package_imports_only_what_it_declares() -> None:
    """A library that another one happens to bring is declared too, so that no update takes it away."""
    groups = project()
    providers = metadata.packages_distributions()
    for path in (ROOT / "graph_build").rglob("*.py"):
        extra = [line for room, name in OF_EXTRAS.items() if path.is_relative_to(ROOT / room) for line in groups[name]]
        declared = {distribution(line) for line in [*groups[""], *extra]}
        for name in imported_packages(path) - sys.stdlib_module_names - {"graph_build"}:
            found = {provider.lower().replace("_", "-") for provider in providers[name]}
            assert found & declared, f"{relative(path)} imports {name}"


def test_every_direct_dependency_is_described() -> None:
    table = (ROOT / "docs" / "DEPENDENCIES.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE))
    assert listed == {distribution(line) for lines in project().values() for line in lines} - {"wps-graph"}


def brought_by(name: str) -> set[str]:
    """What an installed library needs on this machine, and what that needs, without their extras."""
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one in found or one not in locked("dev"):
            continue
        found.add(one)
        try:
            needed = metadata.requires(one) or []
        except metadata.PackageNotFoundError:
            continue  # locked for another platform
        waiting += [distribution(line) for line in needed if "extra ==" not in line]
    return found


def test_no_library_is_strongly_copyleft() -> None:
    """Every installed run-time library is permissive, but for pycountry, which is LGPL and used unchanged.

    What the SDK of the extra `mcp` brings is looked at too, because the extra is one to run with.
    """
    strong = re.compile(r"(?<!L)(?<!Lesser )\b(A?GPL|Affero|GNU General Public)")
    for name in sorted(locked("run") | brought_by("mcp")):
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # locked for another platform
        fields = [value for field in ("License-Expression", "License") for value in about.get_all(field, [])]
        classifiers = [value for value in about.get_all("Classifier", []) if value.startswith("License")]
        licences = "\n".join([*fields, *classifiers])
        assert not strong.search(licences), name
        assert "LGPL" not in licences or name == "pycountry", name


@pytest.mark.parametrize("script", sorted((ROOT / "benchmarks").glob("bench_*.py")), ids=lambda p: p.stem)
def test_a_benchmark_finds_what_it_imports(script: Path) -> None:
    """No test runs a benchmark, so one may go on naming what has moved."""
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("graph_build"):
            module = importlib.import_module(node.module or "")
            assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []
