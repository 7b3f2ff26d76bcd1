"""年度告知书: in the fourth quarter each deputy gets this year's and last year's promises, with a return slip."""

import io
import zipfile

from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.supervision.letters.promises_of_the_year import promises_of_the_year
from huying.domain.supervision.procedure import commitment as acts
from huying.domain.supervision.queries.promise_letters import letters_of
from huying.foundation.documents.letter import Table
from tests.conftest import moment
from tests.crawl.conftest import signed_in
from tests.supervision.promised import CANAL, promised

AT = moment("2026-11-10")


def as_person(county, who):
    return acting(who.person.account, county.congress, at=AT)


def tables(letter) -> list[Table]:
    return [one for one in letter.body if isinstance(one, Table)]


def test_every_deputy_who_proposed_it_gets_the_promises_and_a_slip_for_each(county):
    (one,) = promised(county, CANAL, cosigners=(county.zhou,))
    acts.report_progress(one, by=county.sun, at=moment("2026-07-01"), text="已完成一半", share=50)
    me = as_person(county, county.chen)
    found = letters_of(me, 2026)
    assert [each.deputy.person.name for each in found] == ["林秀英", "周文"]
    letter = promises_of_the_year(found[0], 2026, me, AT)
    promises, slip = tables(letter)
    assert promises.rows[0][2:] == (
        "修复破损渠段1.2公里", "水利局", "2026年10月31日", "落实中，完成50%。已完成一半",
    )  # fmt: skip
    assert slip.rows == (("1", "□ 满意　□ 不满意", ""),)
    assert letter.closing[0] == "清源县人大常委会代表工委"


def test_it_tells_of_this_year_and_the_last_and_of_no_other(county):
    promised(county, CANAL)
    me = as_person(county, county.chen)
    assert [len(letters_of(me, year)) for year in (2025, 2026, 2027, 2028)] == [0, 1, 1, 0]


def test_a_unit_writes_of_its_own_promises_alone(county):
    promised(county, CANAL, CANAL | {"owner": county.finance, "what": "经费"}, co=(county.finance,))
    own = {
        who: [one.what for each in letters_of(as_person(county, getattr(county, who)), 2026)
              for one in each.promises]
        for who in ("chen", "sun", "he", "qian")
    }  # fmt: skip
    assert own == {
        "chen": ["修复破损渠段1.2公里", "经费"],
        "sun": ["修复破损渠段1.2公里"],
        "he": ["经费"],
        "qian": [],
    }


def test_a_deputy_whose_seat_has_ended_is_not_written_to(county):
    promised(county, CANAL)
    county.lin.until = moment("2026-09-01").date()
    county.lin.save()
    assert letters_of(as_person(county, county.chen), 2026) == []


def test_the_letter_is_fetched_as_word_by_whoever_may_write_it(county):
    promised(county, CANAL)
    path = reverse("supervision:promise_letter", args=["qingyuan", 2026, county.lin.pk, "docx"])
    answer = signed_in(county.chen).get(path)
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as word:
        assert "修复破损渠段1.2公里" in word.read("word/document.xml").decode()
    assert signed_in(county.lin).get(path).status_code == 404
    page = signed_in(county.sun).get(reverse("supervision:promise_letters", args=["qingyuan"]))
    assert page.status_code == 200
