"""Turns words into the readable part of an address."""

import re
import unicodedata


def slug(text: str, limit: int = 80) -> str:
    """Readable part of an address: NFC letters and digits of any script, joined by hyphens, cut at a word.

    >>> slug("NATO's Policy on Women, Peace and Security")
    'natos-policy-on-women-peace-and-security'
    """
    folded = (
        unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).replace("'", "").replace("’", "")
    )
    words = re.findall(r"[^\W_]+", folded)
    out = ""
    for word in words:
        if out and len(out) + 1 + len(word) > limit:
            break
        out = f"{out}-{word}" if out else word[:limit]
    return out
