"""审查: what stands against registering, which outcomes a congress uses, and how a fault is mended."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.models import Event

from .. import states
from .clocks import book_of

MEND: dict[str, Any] = {
    "personal_interest": gettext_lazy(
        "属于个人事项的，请依法通过信访、申诉或者有关部门的渠道反映。"
    ),
    "own_unit_interest": gettext_lazy(
        "属于本单位个别问题的，请由单位按程序向主管部门反映；有普遍性的，请从普遍问题的角度重新提出。"
    ),
    "relay_letter": gettext_lazy(
        "群众来信请转交信访部门；其中反映普遍问题的，请调研核实后用自己的话提出具体建议。"
    ),
    "accusation_appeal": gettext_lazy("检举、控告、申诉请向监察、信访、司法机关依法提出。"),
    "concrete_case": gettext_lazy(
        "具体案件由有关机关依法独立办理；可以就制度和普遍做法提出建议，不涉及个案。"
    ),
    "tender": gettext_lazy("正在进行的招标投标等具体经济活动，请通过法定的质疑、投诉渠道反映。"),
    "unfair_competition": gettext_lazy("请不涉及与个人利益关联的事项，从公平竞争的角度重新提出。"),
    "academic_promo": gettext_lazy("请说明要解决的实际问题和希望有关机关做的事。"),
    "consultation": gettext_lazy("法律、政策咨询请向有关部门的咨询服务提出。"),
    "no_substance": gettext_lazy("请补充具体情况、地点、数量，并写明希望由谁做什么。"),
    "out_of_scope": gettext_lazy(
        "不属于本级职权的，可以通过上级人大代表提出，或者向有关机关直接反映。"
    ),
    "party_affairs": gettext_lazy("党务和人民团体内部事务，请按其内部程序提出。"),
    "unlawful": gettext_lazy("请对照宪法和法律修改有关内容。"),
    "multi_matter": gettext_lazy("请一事一议：把各件事分开，每件单独提出。"),
    "other": gettext_lazy("请与代表工委联系，了解怎样修改。"),
}
"""By the code of a ground (rulebook GROUNDS): what the deputy can do about it."""


def grounds_of(subject) -> Mapping:
    """The grounds that this congress's text names, by code."""
    return book_of(subject).review.grounds


def disposal_used(disposal: str):
    """Applies only where the rulebook lets the congress end it this way."""

    def applies(suggestion):
        if disposal in book_of(suggestion).review.inadmissible:
            return None
        return _("本级人大的规定没有这种处理方式。")

    return applies


def newest_checks(suggestion) -> dict:
    """Of the present text: aspect -> its newest check. Reads what was prefetched."""
    found = {}
    for one in sorted(suggestion.review_checks.all(), key=lambda check: check.pk):
        if one.version_id == suggestion.text_id:
            found[one.aspect] = one
    return found


def no_check_stands_against_it(suggestion, *, by, at):
    """An opinion in the examination is first answered: by a mended text or by a new examination."""
    against = [one for one in newest_checks(suggestion).values() if not one.passed]
    if not against:
        return None
    opinions = "；".join(
        _("%(aspect)s：%(opinion)s") % {"aspect": one.get_aspect_display(), "opinion": one.opinion}
        for one in against
    )
    return _("审查时还有意见没有解决（%s）。请退回修改，或重新审查通过后再登记。") % opinions


ASPECTS = tuple(states.Aspect.values)
UNDOABLE = ("suggestion.register", "suggestion.return_for_revision")
DISPOSALS = (
    "suggestion.reject",
    "suggestion.convert_to_letter",
    "suggestion.refer_for_reference",
)


def nothing_followed(suggestion, *, by, at):
    """A registration or return is undone only while it is the last thing that happened."""
    if _last_act(suggestion) in UNDOABLE:
        return None
    return _("登记或退回以后已经有了新的办理动作，不能再撤销。")


def nothing_followed_the_disposal(suggestion, *, by, at):
    """Nor is it taken back that something is no suggestion, once somebody has gone on from there."""
    if _last_act(suggestion) in DISPOSALS:
        return None
    return _("作出决定以后已经有了新的办理动作（例如代表已据此重新起草），不能再撤销。")


def _last_act(suggestion) -> str | None:
    case = suggestion.case
    last = Event.objects.filter(case=case, version=case.version).values_list("act", flat=True)
    return last.first()
