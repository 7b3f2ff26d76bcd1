"""A JPEG as it stands inside a PDF, without the segments that cameras and programs write; no pixel changes."""

KEPT = (0xE0, 0xEE)  # JFIF and Adobe: how its colours are meant


def without_words(content: bytes) -> bytes:
    """The same picture; what is not understood is left as it is."""
    if not content.startswith(b"\xff\xd8"):
        return content
    parts, place = [content[:2]], 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        mark = content[place + 1]
        if mark == 0xDA:  # here the pixels begin
            end = content.rfind(b"\xff\xd9")
            parts.append(content[place : end + 2 if end > place else None])
            return b"".join(parts)
        size = int.from_bytes(content[place + 2 : place + 4], "big")
        is_word = mark == 0xFE or (0xE0 <= mark <= 0xEF and mark not in KEPT)
        if not is_word:
            parts.append(content[place : place + 2 + size])
        place += 2 + size
    return content


WORDY_BOXES = (b"xml ", b"uuid", b"uinf", b"jp2i")


def without_boxes(content: bytes) -> bytes:
    """A JPEG 2000 without the boxes that hold words; what is not understood is left as it is."""
    if content[4:8] != b"jP  ":
        return content
    parts, place = [], 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big") or len(content) - place
        if size < 8:
            return content
        if content[place + 4 : place + 8] not in WORDY_BOXES:
            parts.append(content[place : place + size])
        place += size
    return b"".join(parts)
