"""Shows that the bundled digests are complete, placed in their originals and in words of their own."""

import csv
import re
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TABLE = "national-action-plans.csv"
DIGESTS = sorted(CORPUS.glob("*.txt"))
COLUMNS = ["file", "title", "publisher", "published", "kind", "language", "address", "wording", "rights", "note"]
RESOLUTIONS = {1325, 1820, 1888, 1889, 1960, 2106, 2122, 2242, 2467, 2493}
POLICY_NUMBERS = {str(number) for number in range(1, 55)} | {f"17.{part}" for part in range(1, 5)}
RESOLUTION_FILE = re.compile(r"/resolutions/\d{4}/S_RES_(\d+)_")
LOCATOR = re.compile(r"\[(?P<place>[^\[\]\n]+)\] <(?P<address>https://[^>\s]+)>")
EDTF_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

LONGEST_SHARED_RUN = 7
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")  # numbers and footnote marks are no words
MARKS = str.maketrans({**dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹"), "’": "'"})

# Names and titles that a digest has to repeat. Each counts as one word, so that the words around it are still compared.
NAMES = """
Rob Bauer
Angus Lapsley
Norfolk, U.S.
Middle East and North Africa (MENA)
NATO Secretary General's Special Representative for WPS
Secretary General's Special Representative for Women, Peace and Security
Secretary General
Chair of the NATO Military Committee
Assistant Secretary General for Defence Policy and Planning division
Gender Focal Points
WPS Focal Points
Emergency Relief Coordinator
Special Rapporteur on Violence against Women
Special Representative of the Secretary-General on Sexual Violence in Conflict
Special Representative on Sexual Violence in Conflict
Special Representative of the Secretary-General for Children and Armed Conflict
Special Representative of the Secretary-General on Children and Armed Conflict
Under-Secretary-General/Executive Director of UN-Women
United Nations High Commissioner for Refugees
Military Staff Committee
Department for Peacekeeping Operations (DPKO)
Department for Political Affairs (DPA)
Peacebuilding Support Office
Team of Experts on Rule of Law and Sexual Violence in Conflict
Informal Experts Group on Women, Peace and Security
Counter-Terrorism Implementation Task Force (CTITF)
Counter-Terrorism Committee Executive Directorate (CTED)
Counter Terrorism Committee (CTC)
Resident Coordinator/Humanitarian Coordinator
Heads of State and Government
United Nations
Organization for Security and Co-operation in Europe
Organisation for Security and Cooperation in Europe
Allied Command Operations
Allied Command Transformation
International Military Staff
International Staff
Strategic Commands
Office of the Gender Advisor
NATO Committee on Gender Perspectives
NATO Military Committee
Civil Society Advisory Panel
WPS Leadership Task Force
NATO Science and Technology Organization
NATO Science for Peace and Security (SPS) Programme
Nordic Centre for Gender in Military Operations
International Security Assistance Force
NATO Mission Iraq
Kosovo Force
Centres of Excellence
Euro-Atlantic Partnership Council
United Nations Country Team
United Nations Action Against Sexual Violence in Conflict
UN Action Against Sexual Violence in Conflict
Working Group on Children and Armed Conflict
Member States
United Nations entities
troop- and police-contributing countries
UN Security Council Resolution
NATO/EAPC Policy on Women, Peace and Security
Action Plan for the Implementation of the NATO/EAPC Policy on Women, Peace and Security
NATO Policy on Preventing and Responding to Conflict-Related Sexual Violence
NATO Policy on Preventing and Responding to CRSV
NATO's Policy on Preventing and Responding to Sexual Exploitation and Abuse
NATO Military Guidelines on the Prevention of and Response to Conflict-Related Sexual and Gender-Based Violence
NATO Climate Change and Security Impact Assessment, The Secretary General's Report, Second Edition
Secretary General's Report: Climate Change and Security Impact Assessment
Revised Terms of Reference for the Civil Society Advisory Panel on Women, Peace and Security
Approval of NATO's Artificial Intelligence Strategy
Approval of the NATO Policy on Preventing and Responding to Sexual Exploitation and Abuse (SEA)
Deterrence and Defence of the Euro-Atlantic Area
NATO Science and Technology Trends
Convention on the Elimination of All Forms of Discrimination against Women
Convention on the Rights of the Child
Charter of the United Nations
Rome Statute of the International Criminal Court
Beijing Declaration and Platform for Action
2005 World Summit Outcome Document
Plan of Action to Prevent Violent Extremism
World Humanitarian Summit
Global Leaders Meeting on Gender Equality and Empowerment
NATO's Agenda on Climate Change and Security
Women, Peace and Security
Women and Peace and Security
Conflict-Related Sexual Violence
Sexual Exploitation and Abuse
Protection of Civilians
Children and Armed Conflict
Human Rights
Deterrence and Defence
Crisis Prevention and Management
Gender-responsive leadership and accountability
Science, Technology, Engineering and Mathematics
International Day of Women and Girls in Science
International Day Against Homophobia, Biphobia and Transphobia
Women and Girls in Science 2024 challenge
NATO launches challenge for women and girls in science
NATO starts talks with civil society on Women, Peace and Security Policy update
Deep Dive Recap: The Balkans and the Gender Perspective
NATO community supports diversity and inclusion at the NATO Run for All
The 47th NATO Committee on Gender Perspectives Annual Conference focuses on “Gender Analysis in Action” and \
celebrates the 25th Anniversary of the IMS Office of the Gender Advisor
Deep Dive Recap: Indo-Pacific and the Gender Perspective
Deep Dive Recap: MENA and the Gender Perspective
"NATO's strength is its diversity" - Secretary General on International Day against Homophobia, Biphobia and \
Transphobia
NATO officials and staff discuss racial diversity at NATO HQ
We Are All Allies in the Face of Racial Discrimination
Annual Conference
IMS Office of the Gender Advisor: Cooperative Security and the Gender Perspective
Meetings of WPS, Gender Equality, and Feminist Foreign Policy leadership
""".strip().splitlines()


def catalogue() -> list[dict[str, str]]:
    with (CORPUS / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["file"] != "."]


def paragraphs(digest: Path) -> Iterator[tuple[str, str, str]]:
    """Yield place, address and text of each paragraph; both are empty where no locator line came first."""
    place = address = ""
    for line in digest.read_text("utf-8").splitlines():
        if located := LOCATOR.fullmatch(line):
            place, address = located["place"], located["address"]
        elif line:
            yield place, address, line


def words(text: str) -> list[str]:
    return WORD.findall(text.lower().translate(MARKS))


@cache
def names_by_first_word() -> dict[str, list[list[str]]]:
    """Return the words of each name under its first word, the longest name first."""
    by_first: dict[str, list[list[str]]] = {}
    for name in sorted(map(words, NAMES), key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    return by_first


def fold_names(text: str) -> list[str]:
    """Return the words of a text with each allowed name as one word."""
    rest, folded = words(text), list[str]()
    while rest:
        known = (name for name in names_by_first_word().get(rest[0], []) if rest[: len(name)] == name)
        name = next(known, rest[:1])
        folded.append(" ".join(name))
        rest = rest[len(name) :]
    return folded


def runs(text: str) -> Iterator[tuple[str, ...]]:
    folded, size = fold_names(text), LONGEST_SHARED_RUN + 1
    return (tuple(folded[at : at + size]) for at in range(len(folded) - size + 1))


@pytest.fixture(scope="module")
def originals(shared: Path) -> list[str]:
    """Return the texts of the originals, with the resolutions whole where the archive of the Council is at hand."""
    texts = [path.read_text("utf-8") for path in sorted((shared / "corpus").glob("*.txt"))]
    if not texts:
        pytest.skip(f"needs the originals to compare with, and {shared / 'corpus'} has none")
    archive = shared / "corpus-un" / "security-council.tar.xz"
    return [*texts, *(whole_resolutions(archive) if archive.is_file() else ())]


def whole_resolutions(archive: Path) -> list[str]:
    """Return the texts of the ten resolutions in an archive of the United Nations."""
    texts: dict[int, str] = {}
    with tarfile.open(archive) as files:
        for member in files:
            number = RESOLUTION_FILE.search(member.name)
            content = files.extractfile(member) if number and int(number[1]) in RESOLUTIONS else None
            if number and content:
                texts[int(number[1])] = " ".join(ElementTree.fromstring(content.read()).itertext())
    assert set(texts) == RESOLUTIONS
    return [texts[number] for number in sorted(texts)]


@pytest.fixture(scope="module")
def original_runs(originals: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in originals for run in runs(text))


def test_the_catalogue_and_the_folder_name_the_same_files() -> None:
    assert [row["file"] for row in catalogue()] == list(dict.fromkeys(row["file"] for row in catalogue()))
    assert {row["file"] for row in catalogue()} == {digest.name for digest in DIGESTS} | {TABLE}


@pytest.mark.parametrize("row", catalogue(), ids=lambda row: str(row["file"]))
def test_a_row_says_what_the_contract_of_a_catalogue_asks(row: dict[str, str]) -> None:
    assert list(row) == COLUMNS
    of_many = {"publisher", "address"} if row["file"] == TABLE else set()  # its rows name the source of each fact
    assert all(row[column] for column in COLUMNS if column not in {"published", *of_many})
    assert row["address"].startswith("https://") or row["file"] == TABLE
    assert row["wording"] == "digest"
    assert not row["published"] or EDTF_DATE.fullmatch(row["published"])


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: str(digest.stem))
def test_every_paragraph_has_a_place_and_the_address_of_its_original(digest: Path) -> None:
    address = {row["file"]: row["address"] for row in catalogue()}[digest.name]
    found = list(paragraphs(digest))
    assert found
    assert [text for place, where, text in found if not place or where != address] == []


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: str(digest.stem))
def test_a_locator_line_is_followed_by_its_paragraph_and_a_blank_line_comes_before(digest: Path) -> None:
    lines = digest.read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if line.startswith("["):
            assert LOCATOR.fullmatch(line), line
            assert lines[at + 1], line
            assert not LOCATOR.fullmatch(lines[at + 1]), line
            assert at == 0 or not lines[at - 1], line


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: str(digest.stem))
def test_a_numbered_paragraph_begins_with_the_number_of_its_place(digest: Path) -> None:
    for place, _, text in paragraphs(digest):
        kind, _, number = place.partition(" ")
        if kind == "footnote":
            assert text.startswith(f"{number} "), text
        elif kind == "par.":
            assert text.startswith(f"{number}. "), text


