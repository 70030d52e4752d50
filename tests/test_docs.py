"""Shows that the blocks of Python in docs/ run, one after the other, over the bundled corpus."""

import re
from pathlib import Path

import pytest

from graph_build.resources import corpus_dir

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "page", sorted(page.name for page in DOCS.glob("*.md") if BLOCK.search(page.read_text("utf-8")))
)
def test_every_block_of_python_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(corpus_dir())
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    for number, block in enumerate(BLOCK.findall((DOCS / page).read_text("utf-8")), 1):
        exec(compile(block, f"{page}, block {number}", "exec"), scope)
    assert len(scope["frame"]) > 100  # type: ignore[arg-type]
    assert (tmp_path / "commitments.parquet").stat().st_size > 1000
