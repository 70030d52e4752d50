#!/usr/bin/env python3
"""Turn an address and a SHA-256 digest into a file; where what comes has another digest, nothing is written.

checked_download.py ADDRESS DIGEST FILE
"""

import hashlib
import sys
import urllib.request
from pathlib import Path

SECONDS = 60
LARGEST = 50_000_000


def main(address: str, digest: str, file: str) -> int:
    """Fetch, compare, write; 1 where the digest is another one."""
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        content = answer.read(LARGEST)
    if not digest or hashlib.sha256(content).hexdigest() != digest.lower():
        sys.stderr.write(f"setup: {address} is not what the digest {digest or '(none)'} says: nothing of it is run\n")
        return 1
    Path(file).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
