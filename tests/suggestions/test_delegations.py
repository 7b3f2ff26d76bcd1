"""代表团: it checks first in session (Henan), or proposes in its own name (Chongqing)."""

import pytest

from huying.domain.people.models import Delegation
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.forms import FORMS
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.tasks import tick
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import carry_out, page_url, sign_in
from tests.suggestions.test_texts_of_a_deputy import seen_by


def with_a_delegation(county, rulebook):
    """第一代表团 has a clerk, and a head who is one of its deputies."""
    county.congress.rulebook = rulebook
    county.congress.save()
    body = county.body(county.delegation.name, BodyKind.DELEGATION)
    Delegation.objects.filter(pk=county.delegation.pk).update(body=body)
    county.delegation_clerk = county.appoint("团工", body, Capacity.CLERK, username="tuangong")
    county.delegation_head = county.appoint("吴桂", body, Capacity.HEAD)
    return county


@pytest.fixture
def henan(county):
    return with_a_delegation(county, "henan")


@pytest.fixture
def chongqing(county):
    return with_a_delegation(county, "chongqing")


def at_the_gate(county, at="2026-02-26 09:30"):
    return suggestion.submit_to_delegation(county.drafted(), by=county.lin, at=moment(at))


# -- the gate ------------------------------------------------------------------------------------


def test_in_session_a_suggestion_goes_to_the_delegation_first(henan):
    with pytest.raises(Refused, match="先由代表团审核"):
        henan.submitted()
    s = at_the_gate(henan)
    assert (s.state, s.in_session, s.submitted_at) == ("gate", True, moment("2026-02-26 09:30"))
    assert not s.case.clocks.exists()
    s = suggestion.pass_gate(s, by=henan.delegation_clerk, at=moment("2026-02-26 14:00"))
    assert (s.state, s.submitted_at) == ("submitted", moment("2026-02-26 09:30"))
    assert [one.name for one in s.case.clocks.all()] == ["assign"]


def test_the_delegation_returns_it_with_the_reason_and_sees_it_again(henan):
    s = suggestion.return_at_gate(
        at_the_gate(henan),
        by=henan.delegation_clerk,
        at=moment("2026-02-26 14:00"),
        reason="一事一议",
    )
    assert (s.state, s.return_reason) == ("returned", "一事一议")
    s = suggestion.submit_to_delegation(s, by=henan.lin, at=moment("2026-02-27"))
    s = suggestion.pass_gate(s, by=henan.delegation_head, at=moment("2026-02-27 10:00"))
    assert [one.passed for one in s.delegation_checks.order_by("pk")] == [False, True]
    s = suggestion.return_for_revision(s, by=henan.chen, at=moment("2026-02-27 11:00"), reason="补")
    assert suggestion.submit(s, by=henan.lin, at=moment("2026-02-27 12:00")).state == "submitted"


def test_out_of_session_there_is_no_gate(henan):
    s = henan.drafted()
    with pytest.raises(Refused, match="不是会议期间"):
        suggestion.submit_to_delegation(s, by=henan.lin, at=moment("2026-03-03"))
    assert suggestion.submit(s, by=henan.lin, at=moment("2026-03-03")).in_session is False


def test_a_delegation_with_nobody_in_it_is_no_gate(county):
    county.congress.rulebook = "henan"
    county.congress.save()
    assert county.submitted().state == "submitted"


def test_with_the_closing_what_is_unchecked_goes_on(henan):
    s = at_the_gate(henan)
    assert tick(moment("2026-02-28 17:00"), henan.congress)["session_over"] == 0
    assert tick(moment("2026-02-28 18:00"), henan.congress)["session_over"] == 1
    s = Suggestion.objects.select_related("case").get(pk=s.pk)
    assert (s.state, s.in_session) == ("submitted", True)


