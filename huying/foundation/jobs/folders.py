"""Where the input and the outcome of a job lie: a private folder for each, removed when it expires."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

INPUT, OUTCOME, PROGRESS = "input", "outcome", "progress"


def root() -> Path:
    return Path(settings.HUYING_JOBS_DIR)


def folder_of(job_id) -> Path:
    return root() / str(job_id)


def keep_input(job_id, content: BinaryIO) -> None:
    folder = folder_of(job_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content.seek(0)
    with (folder / INPUT).open("wb") as target:
        shutil.copyfileobj(content, target)


def note_progress(job_id, done: int, whole: int) -> None:
    """Beside the database: what a transaction has not committed nobody else sees."""
    folder = folder_of(job_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = folder / f"{PROGRESS}.new"
    aside.write_text(f"{done} {whole}")
    aside.replace(folder / PROGRESS)


def progress(job_id) -> tuple[int, int] | None:
    try:
        done, whole = (folder_of(job_id) / PROGRESS).read_text().split()
    except FileNotFoundError:
        return None
    return int(done), int(whole)


def remove(job_id) -> None:
    shutil.rmtree(folder_of(job_id), ignore_errors=True)


def all_folders() -> Iterator[tuple[str, float]]:
    """(the job it is named after, when it was last changed) of every folder there is."""
    if root().is_dir():
        for folder in root().iterdir():
            yield folder.name, folder.stat().st_mtime
