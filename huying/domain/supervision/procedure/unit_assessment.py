"""承办单位考核: drawn up by a scheme, published, objected to, corrected where a unit is right, frozen."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, head_of_the_committee
from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from ..models import AssessmentLine, AssessmentObjection, AssessmentPoint, UnitAssessment
from ..policy import clocks
from ..policy import unit_assessment as policy
from ..policy.schemes import schemes
from ..states import AssessmentObjection as Objection
from ..states import UnitAssessment as State

assessment_steps = Procedure(
    "unit_assessment", gettext_lazy("承办单位考核"), State, cite=clocks.cite
)


@assessment_steps.opens(
    gettext_lazy("拟定考核"), law="", who=clerk_of_the_committee, then=State.DRAFT
)
def draw_up(*, case, by, at, year, scheme):
    """By a shipped scheme; its full points may be weighed anew until the table is published."""
    standing = UnitAssessment.objects.filter(congress=case.congress_id, year=year)
    if standing.exclude(case__state=State.DROPPED).exists():
        raise Refused(_("%s年的考核已经拟定，请在原件上办理。") % year, Why.STATE)
    return UnitAssessment.objects.create(
        case=case,
        congress_id=case.congress_id,
        year=year,
        scheme=scheme,
        weights={one.code: one.full for one in schemes()[scheme].criteria},
        title=_("%s年度代表建议承办单位考核") % year,
        drawn_up_at=at,
    )


@assessment_steps.act(
    gettext_lazy("调整分值"), law="", who=clerk_of_the_committee, when=State.DRAFT
)
def weigh(assessment, *, by, at, weights, reason):
    """The congress's own full points; they need not make a hundred."""
    known = {one.code for one in schemes()[assessment.scheme].criteria}
    if set(weights) != known or not sum(weights.values()):
        raise Refused(_("请写明各项的满分，至少一项不为零。"))
    assessment.weights = weights
    assessment.save(update_fields=["weights"])


@assessment_steps.act(
    gettext_lazy("公示考核结果"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAFT,
    then=State.PUBLISHED,
    tells=(policy.the_assessed_units,),
)
def publish(assessment, *, by, at, object_by):
    """From now on the table stands as it is, each point with the turns that gave it."""
    if object_by <= timezone.localdate(at):
        raise Refused(_("请给各单位留出提出异议的时间：截止日要晚于今天。"))
    scheme = policy.scheme_of(assessment)
    found = policy.table(policy.scope_of(assessment, at), scheme)
    if not found:
        raise Refused(_("这一年还没有单位承办建议，没有可考核的。"))
    for line in found:
        _keep(assessment, line, scheme)
    assessment.published_at, assessment.object_by = at, object_by
    assessment.save(update_fields=["published_at", "object_by"])


def _keep(assessment, line, scheme) -> None:
    solved, content = (line.measured[code] for code in policy.BESIDE)
    kept = AssessmentLine.objects.create(
        congress_id=assessment.congress_id,
        assessment=assessment,
        unit_id=line.unit,
        place=line.place,
        turns=line.turns,
        total=line.total,
        replied=solved.whole,
        solved=solved.part,
        judged=content.whole,
        content=content.part,
    )
    AssessmentPoint.objects.bulk_create(
        AssessmentPoint(
            congress_id=assessment.congress_id,
            line=kept,
            criterion=one.code,
            full=one.full,
            points=line.points[one.code],
            part=line.measured[one.code].part,
            whole=line.measured[one.code].whole,
            gained=line.measured[one.code].gained,
            missed=line.measured[one.code].missed,
        )
        for one in scheme.criteria
    )


@assessment_steps.act(
    gettext_lazy("提出考核异议"),
    law="",
    who=policy.of_an_assessed_unit,
    when=State.PUBLISHED,
    needs=(policy.still_open_to_objections,),
    adds_row=True,
    tells=(policy.the_committee,),
)
def object_to(assessment, *, by, at, point, reason):
    """Against its own points alone, each with its reason."""
    if point.line.assessment_id != assessment.pk or point.line.unit_id != by.body_id:
        raise Refused(_("只能对本单位的得分提出异议。"))
    if point.objections.filter(answer=Objection.OPEN).exists():
        raise Refused(_("这一项的异议还在复核。"))
    AssessmentObjection.objects.create(
        congress_id=assessment.congress_id, point=point, reason=reason, by=by, at=at
    )


@assessment_steps.act(
    gettext_lazy("复核考核异议"),
    law="",
    who=clerk_of_the_committee,
    when=State.PUBLISHED,
    adds_row=True,
    tells=(policy.those_who_objected,),
)
def review_objection(assessment, *, by, at, objection, answer, reason, points=None):
    """Upheld, the points are corrected and totals and places follow; the old points are kept."""
    objection.refresh_from_db()  # behind the lock: another clerk may have been faster
    if objection.point.line.assessment_id != assessment.pk or objection.answer != Objection.OPEN:
        raise Refused(_("这条异议已经复核。"), Why.STATE)
    if answer == Objection.UPHELD:
        _correct(assessment, objection, points, reason)
    objection.answer, objection.answer_reason = answer, reason
    objection.answered_by, objection.answered_at = by, at
    objection.save()


def _correct(assessment, objection, points, reason) -> None:
    point = objection.point
    if points is None or not 0 <= points <= point.full:
        raise Refused(_("请写明更正后的得分，在0到%d之间。") % point.full)
    objection.points_before = point.points
    point.points, point.corrected = Decimal(points), reason[:300]
    point.save(update_fields=["points", "corrected"])
    scheme, lines = policy.scheme_of(assessment), []
    for kept in assessment.lines.select_related("unit").prefetch_related("points"):
        line = policy.Line(kept.pk, kept.unit.name)
        line.total = scheme.total(
            {one.criterion: (one.points, one.whole) for one in kept.points.all()}
        )
        lines.append(line)
    for line in policy.ranked(lines):
        AssessmentLine.objects.filter(pk=line.unit).update(total=line.total, place=line.place)


@assessment_steps.act(
    gettext_lazy("确定考核结果"),
    law="",
    who=head_of_the_committee,
    when=State.PUBLISHED,
    then=State.FROZEN,
    needs=(policy.objections_are_over, policy.the_year_is_over),
    tells=(policy.the_assessed_units,),
)
def freeze(assessment, *, by, at):
    """A frozen table never changes."""
    assessment.frozen_at = at
    assessment.save(update_fields=["frozen_at"])


@assessment_steps.act(
    gettext_lazy("考核作废"),
    law="",
    who=head_of_the_committee,
    when=(State.DRAFT, State.PUBLISHED),
    then=State.DROPPED,
    tells=(policy.the_assessed_units,),
)
def drop(assessment, *, by, at, reason):
    """Another may then be drawn up for the year."""
    assessment.drop_reason = reason
    assessment.save(update_fields=["drop_reason"])
