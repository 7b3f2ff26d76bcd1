"""The clerk's desk: the three checks, a number and a category; what is no suggestion, is two, or goes with another."""

from copy import copy
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.policy import examining, needs
from huying.domain.suggestions.policy.originals import paper_is_wanted
from huying.domain.suggestions.procedure import suggestion as acts
from huying.domain.suggestions.states import Openness
from huying.domain.suggestions.states import Suggestion as State
from huying.foundation.cases.models import Case

from . import hours, phrases
from .proposing import entry_confirmed
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

# What is no suggestion: by which act it ends, and on which ground rather than another.
ENDS: dict[str, tuple[Any, str]] = {
    "rejected": (acts.reject, "personal_interest"),
    "letter": (acts.convert_to_letter, "relay_letter"),
    "referred": (acts.refer_for_reference, "academic_promo"),
}
DAY_OF_MERGING = 11  # working days after the closing: what is to be assigned together is then known


def examined(story: "Story") -> Life:
    """Taken up at the desk: checked, split, or ended there."""
    if story.plan.out_of_session:
        at = yield from story.office(story.random.randint(1, 2))
    else:
        day = hours.in_working_days(story.closed, story.random.randint(1, 9))
        at = yield from story.office_on(day)
    if story.plan.stop in ENDS:
        yield from _ended(story, at)
    if story.has("split"):
        _split(story, at)
    elif story.perhaps(45):
        story.suggestion = acts.examine(story.suggestion, by=_desk(story), at=at)


def _desk(story: "Story") -> Any:
    return story.county.clerks[0]


def _ended(story: "Story", at: Any) -> Life:
    """By the disposal that the plan names, or where it is not used here by another one that is."""
    wanted, ground = ENDS[story.plan.stop]
    used = [one for one in (wanted, *(act for act, _ground in ENDS.values()))]
    act = next((one for one in used if one.applies(story.suggestion) is None), None)
    if act is None:
        return
    known = examining.grounds_of(story.suggestion)
    passed_on = (
        {} if act is acts.reject else {"units": [story.county.units[story.matter.units[0]].body]}
    )
    story.suggestion = act(
        story.suggestion,
        by=_desk(story),
        at=at,
        grounds=[ground if ground in known else next(iter(known))],
        reason=phrases.INADMISSIBLE,
        **passed_on,
    )
    if story.has("drafted_anew"):
        at = yield from story.any_time(3)
        acts.draft_anew(story.suggestion, by=story.lead, at=at)
    raise Enough


def _split(story: "Story", at: Any) -> None:
    """Two matters in one: each 诉求 goes its own way, the second part as a story of its own."""
    whole = story.suggestion
    first, *rest = whole.text.requests.order_by("order")
    titles = [phrases.PART.format(request=one.text) for one in (first, rest[0])]
    acts.split(whole, by=_desk(story), at=at, parts=[(titles[0], [first]), (titles[1], rest)])
    made = Suggestion.objects.filter(arose_from=whole.case).select_related("case", "text")
    parts = [made.get(title=title) for title in titles]
    other = copy(story)
    other.random, other.aside = Random(story.aside.random()), Random(story.aside.random())
    other.plan, other.skipped = replace(story.plan, turns=frozenset()), 1
    for one, suggestion in zip((story, other), parts, strict=True):
        one.suggestion = suggestion
        story.days.begin(entry_confirmed(one, suggestion))
    story.days.begin(other.at_the_units())


# -- a number and a category -----------------------------------------------------------------


def registered(story: "Story") -> Life:
    """A number and a category; then merged, kept secret or withdrawn where the plan says so."""
    if not story.has("bill"):
        _register(story, story.now)
    if story.has("slip"):
        at = yield from story.office()
        story.suggestion = acts.undo_review(story.suggestion, by=_desk(story), at=at)
        at = yield from story.office()
        _register(story, at)
    story.reached("registered")
    if story.has("merged"):
        yield from _merged(story)
    elif story.plan.stop == "withdrawn":
        yield from withdrawn(story, phrases.WITHDRAWN)
    else:
        _units_proposed(story)
    if story.has("secret"):
        yield from _kept_secret(story)
    if story.has("reply_after_all"):
        at = yield from story.any_time(1)
        story.suggestion = acts.ask_for_reply(story.suggestion, by=story.lead, at=at)


