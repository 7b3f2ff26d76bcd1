"""B类台账: over the whole term, each turn that began as B, and whether it is A by now with what shows it."""

import pytest
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.procedure import reply
from huying.domain.suggestions.queries import class_changes
from huying.domain.supervision.queries.b_register import BRegister, Described
from huying.domain.supervision.queries.commitment_counts import counted
from huying.domain.supervision.queries.commitment_ledger import NotUnderstood
from tests.conftest import moment
from tests.crawl.conftest import signed_in
from tests.insight.test_export import content, sheet
from tests.supervision.promised import CANAL, promised


def register(county, who, **given):
    return BRegister(acting(who.person.account, county.congress, at=moment("2026-10-01")), given)


@pytest.fixture
def two(county):
    """Two items answered B; of one the class became A, its evidence checked by the congress."""
    first = promised(county, CANAL, reply_class="B")[0]
    promised(county, CANAL | {"what": "清淤"}, reply_class="B")
    round = ReplyRound.objects.select_related("case").get(pk=first.round_id)
    round = reply.propose_class(
        round, by=county.sun, at=moment("2026-09-20"), was="B", now="A", reason="已经修好。",
        evidence="竣工验收单",
    )  # fmt: skip
    reply.agree_class(round, by=county.chen, at=moment("2026-09-22"))
    return first


def test_the_register_says_which_have_turned_and_by_what(county, two):
    found = register(county, county.chen)
    rows = Described(found.rows)[0:10]
    assert [(one["classes"], one["evidence"], one["promises"]) for one in rows] == [
        (["B", "A"], ["竣工验收单"], 1),
        (["B"], [], 1),
    ]
    assert [one["turn"].is_turned for one in rows] == [True, False]


def test_each_figure_is_the_number_of_the_rows_it_opens(county, two):
    found = register(county, county.chen)
    session, whole = found.by_session
    assert (session["number"], session["turned"], session["rate"]) == (2, 1, "50.0%")
    assert (whole["number"], whole["turned"]) == (2, 1)
    assert [one["label"] for one in found.by_unit] == ["水利局", "合计"]
    for line in found.by_unit:
        opened = register(county, county.chen, unit=line["value"], turned="yes")
        assert opened.rows.count() == line["turned"]
    with pytest.raises(NotUnderstood):
        register(county, county.chen, turned="maybe")


def test_the_counts_of_classes_stand_beside_those_of_promises(county, two):
    found = counted(county.congress) | class_changes.counts(county.congress)
    assert (found["total"], found["b_first"], found["b_to_a"]) == (2, 2, 1)


def test_the_page_is_read_by_whoever_sees_the_items(county, two):
    path = reverse("supervision:part", args=["qingyuan", "b-register"])
    assert "竣工验收单" in signed_in(county.chen).get(path).content.decode()
    assert "竣工验收单" not in signed_in(county.zhou).get(path).content.decode()
    assert signed_in(county.chen).get(f"{path}?unit=nobody").status_code == 400


def test_page_file_and_print_are_of_what_was_asked_for(county, two):
    path = reverse("supervision:part", args=["qingyuan", "b-register"])
    client = signed_in(county.chen)
    page = client.get(f"{path}?turned=yes").content.decode()
    for what in ("export.xlsx", "print"):
        assert f"/qingyuan/ledgers/b_register/{what}?turned=yes" in page
    rows = sheet(client.get("/qingyuan/ledgers/b_register/export.xlsx?turned=yes"))
    row = dict(zip(rows[2], rows[3], strict=True))
    assert (len(rows), row["答复类别"], row["最近变更日"].isoformat()[:10]) == (
        4,
        "B → A",
        "2026-09-20",
    )
    assert (row["证明"], row["承诺事项"], row["承诺已销号"]) == ("竣工验收单", 1, 0)
    whole = client.get("/qingyuan/ledgers/b_register/export.xlsx?format=csv")
    assert len(content(whole).decode("utf-8-sig").splitlines()) == 3 + 2
    assert "B → A" in client.get("/qingyuan/ledgers/b_register/print").content.decode()
    assert client.get("/qingyuan/ledgers/b_register/print?turned=maybe").status_code == 400
    assert client.get("/qingyuan/ledgers/b_register/").status_code == 404
    other = signed_in(county.zhou).get("/qingyuan/ledgers/b_register/export.xlsx")
    assert len(sheet(other)) == 3
