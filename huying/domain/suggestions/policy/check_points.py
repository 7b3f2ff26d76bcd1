"""核稿要点: which of them are gone through at the check where a reply stands."""

from django.utils.translation import gettext as _

from huying.foundation.calendar.words import gettext_noop

from ..models import CheckPoint
from ..states import PointAspect, ReplyRound, Stage
from .checks import text_of

STAGES = {
    ReplyRound.UNIT_CHECK: Stage.UNIT,
    ReplyRound.OFFICE_REVIEW: Stage.OFFICE,
    ReplyRound.COMMITTEE_REVIEW: Stage.COMMITTEE,
}
RECOMMENDED: dict[Stage, tuple[tuple[PointAspect, str], ...]] = {
    Stage.UNIT: (
        (PointAspect.POLICY, gettext_noop("引用的法律、政策和文件准确、现行有效")),
        (PointAspect.PROCEDURE, gettext_noop("已与代表沟通，协办单位意见已经吸收")),
        (PointAspect.FORMAT, gettext_noop("称呼、届次、编号、题目与建议原件一致")),
        (PointAspect.COMPLETE, gettext_noop("每一条诉求都有措施、时间或者理由")),
        (PointAspect.TONE, gettext_noop("简洁诚恳，没有空话、套话")),
    ),
    Stage.OFFICE: (
        (PointAspect.POLICY, gettext_noop("与政府的规划、文件和其他单位的答复不矛盾")),
        (PointAspect.PROCEDURE, gettext_noop("需要会签的已经会签，承诺事项经负责人同意")),
        (PointAspect.FORMAT, gettext_noop("答复类别与内容相符")),
        (PointAspect.COMPLETE, gettext_noop("列入计划的写明完成时间和责任单位")),
    ),
    Stage.COMMITTEE: (
        (PointAspect.POLICY, gettext_noop("办不到的写明法律、政策或者条件上的理由")),
        (PointAspect.PROCEDURE, gettext_noop("办前、办中沟通经代表确认")),
        (PointAspect.COMPLETE, gettext_noop("逐条回应，不答非所问，不与往年雷同")),
        (PointAspect.TONE, gettext_noop("语气尊重代表，代表看得懂")),
    ),
}
"""What a congress may take over as it is, and then change."""


def points_of(round) -> list[CheckPoint]:
    """The points in use at the check at which this reply stands, in order."""
    stage = STAGES.get(round.case.state)
    if stage is None:
        return []
    level = max(1, round.check_level) if stage == Stage.UNIT else 0
    kept = vars(round)
    key = f"points_at_{stage}_{level}"
    if key not in kept:
        found = CheckPoint.objects.filter(
            level__in=(0, level), congress_id=round.congress_id, stage=stage, active=True
        )
        kept[key] = in_order(found)
    return kept[key]


def in_order(points) -> list[CheckPoint]:
    aspects = list(PointAspect)
    return sorted(points, key=lambda one: (aspects.index(one.aspect), one.order, one.pk))


def may_lack_a_passage(point) -> bool:
    """What is missing cannot be quoted."""
    return point.aspect in (PointAspect.COMPLETE, PointAspect.PROCEDURE)


def why_not_quoted(round, point, passage: str) -> str | None:
    """A refused point quotes the words of the reply that do not meet it."""
    if not passage:
        if may_lack_a_passage(point):
            return None
        return _("“%s”不符合，请抄下答复中有问题的原话。") % point
    if any(passage in str(part) for part in _words(text_of(round))):
        return None
    return _("“%s”：答复里没有这句话，请照原文抄。") % point


def _words(parts):
    for part in parts:
        if isinstance(part, tuple):
            yield from part
        else:
            yield part
