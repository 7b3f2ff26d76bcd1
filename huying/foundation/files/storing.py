"""Contents on disk and the rows that point to them.

A content is on disk before its row is written: if the transaction then fails, an orphan remains,
never a row without a file. `sweep` removes the orphans.
"""

import hashlib
import logging
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from huying.foundation.cases.models import Case

from .checking import MOST_FILES, CheckedFile, check_file
from .models import Attachment, StoredFile
from .reading import chunks_of
from .refusals import FileRefused

log = logging.getLogger(__name__)

INCOMING = "incoming"  # unfinished contents; on the same filesystem, so that renaming is atomic


@dataclass(frozen=True)
class Swept:
    """What a sweep removed: contents and unfinished files on disk, rows nothing hung on."""

    files: int
    rows: int


@transaction.atomic
def attach(
    case: Case,
    upload: CheckedFile | BinaryIO,
    *,
    name: str = "",
    purpose: str,
    about: str = "",
    by: Any,
    at: datetime,
) -> Attachment:
    """Checks `upload` unless a form already has, keeps it and hangs it on `case`.

    Raises FileRefused, also for the eleventh file of one object (`case`, `purpose`, `about`).
    `by` is an appointment, or None for the system.
    """
    checked = upload if isinstance(upload, CheckedFile) else check_file(upload, name=name)
    Case.objects.select_for_update().only("pk").get(pk=case.pk)
    position = _free_position(case, purpose, about)
    return Attachment.objects.create(
        congress_id=case.congress_id,
        case=case,
        file=_kept(case.congress_id, checked, at),
        name=checked.name,
        purpose=purpose,
        about=about,
        position=position,
        added_at=at,
        added_by=by,
    )


def hang(
    row: Any,
    files: Iterable[CheckedFile | BinaryIO],
    *,
    part: str = "",
    case: Case,
    purpose: str,
    by: Any,
    at: datetime,
) -> None:
    """Hangs uploads on `case` and on the row they came with: at most ten of one row (and `part`).

    Raises FileRefused, as `attach` does. A case that lives for years has no limit of its own.
    """
    about = f"{row._meta.model_name}-{row.pk}{part}"
    hung = [attach(case, one, purpose=purpose, about=about, by=by, at=at) for one in files]
    if hung:
        row.attachments.add(*hung)


def attach_again(
    attachment: Attachment, *, case: Case, purpose: str, about: str = "", by: Any, at: datetime
) -> Attachment:
    """The same content hung on another case as well; it was checked when it came in."""
    return Attachment.objects.create(
        congress_id=case.congress_id,
        case=case,
        file=attachment.file,
        name=attachment.name,
        purpose=purpose,
        about=about,
        position=_free_position(case, purpose, about),
        added_at=at,
        added_by=by,
    )


def detach(attachment: Attachment) -> None:
    """Takes the file off its case; the content goes with a later sweep if nothing else uses it."""
    attachment.delete()


def open_file(attachment: Attachment) -> BinaryIO:
    """The content, open for reading; raises FileNotFoundError when it is not on disk."""
    return (_root() / attachment.file.path).open("rb")


def sweep(older_than: timedelta, at: datetime) -> Swept:
    """Removes what no row points to and what was left unfinished, if older than `older_than`.

    Files go first and rows second: a row's file goes with the next sweep, after its deletion has
    surely been committed. `older_than` must exceed the longest request; an hour is plenty.
    """
    limit = at - older_than
    files = sum(_removed(batch) for batch in _batches(_older_files(limit)))
    return Swept(files=files, rows=_unused_rows_removed(limit))


def _free_position(case: Case, purpose: str, about: str) -> int:
    taken = Attachment.objects.filter(case=case, purpose=purpose, about=about)
    free = set(range(1, MOST_FILES + 1)) - set(taken.values_list("position", flat=True))
    if not free:
        raise FileRefused(_("每处最多十个附件，请先删去不需要的，或合并成一个文件。"))
    return min(free)


def _kept(congress: Any, checked: CheckedFile, at: datetime) -> StoredFile:
    unfinished, sha256, size = _written(checked.content)
    path = f"{congress}/{sha256[:2]}/{secrets.token_hex(16)}"
    try:
        # Locked, so that a sweep cannot take the content away between here and the attachment.
        stored = (
            StoredFile.objects.select_for_update()
            .filter(congress_id=congress, sha256=sha256)
            .first()
        )
        if stored is None:
            _move(unfinished, path)
            stored, created = StoredFile.objects.select_for_update().get_or_create(
                congress_id=congress,
                sha256=sha256,
                defaults={
                    "size": size,
                    "media_type": checked.media_type,
                    "path": path,
                    "created_at": at,
                },
            )
            if not created:  # another request brought the same content at this very moment
                (_root() / path).unlink()
        elif not (_root() / stored.path).exists():
            log.error("content %s was missing on disk and is restored", stored.pk)
            _move(unfinished, stored.path)
        return stored
    finally:
        unfinished.unlink(missing_ok=True)


def _written(content: BinaryIO) -> tuple[Path, str, int]:
    """The unfinished file on disk, safely written, with its SHA-256 and its size in bytes."""
    folder = _private_folder(_root() / INCOMING)
    path = folder / secrets.token_hex(16)
    digest = hashlib.sha256()
    size = 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as target:
            for piece in chunks_of(content):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path, digest.hexdigest(), size


def _move(unfinished: Path, path: str) -> None:
    target = _root() / path
    _private_folder(target.parent.parent)
    folder = _private_folder(target.parent)
    unfinished.rename(target)
    _make_lasting(folder)


def _private_folder(folder: Path) -> Path:
    if not folder.is_dir():
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _make_lasting(folder.parent)
    return folder


def _make_lasting(folder: Path) -> None:
    """After a power cut the names in `folder` are still there."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _root() -> Path:
    return Path(settings.HUYING_FILES_DIR)


def _older_files(limit: datetime) -> Iterable[str]:
    root = _root()
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            try:
                if path.stat().st_mtime < limit.timestamp():
                    yield path.relative_to(root).as_posix()
            except FileNotFoundError:  # finished or removed meanwhile
                continue


def _batches(paths: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    batch: list[str] = []
    for path in paths:
        batch.append(path)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def _removed(paths: list[str]) -> int:
    known = set(StoredFile.objects.filter(path__in=paths).values_list("path", flat=True))
    orphans = [path for path in paths if path not in known]
    for path in orphans:
        (_root() / path).unlink(missing_ok=True)
    return len(orphans)


@transaction.atomic
def _unused_rows_removed(limit: datetime) -> int:
    candidates = StoredFile.objects.filter(attachments__isnull=True, created_at__lt=limit)
    locked = StoredFile.objects.select_for_update().filter(
        pk__in=list(candidates.values_list("pk", flat=True))
    )
    unused = [stored.pk for stored in locked if not stored.attachments.exists()]
    return StoredFile.objects.filter(pk__in=unused).delete()[0]
