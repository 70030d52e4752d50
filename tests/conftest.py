"""Turn the folders and programs that tests need into fixtures, each built once for all workers."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from serve_process import GOLDEN, PATIENCE, Server, running

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)

# What earlier builds kept would hide what a test changes; the tests on keeping name a folder of their own.
os.environ["WPS_GRAPH_CACHE"] = "off"

# An example may take as long as a busy machine needs; how time grows is measured by tests of its own.
# One commit gives one verdict: the same examples each run. WPS_GRAPH_EXAMPLES=new draws others, to look for faults.
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=os.environ.get("WPS_GRAPH_EXAMPLES") != "new",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of originals, gold and suites; the repository does not ship it, so its absence skips."""
    folder = Path(os.environ.get("WPS_GRAPH_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared folder of originals, which is not at {folder} (set WPS_GRAPH_SHARED)")
    return folder


@pytest.fixture(scope="session")
def built_bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of a build over the bundled corpus. Read it; do not write into it."""
    return build_once(tmp_path_factory, "bundled", [])


@pytest.fixture(scope="session")
def built_shared(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """Return the output folder of a build over the originals. Read it; do not write into it."""
    return build_once(tmp_path_factory, "shared", [str(shared / "corpus")])


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser program; without one, skip, or fail where WPS_GRAPH_REQUIRE_BROWSER is set."""
    named = os.environ.get("WPS_GRAPH_CHROMIUM")
    for name in (named,) if named else BROWSERS:
        if found := shutil.which(name):
            return found
    if os.environ.get("WPS_GRAPH_REQUIRE_BROWSER"):
        pytest.fail("no Chromium on the path, and WPS_GRAPH_REQUIRE_BROWSER asks for one")
    pytest.skip("needs Chromium on the path or in WPS_GRAPH_CHROMIUM")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a running server of the golden graph, which ends with the tests."""
    with running("--graph", str(GOLDEN)) as found:
        yield found


@pytest.fixture(scope="session")
def served(server: Server) -> str:
    """Return the address of a server of the golden graph, without a slash at its end."""
    return server.url


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """Return a running browser, started once for a module; without playwright, skip, or fail like `chromium`."""
    if os.environ.get("WPS_GRAPH_REQUIRE_BROWSER"):
        import playwright.sync_api as driver
    else:
        driver = pytest.importorskip("playwright.sync_api", reason="needs playwright, a development dependency")
    with driver.sync_playwright() as started:
        found = started.chromium.launch(executable_path=chromium, headless=True, args=list(FLAGS))
        driver.expect.set_options(timeout=1_000 * PATIENCE)
        for name in ("new_context", "new_page"):
            setattr(found, name, _patient(getattr(found, name)))
        yield found
        found.close()


def _patient(make: Callable[..., Any]) -> Callable[..., Any]:
    """Let what a browser makes wait as long as a busy machine may need; 5 and 30 seconds are the library's own."""

    def make_patient(**options: Any) -> Any:
        made = make(**options)
        made.set_default_timeout(1_000 * PATIENCE)
        return made

    return make_patient


def run_command(arguments: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as the installed script does, and return what it wrote."""
    code = "import sys; from graph_build.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=1_800
    )


def build_once(factory: pytest.TempPathFactory, name: str, paths: list[str]) -> Path:
    """Build `paths` into a folder that all workers of this test run share, once; a failure fails every user."""
    base = factory.getbasetemp()
    common = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    out, failure = common / f"built-{name}", common / f"built-{name}.failure"
    with _locked(common / f"built-{name}.lock"):
        if not out.is_dir() and not failure.is_file():
            result = run_command(["build", *paths, "--out", str(out)])
            if result.returncode != 0:
                failure.write_text(f"build ended with {result.returncode}\n{result.stdout}{result.stderr}", "utf-8")
    if failure.is_file():
        pytest.fail(failure.read_text("utf-8"), pytrace=False)
    return out


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
