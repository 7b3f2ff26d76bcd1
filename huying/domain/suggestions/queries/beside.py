"""What the page of one suggestion shows beside its text: the boxes, the wish for secrecy."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting

from ..models import DelegationAuthor, DelegationCheck, Groundwork, PreReview, Suggestion
from ..policy.changes import Changed, edited
from ..policy.clocks import book_of
from ..policy.delegation import in_the_name_of
from ..policy.proposing import stated


@dataclass
class Beside:
    """`lines`: what was ticked, as sentences. `secrecy_reason`: for its author and those who handle it.

    `groundwork` and `pre_reviews` are the rows; an edited text comes with what it changes.
    """

    lines: list[str] = field(default_factory=list)
    secrecy_reason: str = ""
    groundwork: list[Groundwork] = field(default_factory=list)
    pre_reviews: list["PreReviewShown"] = field(default_factory=list)
    checks: list[DelegationCheck] = field(default_factory=list)
    author: DelegationAuthor | None = None


@dataclass(frozen=True)
class PreReviewShown:
    row: PreReview
    edits: list[Changed]


def beside(suggestion: Suggestion, acting: Acting) -> Beside:
    """`suggestion` comes from visible_to(acting): its boxes were read with it.

    A pre-review is between the deputy and those who gave it.
    """
    said = stated(suggestion)
    is_author = suggestion.lead is not None and suggestion.lead.person_id == acting.person.pk
    found = Beside(
        lines=_ticked(said) if said else [],
        groundwork=list(suggestion.groundwork.order_by("done_on", "pk")),
        author=in_the_name_of(suggestion),
    )
    if said and suggestion.secrecy and (is_author or acting.bodies):
        found.secrecy_reason = said.secrecy_reason
    rules = book_of(suggestion).intake
    if rules.pre_review and (is_author or acting.reading_bodies):
        found.pre_reviews = _pre_reviews(suggestion, None if is_author else acting.reading_bodies)
    if rules.delegation_gate and (is_author or acting.reading_bodies):
        found.checks = list(suggestion.delegation_checks.select_related("body", "by__person"))
    return found


def _ticked(said) -> list[str]:
    return [
        words
        for true, words in (
            (said.repeated, _("多年多次提出、尚未解决：%s") % said.get_repeated_display()),
            (said.researched, _("由代表调查研究形成：%s") % said.research_words),
            (said.wants_contact, _("希望承办单位加强与代表联系沟通")),
            (said.reference_only, _("请承办单位研究参考，不需要书面答复")),
            (not said.open_to_cosigning, _("不联名提出")),
            (said.for_session_id, _("会中提交")),
        )
        if true
    ]


def _pre_reviews(suggestion, bodies) -> list[PreReviewShown]:
    found = suggestion.pre_reviews.select_related("body", "version", "given_by__person")
    rows = found if bodies is None else found.filter(body__in=bodies)
    return [
        PreReviewShown(one, edited(one) if one.has_edit else [])
        for one in rows.prefetch_related("version__requests").order_by("pk")
    ]
