"""延期: approved by the 代表工委, or by the government office where the rulebook says so."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries import awaiting
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment


def asked(county):
    return handling.ask_extension(
        county.accepted(),
        by=county.li,
        at=moment("2026-05-06"),
        reason="涉及三个镇",
        work_done="已勘察",
        told_deputy="电话",
    )


def waiting(county, who) -> list[str]:
    """The lists of extensions in which something waits for this person."""
    one, at = getattr(county, who), moment("2026-05-07")
    person = acting(one.person.account, county.congress, at=at)
    lists = [
        found for found in awaiting.lists_of(person, at) if found.name.startswith("extensions")
    ]
    return [str(found.label) for found in lists if found.first(person, at, 3).total]


@pytest.mark.parametrize(
    ("approver", "may", "may_not", "told"),
    [
        ("deputies_committee", "chen", "liu", ["陈静", "王海"]),
        ("assigning_body", "chen", "liu", ["陈静", "王海"]),
        ("government_office", "liu", "chen", ["刘洋"]),
    ],
)
def test_the_rulebook_says_who_consents(county, approver, may, may_not, told):
    rules.lay(county.congress, extension__approver=approver)
    h = asked(county)
    names = Notice.objects.filter(text__contains="申请延期").values_list(
        "to__person__name", flat=True
    )
    assert sorted(names) == sorted(told)
    assert waiting(county, may) == ["延期申请"]
    assert waiting(county, may_not) == []
    with pytest.raises(Refused, match="只能由本级规则规定的批准延期的机构办理"):
        handling.grant_extension(h, by=getattr(county, may_not), at=moment("2026-05-07"))
    h = handling.grant_extension(h, by=getattr(county, may), at=moment("2026-05-07"))
    assert Clock.objects.filter(case=h.case, name="reply_long", ended_at=None).count() == 1


def test_in_two_steps_the_government_office_is_the_one_that_assigned_it(county):
    rules.lay(
        county.congress, extension__approver="assigning_body", assignment__government="two_steps"
    )
    s = suggestion.transfer(
        county.registered(), by=county.chen, at=moment("2026-03-02"), signer="陈静"
    )
    s = suggestion.assign_on(
        s, by=county.liu, at=moment("2026-03-03"), signer="刘洋", lead_unit=county.water
    )
    h = handling.sign_for(
        s.handlings.select_related("case").get(), by=county.sun, at=moment("2026-03-04")
    )
    h = handling.ask_extension(
        h, by=county.li, at=moment("2026-05-06"), reason="涉及三个镇", work_done="已勘察",
        told_deputy="电话",
    )  # fmt: skip
    assert (waiting(county, "liu"), waiting(county, "chen")) == (["延期申请"], [])
    with pytest.raises(Refused, match="只能由本级规则规定的批准延期的机构办理"):
        handling.grant_extension(h, by=county.chen, at=moment("2026-05-07"))
    h = handling.grant_extension(h, by=county.liu, at=moment("2026-05-07"))
    assert Clock.objects.filter(case=h.case, name="reply_long", ended_at=None).count() == 1


def test_the_deputy_is_told_first_where_the_rules_ask_for_it(county):
    said = {"reason": "涉及三个镇", "work_done": "已勘察"}
    turn, at = county.accepted(), moment("2026-05-06")
    with pytest.raises(Refused, match="延期须告知代表"):
        handling.ask_extension(turn, by=county.li, at=at, **said)
    rules.lay(county.congress, extension__notify_deputy=False)
    turn = type(turn).objects.get(pk=turn.pk)
    turn = handling.ask_extension(turn, by=county.li, at=at, **said)
    assert turn.extensions.get().answer == "asked"
