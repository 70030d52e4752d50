"""Shows that the wheel works from another folder, without the checkout and without development tools."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_build import __version__

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel, and an empty folder to run it from."""

    environment: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.environment / "bin" / program), *arguments]
        return run(command, self.folder)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    return subprocess.run(
        command,
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
        stdin=subprocess.DEVNULL,
    )


def built(kind: str, source: Path, target: Path) -> Path:
    """Build a `wheel` or an `sdist` from the tree at `source` and return the file."""
    result = run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)], source)
    assert result.returncode == 0, result.stderr
    (file,) = target.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone; the libraries are lent by the environment that runs the tests, so nothing is fetched."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False, symlinks=True)
    python = str(environment / "bin" / "python")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet"]
    result = run([*install, str(wheel)], environment)
    assert result.returncode == 0, result.stderr
    # A plain line in a .pth file lends the libraries, and leaves out the editable install that stands beside them.
    (packages,) = environment.glob("lib/python*/site-packages")
    lent = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (packages / "lent.pth").write_text("\n".join(lent) + "\n", "utf-8")
    return Installed(environment, tmp_path_factory.mktemp("elsewhere"))


def test_the_wheel_carries_data_types_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "graph_build/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    for folder in ("ontology", "queries", "corpus"):
        expected = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"graph_build/_data/{path.as_posix()}" for path in expected if path.name[0] != "."} <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"graph_build", "wps_graph"}


def test_the_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = built("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "tree", filter="data")
    (tree,) = (tmp_path / "tree").iterdir()
    for name in ("Makefile", "requirements/run.txt", "scripts/setup_env.sh", "tests/conftest.py", "CHANGELOG.md"):
        assert (tree / name).is_file(), name
    again = built("wheel", tree, tmp_path / "again")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_the_code_comes_from_the_wheel(installed: Installed) -> None:
    code = (
        "import graph_build, graph_build.resources as r; print(graph_build.__file__, r.corpus_dir(), r.ontology_dir())"
    )
    result = installed.run("python", "-c", code)
    assert result.returncode == 0, result.stderr
    assert all(Path(path).is_relative_to(installed.environment) for path in result.stdout.split()), result.stdout


def test_the_version_of_the_package_is_that_of_the_command(wheel: Path, installed: Installed) -> None:
    told = installed.run("wps-graph", "--version")
    assert told.stdout.split()[-1] == __version__
    assert wheel.name.startswith(f"wps_graph-{__version__}-")


def test_a_plain_install_brings_no_optional_part(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (about,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    needed = [line for line in about.splitlines() if line.startswith("Requires-Dist: ")]
    assert {"frame", "mcp", "notebook", "rdflib"} <= set(re.findall(r"^Provides-Extra: (\w+)$", about, re.MULTILINE))
    optional = ("mcp", "oxrdflib", "pandas", "pyarrow", "ipykernel", "pytest")
    for name in optional:
        lines = [line for line in needed if re.match(rf"Requires-Dist: {name}\b", line)]
        assert lines, name
        assert all("extra ==" in line for line in lines), name


def test_the_command_explains_itself(installed: Installed) -> None:
    result = installed.run("wps-graph", "--help")
    assert result.returncode == 0, result.stderr
    assert "build" in result.stdout


def test_the_command_builds_and_lists_questions(installed: Installed) -> None:
    result = installed.run("wps-graph", "build", "--out", "out")
    assert result.returncode == 0, result.stderr
    for name in ("graph.trig", "graph.ttl", "inferred.ttl", "coverage.csv", "report.json"):
        assert (installed.folder / "out" / name).stat().st_size > 0, name
    assert [path.name for path in installed.folder.iterdir()] == ["out"], "the command writes only where it is told"
    code = "import wps_graph as wps; print(len(wps.open('out').things(kind='document')))"
    counted = installed.run("python", "-c", code)
    assert int(counted.stdout) > 5, counted.stderr
    listing = installed.run("wps-graph", "query")
    assert listing.returncode == 0, listing.stderr
    questions = sorted(path.stem for path in (ROOT / "queries").rglob("*.rq"))
    assert questions
    assert all(name in listing.stdout for name in questions)