def test_who_proposed_it_does_not_pass_it(henan):
    s = suggestion.draft(by=henan.wu, at=moment("2026-02-25 10:00"), **TEXT)
    s = suggestion.submit_to_delegation(s, by=henan.wu, at=moment("2026-02-26"))
    with pytest.raises(Refused, match="回避"):
        suggestion.pass_gate(s, by=henan.delegation_head, at=moment("2026-02-26 10:00"))
    assert (
        suggestion.pass_gate(s, by=henan.wang, at=moment("2026-02-26 11:00")).state == "submitted"
    )


def test_the_clerk_of_the_delegation_sees_what_is_at_its_gate_and_no_draft(client, henan):
    draft, s = henan.drafted(), at_the_gate(henan)
    assert seen_by(henan.delegation_clerk) == {s.pk}
    sign_in(client, henan.delegation_clerk)
    home = client.get("/qingyuan/").content.decode()
    assert "代表团审核" in home
    assert "林秀英代表2月26日提交" in home
    assert carry_out(client, s, "suggestion", "pass_gate").status_code == 303
    assert client.get(page_url(s)).status_code == 200
    assert client.get(page_url(draft)).status_code == 404


# -- in its own name -----------------------------------------------------------------------------


def drafted(county, **changes):
    return suggestion.draft_for_delegation(
        by=county.delegation_head, at=moment("2026-02-25 10:00"), **TEXT | changes
    )


def discussed(county, s):
    return suggestion.record_discussion(
        s,
        by=county.delegation_clerk,
        at=moment("2026-02-25 20:00"),
        discussed_on=moment("2026-02-25").date(),
        present=21,
        record="逐条讨论，全体赞成。",
    )


def test_a_delegation_proposes_after_full_discussion_with_its_heads_signature(chongqing):
    s = drafted(chongqing)
    assert (s.lead, s.delegation_author.delegation) == (chongqing.wu, chongqing.delegation)
    with pytest.raises(Refused, match="登记全团讨论"):
        suggestion.submit(s, by=chongqing.wu, at=moment("2026-02-26"))
    s = suggestion.submit(discussed(chongqing, s), by=chongqing.wu, at=moment("2026-02-26"))
    assert (s.state, s.delegation_author.present) == ("submitted", 21)
    s.delegation_author.refresh_from_db()
    assert s.delegation_author.signed_at == moment("2026-02-26")


def test_a_delegation_proposes_in_session_only(chongqing):
    s = discussed(chongqing, drafted(chongqing))
    with pytest.raises(Refused, match="只能在会议期间提交"):
        suggestion.submit(s, by=chongqing.wu, at=moment("2026-03-02"))


def test_a_delegations_suggestion_has_no_co_signers(chongqing):
    s = drafted(chongqing)
    with pytest.raises(Refused, match="不再附议"):
        suggestion.invite(
            s, by=chongqing.wu, at=moment("2026-02-25 11:00"), deputies=[chongqing.zhou]
        )


def test_elsewhere_a_delegation_does_not_propose_and_a_clerk_never_does(henan):
    with pytest.raises(Refused, match="没有规定代表团可以提出"):
        drafted(henan)
    with pytest.raises(Refused, match="代表团团长"):
        suggestion.draft_for_delegation(by=henan.delegation_clerk, at=moment("2026-02-25"), **TEXT)


def test_the_head_hands_it_in_by_signing_the_form(client, chongqing):
    s = discussed(chongqing, drafted(chongqing))
    sign_in(client, chongqing.wu)
    page = client.get(page_url(s)).content.decode()
    assert "以第一代表团名义提出" in page
    assert "到会21人" in page
    form = FORMS["suggestion"]["submit"]({}, subject=s, by=chongqing.wu, at=moment("2026-02-26"))
    assert list(form.errors) == ["signed"]
    form = FORMS["suggestion"]["submit"](
        {"signed": "on"}, subject=s, by=chongqing.wu, at=moment("2026-02-26")
    )
    assert (form.is_valid(), form.details()) == (True, {})
