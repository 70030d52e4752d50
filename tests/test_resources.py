"""Shows that data folders are found in a checkout and in an installation, and that nothing else passes for them."""

from pathlib import Path

import pytest

from graph_build import resources
from graph_build.errors import InputError

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_is_read_where_it_stands() -> None:
    assert resources.ontology_dir() == ROOT / "ontology"
    assert resources.queries_dir() == ROOT / "queries"
    assert resources.corpus_dir() == ROOT / "corpus"


def test_an_installation_comes_before_the_folder_beside_it(tmp_path: Path) -> None:
    installed = tmp_path / "graph_build" / "_data" / "corpus"
    installed.mkdir(parents=True)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert resources.find_folder("corpus", tmp_path / "graph_build") == installed


def test_a_neighbour_of_the_same_name_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(InputError, match="install wps-graph again"):
        resources.find_folder("corpus", tmp_path / "graph_build")