def test_the_policy_has_all_its_numbers_in_order() -> None:
    places = [place for place, _, _ in paragraphs(CORPUS / "nato-wps-policy-2024.txt")]
    numbers = [place.removeprefix("par. ") for place in places if place.startswith("par. ")]
    assert set(numbers) == POLICY_NUMBERS
    assert len(numbers) == len(POLICY_NUMBERS)
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    assert [place for place in places if place.startswith("footnote ")] == [f"footnote {n}" for n in range(1, 26)]


def test_the_marks_of_the_policy_are_those_of_its_footnotes() -> None:
    text = (CORPUS / "nato-wps-policy-2024.txt").read_text("utf-8")
    marks = re.findall(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", text)
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    assert sorted(int(mark.translate(digits)) for mark in marks) == list(range(1, 26))


def test_the_ten_resolutions_are_there() -> None:
    named = [re.fullmatch(r"unscr-(\d+)-(\d{4})", digest.stem) for digest in DIGESTS]
    found = {int(name[1]): name[2] for name in named if name}
    assert set(found) == RESOLUTIONS
    rows = {row["file"]: row for row in catalogue()}
    for number, year in found.items():
        row = rows[f"unscr-{number}-{year}.txt"]
        assert row["title"] == f"Security Council resolution {number} ({year})"
        assert row["published"].startswith(year)


@pytest.mark.parametrize(
    ("digest", "words_kept"),
    [
        ("nato-wps-topic-page-2024", "2106, 2122, 2422, 2467 and 2493"),
        ("nato-wps-topic-page-2024", "most recently in 2024"),
        ("nato-wps-policy-2024", "most recently in 2018"),
        ("nato-wps-policy-2024", "made up of Focal Points of the Strategic Commands"),
        ("nato-wps-policy-2024", "the NATO IS, the IMS and the Agencies monthly"),
    ],
)
def test_a_contradiction_of_the_originals_stays(digest: str, words_kept: str) -> None:
    assert words_kept in (CORPUS / f"{digest}.txt").read_text("utf-8")


@pytest.mark.shared
@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: str(digest.stem))
def test_no_run_of_words_is_copied(digest: Path, original_runs: frozenset[tuple[str, ...]]) -> None:
    copied = [
        (place, " ".join(run)) for place, _, text in paragraphs(digest) for run in runs(text) if run in original_runs
    ]
    assert copied == []


@pytest.mark.shared
def test_a_copied_sentence_would_be_found(shared: Path, original_runs: frozenset[tuple[str, ...]]) -> None:
    original = (shared / "corpus" / "nato-wps-policy-2024.txt").read_text("utf-8")
    sentence = next(line for line in original.splitlines() if line.startswith("54. "))
    assert any(run in original_runs for run in runs(sentence))


@pytest.mark.shared
def test_every_allowed_name_is_a_name_of_the_originals_and_is_used(originals: list[str]) -> None:
    read = " ".join(word for text in originals for word in words(text))
    digests = " ".join(word for digest in DIGESTS for word in words(digest.read_text("utf-8")))
    lost = [name for name in NAMES if " ".join(words(name)) not in read or " ".join(words(name)) not in digests]
    assert lost == []
