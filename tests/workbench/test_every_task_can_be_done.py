"""Along the whole way of a suggestion: what waits can be done, and what can only be done waits."""

from huying.domain.suggestions.models import Handling, ReplyRound, Suggestion
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.needs import what_blocks
from huying.domain.suggestions.procedure import contact, handling, reply, suggestion
from huying.domain.suggestions.queries import awaiting
from huying.domain.suggestions.queries.awaiting.drafting import blocks_of, with_what_blocks
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure.procedure import ALL
from huying.foundation.procedure.refusal import Why
from tests.conftest import moment
from tests.counts import LONG


def cast(county):
    """Everybody whom the story touches, and two whom it does not."""
    return (
        county.lin, county.zhou, county.chen, county.wang, county.liu, county.sun, county.li,
        county.he, county.he_head, county.qian, county.gao,
    )  # fmt: skip


def tasks(people, as_person, at):
    """(whose, the list, the task) of everything that waits for any of them."""
    for one in people:
        person = as_person(one, at)
        for group in awaiting.firsts(awaiting.lists_of(person, at), person, at, 8):
            for item in group.items:
                yield one, group.awaited, item


def refused(item, at) -> str:
    """Why the engine would refuse the task's act, for another reason than what the form still lacks."""
    if not item.act:
        return ""
    subject = type(item.subject).objects.get(pk=item.subject.pk)
    found = ALL[item.awaited.kind].acts[item.act].refusal(subject, by=item.by, at=at)
    return found.reason if found and found.why is not Why.CONTENT else ""


def story(county):
    """Yields after every act of one suggestion with two co-signers, a co-unit and two rounds."""
    s = county.drafted()
    yield
    s = suggestion.invite(
        s, by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou, county.wu]
    )
    yield
    for one in (county.zhou, county.wu):
        s = suggestion.confirm(s, by=one, at=moment("2026-02-25 12:00"), version_number=1)
        yield
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    yield
    s = suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)
    yield
    s = suggestion.assign(
        s,
        by=county.chen,
        at=moment("2026-03-02"),
        lead_unit=county.water,
        co_units=[county.finance],
    )
    yield
    h = s.handlings.get(role="lead")
    h = handling.sign_for(h, by=county.sun, at=moment("2026-03-03"))
    yield
    co = handling.sign_for(s.handlings.get(role="co"), by=county.he, at=moment("2026-03-03"))
    yield
    handling.send_co_opinion(co, by=county.he, at=moment("2026-03-05"), text="经费已列入预算。")
    yield
    for phase in (Phase.BEFORE, Phase.DURING):
        h = contact.record_contact(
            h, by=county.sun, at=moment("2026-03-06"), phase=phase, way=Way.FACE,
            held_at=moment("2026-03-05"), attendees="孙敏", content="看了。", deputies=[county.lin],
        )  # fmt: skip
        yield
        last = h.contacts.order_by("-pk").first()
        h = contact.confirm_contact(h, by=county.lin, at=moment("2026-03-09"), contact=last)
        yield
    r = county.written(h.rounds.get(), at="2026-03-10")
    yield
    yield from replied(county, r, "2026-03-10")
    r = ReplyRound.objects.get(pk=r.pk)
    for one in (county.lin, county.zhou, county.wu):
        county.answered(r, one, result="dissatisfied", reason="没有修完", at="2026-03-11")
        yield
    r = county.written(ReplyRound.objects.get(round=2), at="2026-03-12")
    yield from replied(county, r, "2026-03-12")
    for one in (county.lin, county.zhou, county.wu):
        county.answered(ReplyRound.objects.get(pk=r.pk), one, at="2026-03-13")
        yield
    s = suggestion.close(Suggestion.objects.get(), by=county.chen, at=moment("2026-03-13"))
    yield
    county.revisited(h, at="2026-03-13")
    yield
    suggestion.archive(s, by=county.chen, at=moment("2026-03-13"))
    yield


def replied(county, r, day):
    at = moment(day)
    while r.state != "cleared":
        r = county.one_step(r, at)
        yield
    r = reply.sign_off(r, by=county.li, at=at, document_number="清水函〔2026〕1号")
    yield
    reply.deliver(r, by=county.sun, at=at)
    yield


def test_until_it_is_archived_somebody_always_has_something_to_do_and_may_do_it(
    county, as_person, tried
):
    """In an ordinary run a third of the people is asked after each act, and all where these are idle."""
    at, idle, wrong, tries = moment("2026-03-13 17:00"), [], [], 0
    for step, _ in enumerate(story(county)):
        people = cast(county)
        asked = [one for n, one in enumerate(people) if LONG or n % 3 == step % 3]
        found = list(tasks(asked, as_person, at))
        if not found and not any(tasks(people, as_person, at)):
            idle.append(step)
        tries += len(found)
        wrong += [(step, str(who), one.name, refused(item, at)) for who, one, item in found
                  if refused(item, at)]  # fmt: skip
    assert wrong == []
    assert idle == [35]
    assert Suggestion.objects.get().state == "archived"
    tried(f"N = {tries} tasks")


def test_the_list_and_the_act_agree_on_whether_anything_blocks_a_reply(county):
    at = moment("2026-03-13 17:00")
    for _ in story(county):
        for row in with_what_blocks(
            ReplyRound.objects.select_related("handling"), at, book_of(county).contact
        ):
            assert bool(blocks_of(row)) == bool(what_blocks(row, by=county.sun, at=at))
    assert Handling.objects.count() == 2
