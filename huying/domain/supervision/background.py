"""What the worker makes of supervision: an archive with every deputy's letter of a year's promises."""

from typing import Any

from django.utils.translation import gettext as _

from huying.domain.suggestions.letters.packing import packed
from huying.foundation.jobs.kinds import kind
from huying.foundation.jobs.working import Doing, JobRefused

from .letters.promises_of_the_year import promises_of_the_year
from .queries.promise_letters import letters_of, may_write_letters


def _may(acting: Any, details: dict) -> bool:
    return may_write_letters(acting)


@kind("promise_letters", may=_may)
def promise_letters(doing: Doing) -> str:
    """details: year, form (docx or pdf)."""
    at, year = doing.now(), doing.details["year"]
    found = letters_of(doing.acting, year)
    if not found:
        raise JobRefused(_("这一年没有要告知的承诺事项。"))
    letters = (
        ("", "commitment.year", promises_of_the_year(one, year, doing.acting, at)) for one in found
    )
    return packed(doing, _("%s年承诺事项落实情况告知书") % year, letters, len(found), at)
