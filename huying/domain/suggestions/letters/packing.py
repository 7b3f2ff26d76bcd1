"""What the worker makes of 公文: archives with all letters of a meeting, all copies of a paper."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huying.foundation.documents import files
from huying.foundation.documents.fonts import NoFonts
from huying.foundation.jobs.kinds import kind
from huying.foundation.jobs.working import Doing, JobRefused

from ..models import AssignmentMeeting, Paper
from ..queries.letter_settings import template_of
from ..queries.meetings import assignment_meetings_visible_to
from ..queries.papers import papers_visible_to
from . import batch


def _committee(acting: Any, details: dict) -> bool:
    return acting.is_committee


@kind("meeting_letters", may=_committee)
def meeting_letters(doing: Doing) -> str:
    """details: meeting (key), form (docx or pdf)."""
    found = assignment_meetings_visible_to(doing.acting).filter(pk=doing.details["meeting"])
    meeting: AssignmentMeeting = _there(found)
    at, whole = doing.now(), batch.count_of_meeting(meeting, doing.acting)
    letters = batch.of_meeting(meeting, doing.acting, at)
    return packed(doing, f"{meeting}", letters, whole, at)


@kind("paper_copies", may=_committee)
def paper_copies(doing: Doing) -> str:
    """details: paper (key), form (docx or pdf)."""
    paper: Paper = _there(papers_visible_to(doing.acting).filter(pk=doing.details["paper"]))
    at, whole = doing.now(), paper.recipients.count()
    return packed(doing, paper.title, batch.of_paper(paper, doing.acting, at), whole, at)


def _there(found):
    if (one := found.first()) is None:
        raise JobRefused(_("这一项已经看不到了，没有生成。"))
    return one


def packed(
    doing: Doing, name: str, letters: Iterable[batch.Placed], whole: int, at: datetime
) -> str:
    form, done = doing.details["form"], 0
    templates: dict[str, bytes | None] = {}
    taken: set[str] = set()
    with (
        doing.file(f"{batch.clean(name)}.zip", "application/zip") as target,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
    ):
        for folder, kind_of_letter, letter in letters:
            if form == "docx" and kind_of_letter not in templates:
                templates[kind_of_letter] = template_of(doing.job.congress, kind_of_letter)
            content = _made(letter, form, at, templates.get(kind_of_letter))
            path = _free(f"{folder}/{batch.clean(letter.name)}".lstrip("/"), form, taken)
            archive.writestr(path, content)
            done += 1
            doing.tell(done, whole)
    return _("已生成%s份公文") % done


def _made(letter, form: str, at: datetime, template: bytes | None) -> bytes:
    try:
        return files.made(letter, form, at, template)
    except NoFonts as error:
        raise JobRefused(str(error)) from error


def _free(path: str, form: str, taken: set[str]) -> str:
    """Two letters of one name keep apart."""
    found, n = f"{path}.{form}", 1
    while found in taken:
        n += 1
        found = f"{path}（{n}）.{form}"
    taken.add(found)
    return found
