"""Reads as many files in the UN's markup as an archive of the Council holds, to provisions, with the memory it takes.

Input: made documents of 60 numbered paragraphs with points, votes and subjects, written into a folder for the purpose;
and the archive itself where ``../shared`` or WPS_GRAPH_SHARED holds it. Every character is checked to belong to one
provision. The other side: the standard library's parser of XML on the same files, which stops at elements.
"""

from __future__ import annotations

import os
import platform
import resource
import tarfile
import tempfile
import time
import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph_build.corpus.folders import read_sources
from graph_build.corpus.provisions import Provision
from graph_build.corpus.source import SourceText
from graph_build.corpus.structure import provisions_of

FILES = 2_000
PARAGRAPHS = 60
_POINT = "<point><num>(a)</num><content><p>to count the <i>ferries</i> of each port, and</p></content></point>"
_SENTENCE = "Requests the Secretary-General to keep a list of the pilots of the straits and to report on it each year"


def document(number: int) -> bytes:
    """A document of the given number."""
    paragraphs = "".join(
        f'<paragraph eId="para_{n}"><num>{n}.</num><list><intro><p>{_SENTENCE} <a href="https://undocs.org/en/S/RES/'
        f'{1000 + n}(2000)">{1000 + n} (2000)</a>:</p></intro>{_POINT}</list></paragraph>'
        for n in range(1, PARAGRAPHS + 1)
    )
    votes = "".join(f"<organization>MEMBER {n}</organization>" for n in range(15))
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta>'
        f'<voting><count value="015" refersTo="inFavour">{votes}</count></voting></meta><coverPage><p>'
        f"<docNumber>S/RES/{number} (2031)</docNumber></p></coverPage><mainBody>{paragraphs}</mainBody></statement>"
        "</akomaNtoso>"
    ).encode()


def megabytes() -> float:
    """The most memory that the process took so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many documents and provisions, files that are no sound XML, seconds, and memory after each tenth."""

    documents: int
    provisions: int
    unsound: int
    seconds: float
    memory: tuple[float, ...]


def read(files: list[Path]) -> Outcome:
    """Read every file to provisions, one after the other."""
    start = time.process_time()
    documents, provisions, memory = 0, 0, []
    for index, path in enumerate(files):
        for source in read_sources((path,)).documents:
            found = provisions_of(source)
            check_whole(source, found)
            documents, provisions = documents + 1, provisions + len(found)
        if index % (len(files) // 10) == 0:
            memory.append(megabytes())
    seconds = time.process_time() - start
    return Outcome(documents, provisions, len(files) - documents, seconds, tuple(memory))


def check_whole(source: SourceText, provisions: list[Provision]) -> None:
    """Every character belongs to exactly one provision."""
    spans = sorted(span for provision in provisions for span in provision.segments)
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])], source.file
    assert spans[-1][1] == len(source.text), source.file


def parse(files: list[Path]) -> float:
    """The seconds that the standard library takes to parse the files."""
    start = time.process_time()
    for path in files:
        with suppress(ET.ParseError):
            ET.parse(path)
    return time.process_time() - start


def show(name: str, files: list[Path]) -> Outcome:
    """Read the files twice and print a row."""
    ours, other = read(files), parse(files)
    tenths = f"{ours.memory[1]:.0f} / {ours.memory[-1]:.0f} MB"
    size = f"{ours.documents:,} documents, {ours.provisions:,} provisions, {ours.unsound} not well-formed"
    print(f"| {name} | {size} | {ours.seconds:.1f} s | {other:.1f} s | {ours.seconds / other:.1f} | {tenths} |")
    return ours


def main() -> None:
    """Read made files, then the archive."""
    print(f"Python {platform.python_version()}")
    print("| job | size | ours | xml.etree, elements only | ratio | memory after a tenth / at the end |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for number in range(FILES):
            (Path(name) / f"S_RES_{number}.xml").write_bytes(document(number))
        ours = show("made documents", sorted(Path(name).iterdir()))
        assert ours.provisions == FILES * (2 * PARAGRAPHS + 3), ours.provisions
    shared = Path(os.environ.get("WPS_GRAPH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    packed = shared / "corpus-un" / "security-council.tar.xz"
    if not packed.is_file():
        print(f"\nThe archive of the Council is not at {packed}")
        return
    with tempfile.TemporaryDirectory() as name, tarfile.open(packed) as archive:
        archive.extractall(name, filter="data")
        show("archive of the Council", sorted(Path(name).rglob("*.xml")))


if __name__ == "__main__":
    main()
