"""第三方评估的表: which row is about which suggestion, and what is wrong with it. Nothing is stored here."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting

from ..models import Assessment, Suggestion
from ..states import Verdict
from .visibility import visible_to

COLUMNS = {
    "number": ("编号", "建议编号", "案号", "number"),
    "verdict": ("办理质量", "评估结果", "等次", "verdict"),
    "text": ("评估意见", "意见", "评语", "text"),
}
VERDICTS = {str(label): code for code, label in Verdict.choices}
SALT = "huying.assessments"
KEPT_SECONDS = 2 * 3600


@dataclass(frozen=True)
class Planned:
    """One row: `error` says why it is not taken in."""

    row: int
    number: str
    suggestion: Suggestion | None
    verdict: str
    text: str
    error: str

    @property
    def verdict_word(self) -> str:
        return str(Verdict(self.verdict).label) if self.verdict else ""


def plan(acting: Acting, rows: list[list], *, session, assessor: str, assessed_on: Any) -> list:
    """[row, number, verdict, text] → what would become of each, in two queries."""
    numbers = {number for _row, number, _verdict, _text in rows}
    found = {
        one.number_text: one
        for one in visible_to(acting).filter(session=session, number_text__in=numbers)
    }
    already = set(
        Assessment.objects.filter(
            suggestion__in=[one.pk for one in found.values()],
            assessor=assessor,
            assessed_on=assessed_on,
        ).values_list("suggestion_id", flat=True)
    )
    seen: set[str] = set()
    planned = []
    for row, number, verdict, text in rows:
        suggestion, code = found.get(number), VERDICTS.get(verdict, "")
        error = _fault(number, suggestion, code, again=number in seen)
        if not error and suggestion is not None and suggestion.pk in already:
            error = _("以前已经登记过，跳过。")
        seen.add(number)
        planned.append(Planned(row, number, suggestion, code, text, error))
    return planned


def _fault(number: str, suggestion, code: str, *, again: bool) -> str:
    if not number:
        return _("没有编号。")
    if again:
        return _("编号在表里出现了两次。")
    if suggestion is None:
        return _("这次会议没有这个编号的建议。")
    if not code:
        return _("办理质量只能是%s。") % "、".join(VERDICTS)
    return ""


def seal(meta: list, rows: list[list], whose: list[str]) -> str:
    """What was looked at, signed, so that exactly this is taken in."""
    return signing.dumps([whose, meta, rows], salt=SALT, compress=True)


def unseal(sealed: str, whose: list[str]) -> tuple[list, list[list]]:
    """Raises BadSignature for what was changed, is too old or belongs to somebody else."""
    owner, meta, rows = signing.loads(sealed, salt=SALT, max_age=KEPT_SECONDS)
    if owner != whose:
        raise signing.BadSignature("sealed for somebody else")
    return meta, rows
