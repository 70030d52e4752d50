#!/usr/bin/env python3
"""Turn a fresh build into the statements and scores it gained and lost against the frozen ones in tests/scores.

A change of a rule is seen as a diff: run it without options before a commit, look, then run it with --freeze.
The bundled corpus is ours, so its statements are frozen in words. Of the originals, where they are at hand, only
hashes and scores are frozen; --against REV builds that revision beside this one and shows their words as well.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph_build.ask.load import open_graph
from graph_build.evaluate import RECALL_ONLY, Built, Outcome, evaluate_graph, listed_names, read_gold
from graph_build.vocabulary import PREFIXES

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("WPS_GRAPH_SHARED", ROOT.parent / "shared"))
FROZEN = ROOT / "tests" / "scores"
WORDS_FILE, HASHES_FILE, SCORES_FILE = (FROZEN / name for name in ("statements.txt", "originals.txt", "frozen.csv"))
COLUMNS = ("document", "measure", "precision", "recall", "f1", "right", "in_graph", "in_gold")
RATES = COLUMNS[2:5]
ALL = "all documents"
TOLERANCE = 0.005
FIRST_WORDS = 60
REMEDY = "look with `make gains`, and if the change is wanted, freeze it with `make gains FREEZE=1`"

STATEMENTS = """SELECT DISTINCT ?file ?s ?p ?o {
    ?assertion a wps:Assertion ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
        wps:evidence/oa:hasSource/wps:sourceFile ?file }"""
COMMITMENTS = """SELECT ?commitment ?file ?provision ?strength ?quote ?bearer ?due {
    ?commitment a wps:Commitment ; wps:statedIn ?provision ; wps:strength ?strength ; wps:evidence ?evidence .
    ?evidence oa:hasSource/wps:sourceFile ?file ; oa:hasSelector/oa:exact ?quote .
    OPTIONAL { ?commitment wps:bearer ?bearer } OPTIONAL { ?commitment wps:due ?due } }"""

Lines = Counter[str]
Scores = dict[tuple[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class State:
    """What is compared: lines of the bundled corpus in words, those of the originals as words or hashes, scores.

    A part is None where its graph is not at hand.
    """

    bundled: Lines | None
    originals: Lines | None
    scores: Scores | None


@dataclass(slots=True)
class Report:
    """Lines to print, and how much moved."""

    lines: list[str] = field(default_factory=list)
    moved: int = 0

    def compare(self, title: str, old: Lines, new: Lines, words: bool) -> None:
        """Add the lines gained and lost, or their number per document where words must not or cannot be shown."""
        gained, lost = new - old, old - new
        self.moved += gained.total() + lost.total()
        self.lines.append(f"{title}: {_kinds(new)}; {gained.total()} gained, {lost.total()} lost")
        changes = [("+", line) for line in gained.elements()] + [("-", line) for line in lost.elements()]
        if words:
            self.lines += [f"  {sign} {line.replace(chr(9), '  ')}" for sign, line in sorted(changes, key=_by_line)]
        else:
            per_document = Counter((line.split("\t")[0], sign) for sign, line in changes)
            for name in sorted({name for name, _ in per_document}):
                self.lines.append(f"  {name}: {per_document[name, '+']} gained, {per_document[name, '-']} lost")

    def compare_scores(self, old: Scores, new: Scores, tolerance: float) -> None:
        """Add the scores that moved by more than the tolerance, and those that came or went."""
        moved = [line for key in sorted({*old, *new}) for line in _moved(key, old.get(key), new.get(key), tolerance)]
        self.moved += len(moved)
        self.lines.append(f"scores: {len(new)} measures; {len(moved)} moved by more than {tolerance:g}")
        self.lines += [f"  {line}" for line in moved]


def main() -> int:
    """Compare, or freeze; end with 1 where --check finds a difference."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="wps-graph-gains-") as folder:
        here = Path(folder)
        new = _state(_graphs(options, here / "new"), in_words=options.against is not None)
        if options.freeze:
            _freeze(new)
            return 0
        old = _frozen() if options.against is None else _of_revision(options.against, here)
    report = _compared(old, new, options)
    print("\n".join(report.lines))
    if options.check and report.moved:
        print(REMEDY)
    return 1 if options.check and report.moved else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundled", type=Path, metavar="GRAPH", help="a built graph.trig of the bundled corpus")
    parser.add_argument("--originals", type=Path, metavar="GRAPH", help="a built graph.trig of the originals")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--against", metavar="REV", help="compare with a build of this revision, all in words")
    one.add_argument("--words", dest="against", action="store_const", const="HEAD", help="the same as --against HEAD")
    one.add_argument("--freeze", action="store_true", help="write tests/scores anew")
    one.add_argument("--check", action="store_true", help="look at the named graphs alone, and end with 1 on a change")
    return parser.parse_args()


