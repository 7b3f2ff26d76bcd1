"""Uploads of supervision hang on the case and on the row they came with."""

from huying.foundation.files.storing import attach


def hang(case, row, files, *, about, by, at) -> None:
    hung = [attach(case, one, purpose="supervision", about=about, by=by, at=at) for one in files]
    if hung:
        row.attachments.add(*hung)
