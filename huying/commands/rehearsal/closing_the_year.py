"""考核、评优、年度报告: what is drawn from a session's year once it is over, by the next session printed."""

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import AssessmentObjection
from huying.domain.supervision.policy import honours as scores
from huying.domain.supervision.procedure import honours, unit_assessment, yearly_report
from huying.domain.supervision.states import AssessmentObjection as Objection

from . import hours, phrases
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

BEST_ITEMS, BEST_UNITS = 10, 3
TO_OBJECT = timedelta(days=10)


class Close:
    """The close of one session's year, and the minute it is."""

    def __init__(self, county: "County", seed: str):
        self.county, self.random = county, Random(f"{seed} close of the year")
        self.clerk, self.head, self.session = county.clerks[0], county.head, county.session
        self.year = timezone.localdate(county.session.opens_at).year
        self.now = hours.moment(date(self.year, 10, 9), 8 * 60)

    def office(self, days: int = 0) -> Life:
        self.now = yield hours.office(self.now, days, self.random)

    def on(self, month: int, day: int) -> Life:
        wanted = date(self.year, month, day)
        self.now = yield hours.office_on(wanted, self.now, self.random)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def by(self, who) -> dict[str, Any]:
        return {"by": who, "at": self.now}


def lived(county: "County", seed: str) -> Life:
    """October: assessment and selection; November: the report is heard; then both are decided and printed."""
    close = Close(county, seed)
    yield from close.office()
    assessment = yield from _published(close)
    yield from _honoured(close)
    report = yield from _heard(close)
    yield from close.on(12, 20)
    unit_assessment.freeze(assessment, **close.by(close.head))
    yield from _printed(close, report)


def _published(close: Close):
    """By the scheme of Chengde, its solve-rate weighed up; the last unit objects in vain."""
    one = unit_assessment.draw_up(**close.by(close.clerk), year=close.year, scheme="chengde")
    weights = one.weights | {"solved": 25, "content": 5}
    one = unit_assessment.weigh(
        one, **close.by(close.clerk), weights=weights, reason=phrases.NEXT_YEAR
    )
    yield from close.office(2)
    one = unit_assessment.publish(one, **close.by(close.clerk), object_by=close.today + TO_OBJECT)
    yield from close.office(1)
    last = one.lines.select_related("unit").order_by("-place", "-pk").first()
    point = last.points.order_by("pk").first()
    head = close.county.units[last.unit.name].head
    one = unit_assessment.object_to(
        one, **close.by(head), point=point, reason=phrases.ASSESSMENT_OBJECTION
    )
    yield from close.office(2)
    return unit_assessment.review_objection(
        one,
        **close.by(close.clerk),
        objection=AssessmentObjection.objects.get(point=point),
        answer=Objection.DISMISSED,
        reason=phrases.ASSESSMENT_REVIEWED,
    )


def _honoured(close: Close) -> Life:
    yield from close.office(2)
    one = honours.begin(
        **close.by(close.clerk),
        year=close.year,
        rules=phrases.HONOUR_RULES,
        formula=dict(scores.FORMULA),
    )
    yield from close.office(3)
    scope = scores.year_of(one, close.now)
    items = _best(scores.suggestion_scores(scope, one.formula), BEST_ITEMS)
    units = _best(scores.unit_scores(scope), BEST_UNITS)
    chosen = Suggestion.objects.select_related("lead").in_bulk(items)
    bodies = [unit.body for unit in close.county.units.values() if unit.body.pk in units]
    one = honours.shortlist(
        one, **close.by(close.clerk), suggestions=[chosen[key] for key in items], units=bodies
    )
    yield from close.office(3)
    one = honours.decide(
        one,
        **close.by(close.clerk),
        decided_on=close.today,
        decided_at=phrases.CHAIRMEN_MET,
        kept=list(one.candidates.order_by("pk")),
    )
    yield from close.office(5)
    one = honours.consent(
        one,
        **close.by(close.clerk),
        consented_on=close.today,
        consent_document=phrases.PARTY_CONSENT % close.year,
    )
    yield from close.office(2)
    one = honours.announce(one, **close.by(close.head), text=phrases.HONOUR_RULES)
    yield from close.office(1)
    offices = [by.body for by in close.county.offices.values()]
    said = {"text": phrases.HONOURS_REPORTED, "recipients": offices, "copies": phrases.ORGANS}
    honours.send_results(one, **close.by(close.head), **said)


def _best(found: dict, most: int) -> list:
    return sorted(found, key=lambda key: (-found[key].score, str(key)))[:most]


def _heard(close: Close):
    """Drafted from the records, a section of words added, settled, heard by the standing committee."""
    yield from close.on(11, 10)
    one = yearly_report.draft(**close.by(close.clerk), year=close.year)
    text = f"{one.text}\n{phrases.ADDED_TO_THE_REPORT}"
    yield from close.office(2)
    one = yearly_report.edit_words(one, **close.by(close.clerk), title=one.title, text=text)
    one = yearly_report.settle(one, **close.by(close.clerk))
    yield from close.on(11, 28)
    return yearly_report.hear(
        one,
        **close.by(close.clerk),
        heard_on=close.today,
        heard_at=phrases.HEARD_IN,
        opinions=phrases.HEARD_OPINION,
    )


def _printed(close: Close, report) -> Life:
    """On the first day of the session that follows: to every deputy, the offices sign for it."""
    later = Session.objects.filter(
        congress=close.county.congress, opens_at__gt=close.session.opens_at
    )
    following = later.select_related("term").order_by("opens_at").first()
    if following is None:
        return
    day = timezone.localdate(following.opens_at)
    close.now = yield hours.office_on(day, close.now, close.random)
    offices = [one.body for one in close.county.offices.values()]
    yearly_report.issue(
        report, **close.by(close.head), session=following, number=9, recipients=offices
    )