def _compared(old: State, new: State, options: argparse.Namespace) -> Report:
    report = Report()
    if old.bundled is not None and new.bundled is not None:
        report.compare("bundled corpus", old.bundled, new.bundled, words=True)
    if old.originals is not None and new.originals is not None and not options.check:
        report.compare("originals", old.originals, new.originals, words=options.against is not None)
    if old.scores is not None and new.scores is not None:
        report.compare_scores(old.scores, new.scores, TOLERANCE if options.check else 0.0)
    if new.originals is None and not options.check:
        report.lines.append(f"originals: not compared, {SHARED} is not there")
    return report


def _graphs(options: argparse.Namespace, folder: Path) -> tuple[Path | None, Path | None]:
    """The graphs of the bundled corpus and of the originals: those named, and without --check the others built."""
    named = (options.bundled, options.originals)
    if options.check:
        return named
    built = _builds(ROOT, folder, bundled=named[0] is None, originals=named[1] is None)
    return named[0] or built[0], named[1] or built[1]


def _builds(
    checkout: Path, folder: Path, bundled: bool = True, originals: bool = True
) -> tuple[Path | None, Path | None]:
    """Graphs that the code of a checkout builds; none of the originals where they are not at hand."""
    ours = _build(checkout, checkout / "corpus", folder / "bundled") if bundled else None
    theirs = _build(checkout, SHARED / "corpus", folder / "originals") if originals and SHARED.is_dir() else None
    return ours, theirs


def _state(graphs: tuple[Path | None, Path | None], in_words: bool) -> State:
    bundled = _lines(open_graph(graphs[0])) if graphs[0] else None
    if graphs[1] is None:
        return State(bundled, None, None)
    store = open_graph(graphs[1])
    words = _lines(store)
    return State(bundled, words if in_words else _hashed(words), _scores(store))


def _build(checkout: Path, corpus: Path, out: Path) -> Path:
    """Build with the code of a checkout. A build that ends with faults found (1) has still written its graph."""
    code = "import sys; from graph_build.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", str(corpus), "--out", str(out), "--quiet", "--no-network"]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    result = subprocess.run(command, cwd=checkout, env=environment, check=False, capture_output=True, text=True)
    if result.returncode not in {0, 1} or not (out / "graph.trig").is_file():
        raise SystemExit(f"the build of {corpus} with {checkout} ended with {result.returncode}: {result.stderr}")
    return out / "graph.trig"


def _of_revision(revision: str, folder: Path) -> State:
    with _worktree(revision, folder / "checkout") as checkout:
        return _state(_builds(checkout, folder / "old"), in_words=True)


@contextmanager
def _worktree(revision: str, place: Path) -> Iterator[Path]:
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(place), revision], check=True)
    try:
        yield place
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True)


def _lines(store: ox.Store) -> Lines:
    """A line for each statement and commitment of each document: words that stay the same when offsets move."""
    out: Lines = Counter()
    for row in _rows(store, STATEMENTS):
        cells = (_stem(row["file"]), "statement", *(_short(row[name]) for name in "spo"))
        out["\t".join(cells)] += 1
    grouped: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in _rows(store, COMMITMENTS):
        due = f"due {row['due'].value}" if row["due"] else "no due date"
        paragraph = _short(row["provision"]).rpartition("/")[2]
        key = (_stem(row["file"]), paragraph, _short(row["strength"]), due, row["quote"].value, str(row["commitment"]))
        grouped[key] |= {_short(row["bearer"])} if row["bearer"] else set()
    for (stem, paragraph, strength, due, quote, _), bearers in grouped.items():
        who = " + ".join(sorted(bearers)) or "nobody named"
        out["\t".join((stem, "commitment", paragraph, strength, who, due, _first_words(quote)))] += 1
    return out


def _rows(store: ox.Store, text: str) -> Iterator[Any]:
    answer = store.query(text, prefixes=dict(PREFIXES))
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer


def _stem(file: ox.Literal) -> str:
    return Path(file.value).stem


