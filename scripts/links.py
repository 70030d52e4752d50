"""Turns README.md and docs/ into their links that lead nowhere in the repository; run it by `make docs`.

Nothing is fetched: of an address elsewhere only its form is looked at.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "corpus").glob("*.md")))
LINK = re.compile(r"\]\((?P<to>[^)\s]+)(?: \"[^\"]*\")?\)")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#{1,6} (?P<words>.+)$", re.MULTILINE)
ELSEWHERE = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?:[/?#]\S*)?|mailto:\S+@\S+")


def main() -> int:
    """Print each link that leads nowhere; 1 where there is one."""
    found = [line for page in PAGES for line in broken(page)]
    print("\n".join(found) or f"{sum(len(links(page)) for page in PAGES)} links of {len(PAGES)} pages lead somewhere.")
    return 1 if found else 0


def broken(page: Path) -> Iterator[str]:
    """The links of a page to a file or a heading that is not there, each with its page."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        if ":" in link.split("/", maxsplit=1)[0]:
            if not ELSEWHERE.fullmatch(link):
                yield f"{page.name}: {link} is no address"
            continue
        target = (page.parent / path) if path else page
        if not target.exists():
            yield f"{page.name}: {link}: there is no such file"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{page.name}: {link}: {target.name} has no such heading"


def links(page: Path) -> list[str]:
    """Where the links of a page lead, code left out."""
    return [match["to"] for match in LINK.finditer(CODE.sub("", BLOCK.sub("", page.read_text("utf-8"))))]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them: small letters, blanks as hyphens, no marks."""
    words = (match["words"] for match in HEADING.finditer(BLOCK.sub("", page.read_text("utf-8"))))
    plain = (LINK.sub("]", one).replace("[", "").replace("]", "").replace("`", "").lower() for one in words)
    return {re.sub(r"[^\w\- ]", "", one).strip().replace(" ", "-") for one in plain}


if __name__ == "__main__":
    sys.exit(main())
