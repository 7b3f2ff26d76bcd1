"""核稿要点, gone through: ticked when a check is passed, refused with the passage when it is sent back."""

from django.utils.translation import gettext as _

from huying.foundation.procedure.refusal import Refused

from ...models import PointVerdict
from ...policy.check_points import points_of, why_not_quoted


def look_through(round, passed: bool, verdicts) -> list:
    """[(point, met, passage)] that may be kept; raises Refused where a pass lacks a tick.

    Asked before the check moves on: the points are those of the check at which the reply stands.
    """
    asked = {one.pk: one for one in points_of(round)}
    given = {point.pk: (point, met, passage) for point, met, passage in verdicts}
    if strange := [str(given[key][0]) for key in given if key not in asked]:
        raise Refused(_("这一关没有这些要点：%s。请重新打开页面。") % "、".join(strange))
    refused = [(point, passage) for point, met, passage in given.values() if not met]
    if passed:
        if refused:
            raise Refused(_("有要点不符合，不能通过：%s。请退回。") % _names(refused))
        missing = [str(one) for key, one in asked.items() if key not in given]
        if missing:
            raise Refused(_("还有要点没有核对：%s。") % "、".join(missing))
    for point, passage in refused:
        if reason := why_not_quoted(round, point, passage):
            raise Refused(reason)
    return list(given.values())


def keep(opinion, verdicts) -> None:
    PointVerdict.objects.bulk_create(
        PointVerdict(
            congress_id=opinion.congress_id,
            opinion=opinion,
            point=point,
            met=met,
            passage=passage,
        )
        for point, met, passage in verdicts
    )


def in_words(verdicts) -> list[str]:
    """The refused points with their passages, so that the unit reads them in the opinion."""
    said = []
    for point, met, passage in verdicts:
        if not met and passage:
            said.append(
                _("不符合“%(point)s”：“%(passage)s”") % {"point": point, "passage": passage}
            )
        elif not met:
            said.append(_("不符合“%s”") % point)
    return said


def _names(refused) -> str:
    return "、".join(str(point) for point, _passage in refused)
