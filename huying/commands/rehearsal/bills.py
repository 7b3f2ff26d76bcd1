"""议案: a session's bills, from the signatures to the presidium and, for some, to the standing committee."""

import tomllib
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.bills.procedure import conversion, drafting, registering, signing
from huying.domain.bills.procedure import hours as bill_hours
from huying.domain.bills.states import BillMatter, Proposal
from huying.domain.people.models import Roll
from huying.domain.suggestions.models import Suggestion

from . import bill_words as words
from . import hours, presidium
from .proposing_bills import Proposing
from .simulation import Enough, Life, Simulation

if TYPE_CHECKING:
    from .county import County
    from .story import Story

SIGNERS = (
    11  # beside the lead deputy: one more than the ten that the law asks for, and one to spare
)
CUT_OFF, LAST_PRESIDIUM = (3, 12 * 60), (4, 15 * 60)  # (day of the session, minute)


# -- the session's bills -----------------------------------------------------------------------


def lived(county: "County", plans: tuple[str, ...], seed: str, days: Simulation) -> Life:
    """The presidium's hours on the day before the session; then each bill goes its way."""
    opens = timezone.localdate(county.session.opens_at)
    at = yield hours.moment(hours.in_working_days(opens, -1), 10 * 60)
    roll = Roll.objects.select_related("case", "congress").get(congress=county.congress)
    cut_off, last = (
        hours.moment(opens + timedelta(days=day - 1), minute)
        for day, minute in (CUT_OFF, LAST_PRESIDIUM)
    )
    bill_hours.set_bill_hours(
        roll,
        by=county.clerks[0],
        at=at,
        session=county.session,
        cut_off_at=cut_off,
        last_presidium_at=last,
    )
    texts = _texts()
    for number, plan in enumerate(plans):
        random = Random(f"{seed} bill {number}")
        everybody = [one for some in county.deputies.values() for one in some]
        lead, *signers = random.sample(everybody, 1 + SIGNERS)
        one = Proposing(
            county,
            random,
            texts[number % len(texts)],
            lead,
            signers,
            random.choice(county.committees),
            turns=frozenset(plan.split()),
        )
        days.begin(_life(one))


def _texts() -> list[dict[str, Any]]:
    path = Path(__file__).with_name("bills.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))["bill"]


def _life(one: Proposing) -> Life:
    yield from _signed(one)
    yield from _in_committee(one, Proposal.AFTERWARDS)
    yield from presidium.decided(one)
    yield from presidium.after_the_session(one)


def became_a_suggestion(story: "Story") -> Life:
    """A bill of this matter that the presidium made a suggestion; the story goes on with that."""
    matter, county = story.matter, story.county
    everybody = [each for some in county.deputies.values() for each in some]
    others = [each for each in everybody if each.pk != story.lead.pk]
    one = Proposing(
        county,
        Random(story.aside.random()),
        {
            "title": matter.title.replace("建议", "议案"),
            "matter": BillMatter.OTHER,
            "grounds": "\n".join(matter["facts"]),
            "plan": "\n".join(matter["proposal"]),
            "points": matter["requests"],
        },
        story.lead,
        story.aside.sample(others, SIGNERS),
        story.aside.choice(county.committees),
    )
    yield from _signed(one)
    yield from _in_committee(one, Proposal.SUGGESTION)
    yield from one.until(3, 14 * 60)
    category = county.categories[matter.theme["category"]]
    one.do(
        conversion.convert,
        by=county.clerks[0],
        category=category,
        meeting=words.PRESIDIUM_MEETING,
        text=words.DECIDED.format(what="转为建议"),
    )
    found = Suggestion.objects.select_related(*Suggestion.READ_WITH)
    story.suggestion = found.get(arose_from=one.bill.case)
    story.openness, story.now, story.signers = story.suggestion.openness, one.now, one.signers


# -- proposing -------------------------------------------------------------------------------


def _signed(one: Proposing) -> Life:
    """Drafted on the first day, signed by enough deputies, handed in on the third morning."""
    one.now = one.county.session.opens_at
    yield from one.minutes(10, 240)
    one.bill = drafting.draft(by=one.lead, at=one.now, **one.text)
    _stop(one, "draft")
    if "revised" in one.turns:
        yield from one.minutes(10, 30)
        one.do(drafting.revise, by=one.lead, **one.text)
    yield from one.minutes(5, 30)
    one.do(signing.invite, by=one.lead, deputies=one.signers)
    for number, deputy in enumerate(one.signers):
        yield from one.minutes(5, 30)
        if number == 0 and "declined" in one.turns:
            one.do(signing.decline, by=deputy, version_number=one.bill.text.number)
            continue
        one.do(signing.sign, by=deputy, version_number=one.bill.text.number)
        if number == 4:
            _stop(one, "cosigning")
    if "given_up" in one.turns:
        one.do(drafting.withdraw, by=one.lead, reason=words.GIVEN_UP)
        raise Enough
    yield from one.until(3, 8 * 60)
    one.do(drafting.submit, by=one.lead)
    if "mended" in one.turns:
        yield from _mended(one)


def _mended(one: Proposing) -> Life:
    """Sent back with what is missing; another deputy signs while it is mended."""
    yield from one.until(3, 9 * 60)
    one.do(registering.return_for_mending, by=one.county.clerks[0], reason=words.MENDING)
    yield from one.minutes(5, 15)
    one.do(drafting.revise, by=one.lead, **one.text)
    known = {each.pk for each in (one.lead, *one.signers)}
    everybody = [each for some in one.county.deputies.values() for each in some]
    one.signers.append(next(each for each in everybody if each.pk not in known))
    one.do(signing.invite_again, by=one.lead, deputies=one.signers[-1:])
    for deputy in one.signers:
        yield from one.minutes(1, 3)
        one.do(signing.sign, by=deputy, version_number=one.bill.text.number)
    yield from one.minutes(1, 3)
    one.do(drafting.submit, by=one.lead)


def _in_committee(one: Proposing, proposal: str) -> Life:
    """A number, the committee that knows the field, its opinion."""
    clerk = one.county.clerks[0]
    yield from one.until(3, 10 * 60 + 20)
    category = next(iter(one.county.categories.values()))
    one.do(registering.register, by=clerk, category=category)
    one.do(registering.send_to_committee, by=clerk, committee=one.committee.body)
    if "taken_back" in one.turns:
        yield from presidium.left_by(one, 3)
        raise Enough
    yield from one.until(3, 11 * 60 + 10)
    one.do(
        registering.give_opinion,
        by=one.committee,
        proposal=proposal,
        text=words.OPINION.format(what=Proposal(proposal).label),
        heard=words.HEARD,
    )
    if not one.bill.in_session:  # decided on at the next session
        raise Enough


def _stop(one: Proposing, stage: str) -> None:
    if stage in one.turns:
        raise Enough
