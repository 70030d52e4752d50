"""Turn the name of a data folder into its path, in a checkout and in an installed wheel alike."""

from pathlib import Path

from graph_build.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """Return the folder of classes, concept schemes, shapes, alignments and reference names.

    Raises InputError where the installation is incomplete; so do the other two.
    """
    return find_folder("ontology", _PACKAGE)


def queries_dir() -> Path:
    """Return the folder of competency questions, one `.rq` file each."""
    return find_folder("queries", _PACKAGE)


def corpus_dir() -> Path:
    """Return the folder of the bundled digest and its catalogue."""
    return find_folder("corpus", _PACKAGE)


def find_folder(name: str, package: Path) -> Path:
    """Return the data folder `name` that belongs to the package at `package`.

    A wheel keeps it in `_data` inside the package; a checkout keeps it beside the package and has a
    `pyproject.toml` there, which tells it from a folder of the same name in `site-packages`.
    """
    installed = package / "_data" / name
    if installed.is_dir():
        return installed
    root = package.parent
    if (root / "pyproject.toml").is_file() and (root / name).is_dir():
        return root / name
    raise InputError(
        f"data folder '{name}' not found",
        str(installed),
        "the wheel and the checkout both carry ontology, queries and corpus",
        "install wps-graph again, or run from a complete checkout",
    )
