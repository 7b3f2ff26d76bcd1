"""一般公文: who issues one, who signs for it, what it still lacks; numbers of a body's own series."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.domain.people.policy import holders
from huying.domain.people.queries import sitting_deputies
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.act import who

from ..models import CoOpinion, NumberSeries, Paper, ReplyRound
from ..states import SeriesUse

RECEIVE = (Capacity.HEAD, Capacity.OFFICE, Capacity.HANDLER, Capacity.CLERK)


@who(gettext_lazy("收文单位工作人员"))
def of_a_recipient(paper, by):
    return by.capacity in RECEIVE and paper.recipients.filter(body=by.body_id).exists()


def the_recipients_of_the_paper(paper):
    """Whoever may sign for it; and all sitting deputies, where it goes to them."""
    bodies = paper.recipients.values("body")
    found = list(holders(paper.congress_id, capacities=RECEIVE).filter(body__in=bodies))
    return found + (list(sitting_deputies(paper.congress_id)) if paper.to_deputies else [])


def goes_to_somebody(paper, *, by, at):
    if paper.to_deputies or paper.recipients.exists():
        return None
    return _("还没有收文单位，请先“修改公文”，选定发给谁。")


def not_signed_for_yet(paper, *, by, at):
    mine = paper.recipients.filter(body=by.body_id, received_at=None)
    return None if mine.exists() else _("本单位已经签收。")


def missing(paper) -> list:
    """The recipients that have not signed for it."""
    found = paper.recipients.filter(received_at=None).select_related("body")
    return list(found.order_by("body__name"))


@who(gettext_lazy("单位办公室或负责人"))
def office_of_any_body(subject, by):
    return by.capacity in (Capacity.OFFICE, Capacity.HEAD) and by.body.kind == BodyKind.UNIT


def may_set_series(by, body) -> bool:
    """A unit its own; the 代表工委 and the administrator everybody's."""
    keeper = by.capacity == Capacity.ADMINISTRATOR or by.body.kind == BodyKind.DEPUTIES_COMMITTEE
    return keeper or by.body_id == body.pk


# -- 发文字号 --------------------------------------------------------------------------------


def keeps_series(body: Body, use: SeriesUse) -> bool:
    return NumberSeries.objects.filter(body=body, use=use).exists()


def next_number(body: Body, use: SeriesUse, at: datetime, *, otherwise: str = "") -> str:
    """The next number of the body's own series, taken once and for all; "" where it keeps none.

    `otherwise`: the prefix with which a series begins that nobody has set up.
    """
    year = timezone.localdate(at).year
    if otherwise:  # two who issue the very first at once find one row
        begins = {"congress_id": body.congress_id, "prefix": otherwise, "year": year}
        NumberSeries.objects.get_or_create(body=body, use=use, defaults=begins)
    series = NumberSeries.objects.select_for_update().filter(body=body, use=use).first()
    if series is None:
        return ""
    if series.year != year:
        series.year, series.last = year, 0
    series.last += 1
    series.save(update_fields=["year", "last"])
    return str(series)


def last_used(body: Body, use: str, prefix: str, year: int) -> int:
    """The greatest number of this series that a letter bears already, typed or given; 0 where none does."""
    begins = f"{prefix}〔{year}〕"
    bearing: dict[str, Any] = {
        SeriesUse.REPLY: ReplyRound.objects.filter(
            handling__unit=body, document_number__startswith=begins
        ).values_list("document_number", flat=True),
        SeriesUse.CO_OPINION: CoOpinion.objects.filter(
            handling__unit=body, document_number__startswith=begins
        ).values_list("document_number", flat=True),
        SeriesUse.PAPER: Paper.objects.filter(
            issuer=body, number_text__startswith=begins
        ).values_list("number_text", flat=True),
    }
    ends = (one.removeprefix(begins).removesuffix("号") for one in bearing[use])
    return max((int(one) for one in ends if one.isascii() and one.isdigit()), default=0)