def _register(story: "Story", at: Any) -> None:
    category = story.county.categories[story.matter.theme["category"]]
    keywords = story.matter.theme["category"] if story.perhaps(30) else ""
    if paper_is_wanted(story.suggestion) is None and not _has_its_paper(story):
        story.suggestion = acts.receive_paper(
            story.suggestion, by=_desk(story), at=at, received_on=timezone.localdate(at)
        )
    story.suggestion = acts.register(
        story.suggestion, by=story.clerk, at=at, category=category, keywords=keywords
    )


def _has_its_paper(story: "Story") -> bool:
    return getattr(story.suggestion, "paper_original", None) is not None


def units_meant(story: "Story") -> tuple[Any, list[Any]]:
    """The lead unit that is thought of first, with its co-units; where it is the wrong one, none."""
    lead, *co = [story.county.units[name] for name in story.matter.units]
    misled = story.plan.stop == "return_asked" or story.has("moved") or story.has("taken_back")
    return (co[0], []) if misled else (lead, co)


def _units_proposed(story: "Story") -> None:
    """What the 交办会 shall assign has its units beforehand; of the rest, about half."""
    if story.plan.out_of_session and not story.perhaps(50):
        return
    lead, co = units_meant(story)
    story.suggestion = acts.propose_units(
        story.suggestion,
        by=_desk(story),
        at=story.now,
        lead_unit=lead.body,
        co_units=[unit.body for unit in co],
    )
    if story.perhaps(15):
        story.suggestion = acts.mark_keywords(
            story.suggestion, by=_desk(story), at=story.now, keywords=story.matter.place
        )
    if not story.plan.out_of_session and not story.plan.turns:
        story.county.mains.append(story.suggestion)


def _merged(story: "Story") -> Life:
    """Handled together with another of the session; parted again where the plan says so."""
    at = yield from story.office_on(hours.in_working_days(story.closed, DAY_OF_MERGING))
    main = _main_for(story)
    if main is None:
        return
    story.suggestion = acts.merge(
        story.suggestion, by=_desk(story), at=at, main=main, reason=phrases.MERGED
    )
    if not story.has("parted"):
        raise Enough
    at = yield from story.office(1)
    story.suggestion = acts.unmerge(story.suggestion, by=_desk(story), at=at, reason=phrases.PARTED)


def _main_for(story: "Story") -> Any:
    """One that still waits for its unit, rather of the same category."""
    registered = Case.objects.filter(
        congress=story.county.congress, kind="suggestion", state=State.REGISTERED
    )
    waiting = set(registered.values_list("pk", flat=True))
    found = [one for one in story.county.mains if one.pk in waiting]
    same = [one for one in found if one.category_id == story.suggestion.category_id]
    return next(iter([*same, *found]), None)


def _kept_secret(story: "Story") -> Life:
    """The deputy wants it kept secret, and may think better of it."""
    if acts.ask_for_secrecy.applies(story.suggestion):
        return
    at = yield from story.any_time()
    story.suggestion = acts.ask_for_secrecy(
        story.suggestion, by=story.lead, at=at, secrecy_reason=phrases.SECRECY
    )
    story.openness = Openness.NONE
    if story.has("secret_lifted"):
        at = yield from story.any_time(2)
        story.suggestion = acts.lift_secrecy(story.suggestion, by=story.lead, at=at)


def withdrawn(story: "Story", reason: str) -> Life:
    """Taken back where the rules let it be; a joint one only when all who signed agree."""
    at = yield from story.any_time(story.random.randint(1, 3))
    now = Suggestion.objects.select_related("case", "congress", "merged_into").get(
        pk=story.suggestion.pk
    )
    if needs.withdrawable(now, by=story.lead, at=at):
        return
    if story.signers:
        acts.propose_withdrawal(story.suggestion, by=story.lead, at=at, reason=reason)
    for one in story.signers:
        at = yield from story.any_time(story.random.randint(0, 1))
        acts.agree_to_withdraw(story.suggestion, by=one, at=at)
    at = yield from story.any_time()
    acts.withdraw(story.suggestion, by=story.lead, at=at, reason=reason)
    raise Enough
