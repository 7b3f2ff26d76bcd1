"""跨年度连续督办: a matter with the items of its years, its owner and its yearly day, until it is settled."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.procedure import appointments, handover
from huying.domain.suggestions.queries.like_links import same_matter
from huying.foundation.files.storing import hang
from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from .. import states
from ..models import FollowedMatter, MatterNote
from ..policy import clocks
from ..policy import followed_matter as rules
from ..states import FollowedMatter as State

followed_matter_steps = Procedure(
    "followed_matter",
    gettext_lazy("跨年度事项"),
    states.FollowedMatter,
    terms=rules.terms,
    cite=clocks.cite,
)
appointments.BEFORE_LEAVING.append(rules.matters_would_be_orphans)


@followed_matter_steps.opens(
    gettext_lazy("列入跨年度台账"),
    law="",
    who=clerk_of_the_committee,
    then=State.FOLLOWED,
    starts=(rules.REVIEW,),
    tells=(rules.the_owner_of_the_matter, rules.the_units_at_the_matter),
)
def take_up(*, case, by, at, title, ground, suggestion, owner, review_on):
    """One item, and with it every item that links of repetition join to it."""
    _check_owner(by, owner)
    _check_day(review_on, at)
    if suggestion.congress_id != by.congress_id or suggestion.submitted_at is None:
        raise Refused(_("只能列入本级人大已经提出的建议。"))
    _not_followed_yet(suggestion)
    matter = FollowedMatter.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        ground=ground,
        owner=owner,
        review_on=review_on,
        opened_at=at,
    )
    matter.items.set(same_matter([suggestion.pk]))
    return matter


@followed_matter_steps.act(
    gettext_lazy("并入一件建议"),
    law="",
    who=clerk_of_the_committee,
    when=State.FOLLOWED,
    tells=(rules.the_units_at_the_matter,),
)
def add_suggestion(matter, *, by, at, suggestion, reason):
    """The matter was raised again, in this year or another."""
    if suggestion.congress_id != by.congress_id or suggestion.submitted_at is None:
        raise Refused(_("只能列入本级人大已经提出的建议。"))
    _not_followed_yet(suggestion)
    matter.items.add(suggestion)


@followed_matter_steps.act(
    gettext_lazy("转入下一年"),
    law="",
    who=clerk_of_the_committee,
    when=State.FOLLOWED,
    meets=(rules.REVIEW,),
    starts=(rules.REVIEW,),
    tells=(rules.the_owner_of_the_matter, rules.the_units_at_the_matter),
)
def carry_on(matter, *, by, at, words, next_step, review_on, files=()):
    """What the year brought, what is asked next, and the day on which it is taken up again."""
    _check_day(review_on, at)
    matter.review_on = review_on
    matter.save(update_fields=["review_on"])
    row = MatterNote.objects.create(
        congress_id=matter.congress_id,
        matter=matter,
        words=words,
        next_step=next_step,
        by=by,
        at=at,
    )
    hang(row, files, case=matter.case, purpose="supervision", by=by, at=at)


@followed_matter_steps.act(
    gettext_lazy("移交跨年度事项"),
    law="",
    who=clerk_of_the_committee,
    when=State.FOLLOWED,
    tells=(rules.the_owner_of_the_matter,),
)
def hand_to(matter, *, by, at, owner, reason):
    """Somebody else of the 代表工委 keeps after it."""
    _check_owner(by, owner)
    if owner.pk == matter.owner_id:
        raise Refused(_("已经由%s负责。") % owner.person)
    matter.owner = owner
    matter.save(update_fields=["owner"])


@followed_matter_steps.act(
    gettext_lazy("认定事项已解决"),
    law="",
    who=clerk_of_the_committee,
    when=State.FOLLOWED,
    then=State.SETTLED,
    ends=("*",),
    tells=(rules.the_units_at_the_matter,),
)
def settle(matter, *, by, at, words):
    """What was done, and what shows it."""
    _end(matter, words, at)


@followed_matter_steps.act(
    gettext_lazy("不再跟踪"),
    law="",
    who=clerk_of_the_committee,
    when=State.FOLLOWED,
    then=State.LET_GO,
    ends=("*",),
    tells=(rules.the_units_at_the_matter,),
)
def let_go(matter, *, by, at, reason):
    """It cannot be done, or has become another matter: the reason says which."""
    _end(matter, reason, at)


def _matters_of_the_place(roll, *, by, at, appointment, person, **details):
    for one in rules.of_owner(appointment):
        yield {"on": one, "was": str(appointment), "person": person}


@followed_matter_steps.follows(
    handover.change_of_hands,
    _matters_of_the_place,
    gettext_lazy("跨年度事项随岗位交接"),
    when=State.FOLLOWED,
)
def goes_with_the_place(matter, *, by, at, was, person):
    """Whoever takes the place takes the matter: it is never without an owner."""
    matter.owner = (
        Appointment.objects.filter(person=person.pk, body=matter.owner.body_id, until=None)
        .filter(capacity=matter.owner.capacity)
        .latest("pk")
    )
    matter.save(update_fields=["owner"])


def _end(matter, words, at) -> None:
    matter.end_words, matter.ended_at = words, at
    matter.save(update_fields=["end_words", "ended_at"])


def _check_owner(by, owner) -> None:
    if owner.congress_id != by.congress_id or not rules.may_own(owner):
        raise Refused(_("责任人要是代表工委在任的工作人员。"))


def _check_day(review_on, at) -> None:
    if review_on <= timezone.localdate(at):
        raise Refused(_("复查的日期要晚于今天。"))


def _not_followed_yet(suggestion) -> None:
    there = suggestion.followed_in.filter(case__state=State.FOLLOWED).first()
    if there:
        raise Refused(_("这件建议已经在%s里。") % there, Why.STATE)
