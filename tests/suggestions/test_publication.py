"""公开: proposed, open to objection, decided; and the signed paper that some places want."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Publication
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries.awaiting import (
    closed,
    papers_to_receive,
    publications_to_announce,
    publications_to_decide,
    submitted,
)
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.rules import lay

AT = moment("2026-05-06 10:00")
WHOLE = {"extent": "full", "replies": True}


def who(appointment, at=AT):
    return acting(appointment.person.account, appointment.congress, at=at)


def closed_item(county, *cosigners, openness="full"):
    round = county.delivered(*cosigners)
    for one in (county.lin, *cosigners):
        county.answered(round, one)
    item = round.handling.suggestion
    county.revisited(round.handling)
    type(item).objects.filter(pk=item.pk).update(openness=openness)
    return suggestion.close(item, by=county.chen, at=moment("2026-05-05"))


def announce(county, item, **said):
    return suggestion.announce_publication(item, by=county.chen, at=AT, **(WHOLE | said))


def decide(county, item, at="2026-05-20", **said):
    return suggestion.decide_publication(item, by=county.wang, at=moment(at), **(WHOLE | said))


def test_the_deputies_have_their_time_before_it_is_decided(county):
    item = announce(county, closed_item(county))
    clock = Clock.objects.get(case=item.case, name="publication_objection", ended_at=None)
    assert (clock.amount, clock.unit, clock.due.isoformat()) == (5, "wd", "2026-05-12")
    with pytest.raises(Refused, match="提出异议的时间还没有过"):
        decide(county, item, at="2026-05-12")
    assert list(publications_to_decide(who(county.wang), moment("2026-05-13"))) == [item]
    item = decide(county, item, at="2026-05-13")
    assert (item.publication.content, item.publication.replies) == ("full", True)
    assert not Clock.objects.filter(case=item.case, ended_at=None).exists()


def test_after_that_time_no_deputy_objects(county):
    item = announce(county, closed_item(county))
    with pytest.raises(Refused, match="已于2026年5月12日届满"):
        suggestion.object_to_publication(
            item, by=county.lin, at=moment("2026-05-13"), objection="涉及村民姓名"
        )


def test_where_it_may_be_published_an_objection_binds(county):
    item = announce(county, closed_item(county, county.zhou))
    item = suggestion.object_to_publication(
        item, by=county.zhou, at=moment("2026-05-07"), objection="涉及村民姓名"
    )
    with pytest.raises(Refused, match="最多只能选“只公开标题”"):
        decide(county, item, at="2026-05-08")
    less = {"extent": "title_only", "replies": False}
    with pytest.raises(Refused, match="请选择属于哪一种情形"):
        decide(county, item, at="2026-05-08", **less)
    less |= {"ground": "deputy", "reason": "代表认为文中有村民姓名"}
    item = decide(county, item, at="2026-05-08", **less)
    assert item.publication.get_ground_display() == "代表认为不宜公开"


def test_where_it_may_be_published_no_more_than_the_deputy_agreed_to(county):
    item = closed_item(county, openness="none")
    with pytest.raises(Refused, match="最多只能选“不公开”"):
        announce(county, item)


def test_where_it_shall_be_published_the_wish_does_not_bind_and_nobody_is_asked(county):
    lay(county.congress, publication__content="shall", publication__deputy_may_object=False)
    item = announce(county, closed_item(county, openness="none"))
    assert not Clock.objects.filter(case=item.case, ended_at=None).exists()
    with pytest.raises(Refused, match="应当公开"):
        suggestion.object_to_publication(item, by=county.lin, at=AT, objection="不想公开")
    with pytest.raises(Refused, match="不能以这一情形"):
        decide(county, item, extent="none", replies=False, ground="deputy", reason="代表不愿公开")
    assert decide(county, item, at="2026-05-06 11:00").publication.decided_by == county.wang


def test_what_is_kept_secret_is_published_nowhere(county):
    lay(county.congress, publication__content="shall", publication__deputy_may_object=False)
    item = closed_item(county)
    item = suggestion.ask_for_secrecy(item, by=county.lin, at=AT, secrecy_reason="怕报复")
    with pytest.raises(Refused, match="最多只能选“不公开”"):
        announce(county, item)


def test_a_later_wish_for_secrecy_takes_a_decision_back(county):
    item = decide(county, announce(county, closed_item(county)))
    item = suggestion.ask_for_secrecy(
        item, by=county.lin, at=moment("2026-05-21"), secrecy_reason="怕报复"
    )
    said = Publication.objects.get(suggestion=item)
    assert (said.content, said.replies, said.ground) == ("none", False, "deputy")


def test_a_reply_is_published_with_the_whole_text_only(county):
    less = {"extent": "title_only", "ground": "privacy", "reason": "有村民姓名"}
    with pytest.raises(Refused, match="建议不公开全文的，答复也不公开"):
        announce(county, closed_item(county), **less)


def test_where_it_shall_be_published_it_is_not_put_away_undecided(county):
    lay(county.congress, publication__content="shall")
    item = closed_item(county)
    assert list(publications_to_announce(who(county.chen), AT)) == [item]
    assert list(closed(who(county.chen), AT)) == []
    with pytest.raises(Refused, match="请先“拟定公开意见”"):
        suggestion.archive(item, by=county.chen, at=AT)
    item = announce(county, item)
    with pytest.raises(Refused, match="请先“决定公开”"):
        suggestion.archive(item, by=county.chen, at=AT)
    item = decide(county, item)
    assert list(closed(who(county.chen), AT)) == [item]
    assert suggestion.archive(item, by=county.chen, at=AT).state == "archived"


# -- the signed paper ------------------------------------------------------------------------


def test_where_a_paper_always_goes_with_it_nothing_is_registered_without_one(county):
    lay(county.congress, intake__paper_original="always")
    item, at = county.submitted(), moment("2026-02-27")
    assert list(submitted(who(county.chen, at), at)) == []
    assert list(papers_to_receive(who(county.chen, at), at)) == [item]
    with pytest.raises(Refused, match="还没有收到有代表签名的纸质件"):
        suggestion.register(item, by=county.chen, at=at, category=county.category)
    item = suggestion.receive_paper(item, by=county.chen, at=at, received_on=at.date())
    assert list(submitted(who(county.chen, at), at)) == [item]
    item = suggestion.register(item, by=county.chen, at=at, category=county.category)
    assert item.state == "registered"


def test_where_it_is_filed_beside_the_system_it_is_wanted_by_the_archive(county):
    lay(county.congress, intake__paper_original="with_system")
    item = closed_item(county)
    with pytest.raises(Refused, match="还没有收到有代表签名的纸质件"):
        suggestion.archive(item, by=county.chen, at=AT)
    item = suggestion.receive_paper(
        item, by=county.chen, at=AT, received_on=AT.date(), kept_at="2026年第3盒"
    )
    with pytest.raises(Refused, match="已经登记收到"):
        suggestion.receive_paper(item, by=county.chen, at=AT, received_on=AT.date())
    assert suggestion.archive(item, by=county.chen, at=AT).state == "archived"


def test_in_hebei_no_paper_is_asked_for(county):
    with pytest.raises(Refused, match="不要求交签名纸质件"):
        suggestion.receive_paper(county.submitted(), by=county.chen, at=AT, received_on=AT.date())
