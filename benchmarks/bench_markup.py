"""Reads as many files in the UN's markup as an archive of the Council holds, to provisions, with the memory it takes.

Input: made documents of 60 numbered paragraphs with points, votes and subjects, written into a folder for the purpose.
The other side: the standard library's parser of XML on the same files, which stops at elements and knows no provision.
"""

from __future__ import annotations

import platform
import resource
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

from graph_build.corpus.source import SourceText, read_sources
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


def read(folder: Path) -> tuple[int, list[float]]:
    """Read every file to provisions, one after the other; how many there are, and the memory after each tenth."""
    count, memory = 0, []
    for index, path in enumerate(sorted(folder.iterdir())):
        (source,), _ = read_sources((path,))
        assert isinstance(source, SourceText)
        count += len(provisions_of(source))
        if index % (FILES // 10) == 0:
            memory.append(megabytes())
    return count, memory


def main() -> None:
    """Write the files, read them twice, and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(FILES):
            (folder / f"S_RES_{number}.xml").write_bytes(document(number))
        start = time.process_time()
        provisions, memory = read(folder)
        ours = time.process_time() - start
        start = time.process_time()
        for path in sorted(folder.iterdir()):
            ET.parse(path)
        other = time.process_time() - start
    assert provisions == FILES * (2 * PARAGRAPHS + 3), provisions
    print(f"Python {platform.python_version()}")
    print("| job | size | ours | xml.etree, elements only | ratio |\n|---|---|---|---|---|")
    print(f"| XML to provisions | {FILES:,} files | {ours:.1f} s | {other:.1f} s | {ours / other:.1f} |")
    print(f"Memory after a tenth of the files {memory[1]:.0f} MB, after nine tenths {memory[-1]:.0f} MB")


if __name__ == "__main__":
    main()
