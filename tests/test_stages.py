"""Shows that a stage imports only from itself, from stages before it and from the modules that serve all."""

import ast
from pathlib import Path

import pytest

import graph_build

PACKAGE = Path(graph_build.__file__).resolve().parent
STAGES = ("corpus", "extract", "graph", "ask", "show", "serve")
SERVES_ALL = frozenset({"", "errors", "resources", "vocabulary"})
ON_TOP = frozenset({"cli", "commands", "__main__"})
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """Return the part of the package that a dotted name belongs to, `graph_build` itself being the empty part."""
    return module.partition(".")[2].partition(".")[0]


def dotted_name(path: Path) -> str:
    names = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported_parts(tree: ast.Module) -> set[str]:
    """Return the parts of the package that a module imports, wherever in the module the import stands."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "graph_build":
            names.update(f"graph_build.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {part_of(name) for name in names if name.partition(".")[0] == "graph_build"}


def allowed_parts(part: str) -> frozenset[str]:
    if part in ON_TOP:
        return frozenset(STAGES) | SERVES_ALL | ON_TOP
    if part in SERVES_ALL:
        return SERVES_ALL
    return SERVES_ALL | frozenset(STAGES[: STAGES.index(part) + 1])


@pytest.mark.parametrize("path", MODULES, ids=dotted_name)
def test_imports_point_backwards(path: Path) -> None:
    part = part_of(dotted_name(path))
    assert part in SERVES_ALL | ON_TOP | set(STAGES), f"{path.name} belongs to no stage: name its place in this test"
    # `from graph_build import __version__` names a value, not a part.
    imported = {name for name in imported_parts(ast.parse(path.read_text("utf-8"))) if not name.startswith("__v")}
    assert imported <= allowed_parts(part)


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("corpus", "from graph_build.extract import names"),
        ("extract", "import graph_build.graph.closure"),
        ("graph", "from graph_build import ask"),
        ("ask", "def late():\n    from graph_build.show.network.page import write"),
        ("show", "from graph_build.cli import main"),
        ("errors", "from graph_build.corpus import reader"),
    ],
)
def test_a_forward_import_is_seen(part: str, source: str) -> None:
    assert not imported_parts(ast.parse(source)) <= allowed_parts(part)
