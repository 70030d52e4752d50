"""Turns paths of texts into the files of a build by running the stages one after the other."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox

from graph_build.ask.texts import Texts
from graph_build.corpus.folders import FilesFound, find_files
from graph_build.corpus.readers import endings
from graph_build.corpus.source import Unreadable
from graph_build.errors import InputError
from graph_build.extract.corpus_extract import CorpusExtract, joined_drafts
from graph_build.extract.names.verdicts import Verdict, name_verdicts_for, unborne
from graph_build.graph.check import findings_of, violations_among
from graph_build.graph.closure import REASONERS, Closure, close_lines, close_parts
from graph_build.graph.contradictions import Disagreement, disagreement_quads, find_disagreements, impossible_kinds
from graph_build.graph.corrections import Correction, corrected, corrections_for, houses_of_nobody
from graph_build.graph.coverage import Covered, coverage_csv, covered_by
from graph_build.graph.emit import Aside, Emission
from graph_build.graph.lines import QuadLines
from graph_build.graph.load import GRAPH_FILE, read_into
from graph_build.graph.mint import Mint
from graph_build.graph.own import REPORT
from graph_build.graph.pieces import Around, Earlier, around_pieces, pieces_of, remember_places, shelved, write_files
from graph_build.graph.places import digest_of
from graph_build.graph.promises import (
    Carried,
    FollowUpVerdict,
    Promised,
    carried,
    descent_lines,
    judged_followups,
    verdicts_for,
)
from graph_build.graph.report import (
    Brief,
    BuildReport,
    Fault,
    StandingBuild,
    fault_of_axiom,
    faults_of,
    faults_of_persons,
)
from graph_build.graph.screen import Screen
from graph_build.graph.since import Changes, Compared, changes_since, remember_compared, require_graph
from graph_build.graph.standing import digest_of_build, remember_build, standing
from graph_build.graph.tally import Tally
from graph_build.graph.texts import FILE as TEXTS
from graph_build.graph.texts import texts_json
from graph_build.graph.write import staged, write_file, write_inferred, write_text
from graph_build.show.network import MOST_SAID, page_title, write_network, write_notice
from graph_build.units import (
    Before,
    Beside,
    Hands,
    Kept,
    default_folder,
    read_units,
    working_beside,
)

Step = Callable[[str], None]
PAGE: Final = "network.html"


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where a build reads, where it writes, and how.

    ``mint`` holds the base of addresses; ``verdicts`` is a table on names, else ``verdicts.csv`` beside the texts;
    ``followup_verdicts`` is one on reports of promises, else ``followup.csv`` beside the texts; ``corrections`` is one
    on statements and commitments, else ``corrections.csv`` beside the texts. ``reasoner`` is one
    of ``REASONERS``, which conclude the same. ``since`` is the folder of the build to compare with, else ``out``.
    ``cache`` keeps what each document says for the next build; None keeps nothing.
    ``cluster`` is the address of a Dask scheduler whose workers read the documents in place of ``workers`` here.
    """

    paths: tuple[Path, ...]
    out: Path
    mint: Mint = field(default_factory=Mint)
    workers: int = 1
    network: bool = True
    verdicts: Path | None = None
    followup_verdicts: Path | None = None
    corrections: Path | None = None
    reasoner: str = REASONERS[0]
    since: Path | None = None
    cache: Path | None = field(default_factory=default_folder)
    cluster: str = ""


def build_or_stand(settings: BuildSettings, step: Step = lambda _: None) -> BuildReport | StandingBuild:
    """As :func:`run_build`, unless a build of the same documents, rules and settings stands in the folder already."""
    asked = _asked(settings, step)
    if settings.since is None and (report := standing(settings.out, asked.digest, Kept(settings.cache))):
        return StandingBuild(report)
    return _run(asked, settings, step)


def run_build(settings: BuildSettings, step: Step = lambda _: None) -> BuildReport:
    """Read, extract, reason, check and write. ``step`` is told what begins.

    Raises:
        InputError: a path is missing, or none of the files in it can be read.
        OutputError: the output cannot be written; what stood there stays whole.
    """
    return _run(_asked(settings, step), settings, step)


