"""延期: approved by the 代表工委, or by the government office where the rulebook says so."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.procedure import handling
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