def _short(term: object) -> str:
    """The last part of an address that is ours, or the value of a literal in quotation marks."""
    if isinstance(term, ox.Literal):
        return f'"{term.value}"'
    address = str(getattr(term, "value", term))
    return next((address.removeprefix(base) for base in PREFIXES.values() if address.startswith(base)), address)


def _first_words(quote: str) -> str:
    """The first words of a quote, and a hash that tells it from others that begin alike."""
    cut = quote if len(quote) <= FIRST_WORDS else quote[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return f"“{cut}” {hashlib.sha256(quote.encode()).hexdigest()[:8]}"


def _hashed(lines: Lines) -> Lines:
    """The lines with nothing of the words but a hash: what may be kept of texts that are not ours."""
    out: Lines = Counter()
    for line, count in lines.items():
        stem, kind, *_ = line.split("\t")
        out[f"{stem}\t{kind}\t{hashlib.sha256(line.encode()).hexdigest()[:12]}"] += count
    return out


def _scores(store: ox.Store) -> Scores:
    """Scores per annotated document and of all together, as `evaluate --listed ontology/reference` gives them."""
    listed = listed_names([ROOT / "ontology" / "reference"])
    outcome = evaluate_graph(Built(store), read_gold(SHARED / "gold" / "dev"), listed)
    parts = {ALL: outcome} | {stem: Outcome({stem: tally}) for stem, tally in outcome.documents.items()}
    return {
        (name, measure): {column: cells.get(column, "") for column in COLUMNS[2:]}
        for name, part in parts.items()
        for measure, cells in _measured(part)
    }


def _measured(outcome: Outcome) -> Iterator[tuple[str, dict[str, str]]]:
    """The cells of each measure. A mean has no counts, names in lists have recall alone, a field has one rate."""
    record = outcome.record()
    for measure, score in record["scores"].items():
        if "documents" in score and len(outcome.documents) == 1:
            continue  # the mean of one document is its score
        left_out = {"precision", "f1", "in_graph"} if measure in RECALL_ONLY else set()
        yield measure, {column: str(score[column]) for column in COLUMNS[2:] if column in score.keys() - left_out}
    for name, share in record["fields"].items():
        accuracy = "" if share["accuracy"] is None else str(share["accuracy"])
        yield f"field.{name}", {"precision": accuracy, "right": str(share["right"]), "in_gold": str(share["of"])}


def _frozen() -> State:
    with SCORES_FILE.open(encoding="utf-8", newline="") as file:
        scores = {(row.pop("document"), row.pop("measure")): row for row in csv.DictReader(file)}
    return State(_read(WORDS_FILE), _read(HASHES_FILE), scores)


def _read(path: Path) -> Lines:
    return Counter(path.read_text("utf-8").splitlines())


def _freeze(state: State) -> None:
    """Write the frozen files; without originals theirs stay as they are."""
    FROZEN.mkdir(exist_ok=True)
    written = [_write(WORDS_FILE, _text(state.bundled))] if state.bundled is not None else []
    if state.originals is not None and state.scores is not None:
        table = io.StringIO()
        writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for (document, measure), row in sorted(state.scores.items()):
            writer.writerow({"document": document, "measure": measure, **row})
        written += [_write(HASHES_FILE, _text(state.originals)), _write(SCORES_FILE, table.getvalue())]
    print(f"frozen: {', '.join(written)}")


def _text(lines: Lines) -> str:
    return "".join(f"{line}\n" for line in sorted(lines.elements()))


def _write(path: Path, text: str) -> str:
    path.write_text(text, "utf-8", newline="\n")
    return path.relative_to(ROOT).as_posix()


def _kinds(lines: Lines) -> str:
    kinds = Counter(line.split("\t")[1] for line in lines.elements())
    return ", ".join(f"{count} {kind}s" for kind, count in sorted(kinds.items())) or "nothing"


def _by_line(change: tuple[str, str]) -> tuple[str, str]:
    return change[1], change[0]


def _moved(
    key: tuple[str, str], old: dict[str, str] | None, new: dict[str, str] | None, tolerance: float
) -> Iterator[str]:
    place = "  ".join(key)
    if old is None or new is None:
        yield f"{place}: {'new' if old is None else 'no longer there'}"
        return
    for rate in RATES:
        before, after = float(old[rate] or 0), float(new[rate] or 0)
        if abs(after - before) > tolerance + 1e-9:
            yield f"{place}: {rate} {before:.3f} -> {after:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
