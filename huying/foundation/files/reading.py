from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 256 * 1024


def chunks_of(content: BinaryIO) -> Iterator[bytes]:
    """`content` from its beginning, piece by piece."""
    content.seek(0)
    while piece := content.read(CHUNK):
        yield piece


def count_in(content: BinaryIO, mark: bytes) -> int:
    """How often `mark` stands in `content`, also across the pieces it is read in."""
    found = 0
    rest = b""
    for piece in chunks_of(content):
        window = rest + piece
        found += window.count(mark)
        # One byte less than the mark cannot hold it, so nothing is counted twice.
        rest = window[-(len(mark) - 1) :]
    return found