def _run(asked: _Asked, settings: BuildSettings, step: Step) -> BuildReport:
    built, made = _built(asked, settings, step)
    if not settings.network:  # one of the build before would show another graph
        (settings.out / PAGE).unlink(missing_ok=True)
    # A text that changed meanwhile, or was not read by chance, is read again; what is new belongs to this build alone.
    settled = made.report is not None and made.is_certain and made.digest == asked.digest
    if settled and made.report is not None and settings.cache is not None:
        remember_build(made.files, made.report, asked.digest, Kept(settings.cache))
    return built


def _asked(settings: BuildSettings, step: Step) -> _Asked:
    if settings.since is not None:
        require_graph(settings.since / GRAPH_FILE)
    step("looking for documents")
    return _Asked.of(settings)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The files to be built from, what persons say of them, and the digest of all; an empty one without a cache."""

    found: FilesFound
    judged: _Judged
    digest: str

    @classmethod
    def of(cls, settings: BuildSettings) -> _Asked:
        found = find_files(settings.paths)
        if not found.files:
            raise _nothing_read(settings.paths, found.unreadable)
        judged = _Judged.of(settings)
        said = (settings.mint, settings.reasoner, settings.network, judged)
        return cls(found, judged, "" if settings.cache is None else digest_of_build(found, said))


@dataclass(frozen=True, slots=True)
class _Made:
    """The files of a build by their names with their digests, and whether the same documents would be read again.

    ``report`` is the one that tells of nothing new, which the next build of the same leaves; none where it leaves
    another page too. ``digest`` is that of all that was asked for, as it was when all had been read.
    """

    files: Mapping[str, str]
    is_certain: bool
    digest: str
    report: bytes | None


def _built(asked: _Asked, settings: BuildSettings, step: Step) -> tuple[BuildReport, _Made]:
    """The report of the build, whose files are in their places."""
    beside = working_beside
    with staged(settings.out) as folder, beside(settings.workers) as other, beside(settings.workers) as another:
        corpus, files, is_certain, digest = _read(asked, settings, other, step)
        earlier = other.begin(Earlier.looked_at, _before(settings), settings.out)
        with TemporaryDirectory(dir=folder, prefix=".") as waiting:
            at = _Folders(folder, Path(waiting), other, another, earlier)
            graph = _reasoned(corpus, settings, asked.judged, at, step)
            del corpus  # what documents say is half of the memory of a build, and the files are written without it
            report, known = _written(graph, files, settings, at, step)
        made = {file.name: known.get(file.name) or digest_of(file) for file in folder.iterdir() if file.is_file()}
        is_told = report.since is not None and report.since.any
        later = None if is_told and settings.network and report.said <= MOST_SAID else replace(report, since=None)
        return report, _Made(made, is_certain, digest, None if later is None else later.to_json(known))


def _read(
    asked: _Asked, settings: BuildSettings, other: Beside, step: Step
) -> tuple[CorpusExtract, FilesFound, bool, str]:
    """What the documents say together, the files with rows on those in which nothing is read, whether that is so each
    time, and the digest of what is asked for as it is now."""

    def told(done: int, of: int) -> None:
        step(f"reading documents: {done:,} of {of:,}")

    found = asked.found
    read = read_units(found, Hands(settings.workers, settings.cluster), Kept(settings.cache), told)
    rows = sorted([*found.unreadable, *read.unreadable], key=lambda bad: (bad.file, bad.reason))
    files = replace(found, unreadable=tuple(rows), notes=(*found.notes, *read.notes))
    if not read.drafts:
        raise _nothing_read(settings.paths, files.unreadable)
    digest = other.begin(_when_read, settings)
    step("joining names")
    corpus = joined_drafts(read.drafts, asked.judged.names, digests=read.keys)
    return corpus, files, read.is_certain, digest()


def _when_read(settings: BuildSettings) -> str:
    """Let what is kept be no more than it may be; the digest of what is asked for, empty where it is not as it was."""
    Kept(settings.cache).tidy()
    with suppress(InputError):
        return _Asked.of(settings).digest
    return ""


def _nothing_read(paths: tuple[Path, ...], unreadable: Sequence[Unreadable]) -> InputError:
    """That there is nothing to build from; the first three files say why."""
    reasons = "; ".join(f"{bad.file}: {bad.reason}" for bad in unreadable[:3])
    files = f"{len(unreadable)} file{'' if len(unreadable) == 1 else 's'} in {', '.join(map(str, paths))}"
    return InputError("no document could be read", files, reasons, f"give documents ({', '.join(sorted(endings()))})")


@dataclass(frozen=True, slots=True)
class _Judged:
    """What persons say of names, of reports of promises, and of statements and commitments."""

    names: list[Verdict]
    followups: list[FollowUpVerdict]
    corrections: list[Correction]

    @classmethod
    def of(cls, settings: BuildSettings) -> _Judged:
        """What the tables say that are named in the settings, or stand beside the texts."""
        return cls(
            name_verdicts_for(settings.verdicts, settings.paths),
            verdicts_for(settings.followup_verdicts, settings.paths),
            corrections_for(settings.corrections, settings.paths),
        )


@dataclass(frozen=True, slots=True)
class _Graph:
    """All that is told and what follows, where sources disagree, and what of persons' words fits nothing; and what is
    told of the documents and of their rows."""

    emission: Emission
    inferred: QuadLines
    around: Around
    closure: Closure
    disagreements: list[Disagreement]
    unfit: list[Fault]
    brief: Brief
    covered: Mapping[str, Covered]


def _reasoned(corpus: CorpusExtract, settings: BuildSettings, judged: _Judged, at: _Folders, step: Step) -> _Graph:
    """The graph of a corpus. What becomes of its promises is looked for while they are written down."""
    step("writing statements down")
    nobodys = unborne(judged.names, corpus.things.values(), corpus.moved)
    strangers = houses_of_nobody(corpus)
    corpus, unfit = corrected(corpus, settings.mint, judged.corrections)
    before = _before(settings)
    becomes = at.other.begin_in_copy(partial(carried, corpus, before, whole=bool(judged.followups)))
    aside = Aside(at.waiting / "own", before.kept)
    emission = Emission.of(corpus, settings.mint, QuadLines(at.waiting / "told"), aside)
    step("following up")
    unused = _followed_up(emission, becomes(), judged.followups, before)
    step("reasoning")
    closed = at.other.begin_in_copy(partial(_closed, emission, settings, at.waiting))
    covered = covered_by(corpus, settings.mint, before.kept)
    write_file(at.made / "coverage.csv", coverage_csv(covered))
    write_text(at.made / TEXTS, texts_json(corpus, covered, settings.mint))
    found = find_disagreements(emission, before)
    around = _around(emission, found, at.waiting / "around")
    closure = closed()
    if more := impossible_kinds(emission, closure.impossible):
        found = sorted({*found, *more})
        around = _around(emission, more, at.waiting / "around-more")
    emission.forget()
    misfits = faults_of_persons(nobodys, strangers, unused, unfit)
    brief = Brief.of(corpus, found)
    return _Graph(emission.without_corpus(), closure.lines, around, closure, found, misfits, brief, covered)


def _around(emission: Emission, found: list[Disagreement], waiting: Path) -> Around:
    """What stands around the pieces of a graph when disagreements are written down, the last of all lines."""
    emission.add(disagreement_quads(found, emission))
    emission.lines.settle(is_read=True)  # in the copy that reasons
    return around_pieces(emission, waiting)


def _closed(emission: Emission, settings: BuildSettings, waiting: Path) -> Closure:
    """What follows of all that is told, its lines in order: part by part, unless parts have axioms or another reasoner
    is wanted."""
    closure = None
    if settings.reasoner == REASONERS[0]:
        around, kept = emission.shared_about_things, Kept(settings.cache)
        closure = close_parts(around, emission.parts(), emission.owner_of, kept, QuadLines(waiting / "inferred"))
    if closure is None:
        together = QuadLines(waiting / "inferred-together")
        closure = close_lines(emission.lines_about_things(), settings.reasoner, together)
    closure.lines.settle()
    return closure


def _followed_up(
    emission: Emission, raw: bytes, judged: list[FollowUpVerdict], before: Before
) -> list[FollowUpVerdict]:
    """Write down what carries promises forward and what reports them, as it was found; the verdicts that fit nothing.

    Persons may speak of any promise; else none is asked for but those of which something was found.
    """
    corpus = emission.corpus
    found = Carried.read(raw, corpus)
    promised = Promised.of(corpus, before.kept) if judged else Promised.without_promises(corpus)
    told, unused = judged_followups(emission, promised, found.followups, judged)
    emission.add_lines(descent_lines(emission, found.descents))
    emission.add(told)
    return unused


@dataclass(frozen=True, slots=True)
class _Folders:
    """Where the files of a build are made, where what is not kept waits, and who work beside."""

    made: Path
    waiting: Path
    other: Beside
    another: Beside
    earlier: Callable[[], Earlier]


def _before(settings: BuildSettings) -> Before:
    return Before(Kept(settings.cache), str(settings.out.absolute()))


def _written(
    graph: _Graph, files: FilesFound, settings: BuildSettings, at: _Folders, step: Step
) -> tuple[BuildReport, dict[str, str]]:
    """Write the files of the build: what it found, and the digests of most of them."""
    step("writing and checking")
    emission, kept, earlier = graph.emission, Kept(settings.cache), at.earlier()
    seen = at.another.hold(Screen.of, emission.lines, graph.inferred, at.waiting / "checked")
    inferred = at.other.begin(write_inferred, at.made, graph.inferred, settings.mint.base)
    made = shelved(emission, graph.around, graph.inferred, at.waiting, kept, at.other)
    written = write_files(made, emission, graph.inferred, at.made, at.other, earlier)
    pieces = pieces_of(made)
    suspects = seen(Screen.suspects_with, (piece.part for piece in pieces.pieces.values()))
    tally = Tally.of(emission.lines).with_all(piece.tally for piece in pieces.pieces.values())
    broken = list(findings_of(pieces.results()))
    del made, pieces  # what shapes ask of them takes 70 kB a document
    compared = emission.all_compared()
    since = _since(settings, compared, at.waiting / "since", earlier.sound_digest(GRAPH_FILE))
    found = violations_among(suspects(), emission.lines, graph.inferred, emission.own_lines)
    inferred()
    places, digests_of_graphs = written()
    faults = [*faults_of([*found, *broken]), *map(fault_of_axiom, graph.closure.unread), *graph.unfit]
    report = BuildReport(graph.brief, tally, graph.closure, graph.disagreements, faults, graph.covered, files, since)
    digests = _write(report, at.made, digests_of_graphs)
    remember_compared(digests[GRAPH_FILE], compared, kept)
    remember_places(_before(settings), places, digests)
    if settings.network:
        step("drawing the network")
        _draw(report, at.made, settings.out / GRAPH_FILE)
    return report, digests


def _since(settings: BuildSettings, compared: Compared, waiting: Path, digest: str) -> Changes | None:
    """What came and went since the build named, or the one that stands where this one goes; none where none stands.

    A folder that is named must hold a graph; one in the way of this build that no one can read is replaced by it.
    """
    earlier = (settings.since or settings.out) / GRAPH_FILE
    if settings.since is None and not earlier.is_file():
        return None
    with suppress(*([InputError] if settings.since is None else [])):
        return changes_since(earlier, compared, waiting, Kept(settings.cache), "" if settings.since else digest)
    return None


def _draw(report: BuildReport, folder: Path, file: Path) -> None:
    """Write the page of the graph; of one that no single file can hold, how to open it."""
    title = page_title(report.sources.title)
    if report.said > MOST_SAID:
        write_notice(folder / PAGE, shlex.quote(str(file)), report.said, title)
    else:
        store = read_into(ox.Store(), folder / GRAPH_FILE)
        write_network(store, folder / PAGE, title=title, since=report.since, texts=Texts.read(folder / TEXTS))


def _write(report: BuildReport, folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Write the report, with the digests of all other files, of which some are known."""
    files = [file for file in folder.iterdir() if file.is_file()]
    digests = {file.name: known.get(file.name) or digest_of(file) for file in files}
    write_file(folder / REPORT, report.to_json(digests))
    return digests
