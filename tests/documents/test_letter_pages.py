"""Every letter of a real case as PDF: it can be set, says what its Word file says, and is kept as a picture.

The pictures lie under test-output/letters/, one for each page, to be looked at.
"""

import io
import re
from collections import Counter
from pathlib import Path

import docx as word
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn

from huying.domain.people.models import Roll
from huying.domain.suggestions.letters import LETTERS, there_for
from huying.domain.suggestions.procedure import handling, papers, reply
from huying.domain.suggestions.procedure import pledge as pledges
from huying.domain.suggestions.states import Delivery
from huying.foundation.documents.docx import docx
from huying.foundation.documents.pdf import pages, pdf
from tests import fonts
from tests.conftest import moment
from tests.rules import lay
from tests.suggestions.test_letters_of_cases import who

pytestmark = [pytest.mark.documents, fonts.NEEDED]
AT = moment("2026-04-20 10:00")
PICTURES = Path(__file__).parents[2] / "test-output" / "letters"
FOOT = re.compile(r"—\d+—")


def cases_of(county):
    """(subject, by) for every kind of letter there is."""
    lay(county.congress, answer__form="both", answer__face_record=True)
    lead = county.with_contacts(county.zhou, county.wu, co=[county.finance])
    co = lead.suggestion.handlings.select_related("case").get(unit=county.finance)
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-04"))
    co = handling.send_co_opinion(
        co,
        by=county.he,
        at=moment("2026-03-20"),
        text="所需管护经费，已商县水利局列入明年部门预算。",
    )
    round = county.signed(lead.rounds.get(round=1))
    record = {
        "place": "河口镇渠首",
        "people": "李建国局长",
        "content": "十月底前衬砌完毕，并明确管护单位。",
    }
    round = reply.deliver(
        round, by=county.sun, at=moment("2026-04-10 10:00"), delivery=Delivery.FACE, record=record
    )
    pledges.issue_pledges(
        Roll.objects.get(congress=county.congress), by=county.chen, at=moment("2026-03-10"),
        session=county.session, units=[county.water], duties="主要负责人负总责。\n在规定期限内逐条答复。",
        issuer="代表工委王海", targets={"met_target": 100, "replied_target": 100},
    )  # fmt: skip
    returned = handling.ask_to_return(
        county.accepted(), by=county.sun, at=moment("2026-03-06"),
        reason="支渠属于农村公路配套工程，依职能由交通运输局负责。", proposed_unit=county.transport,
    )  # fmt: skip
    denied = handling.deny_return(
        returned, by=county.chen, at=moment("2026-03-09"), answer="灌溉渠系由水利部门管理。"
    )
    late = handling.ask_extension(
        county.accepted(), by=county.li, at=moment("2026-04-20"), reason="需要等待汛期后勘测。",
        work_done="已完成初步设计。", told_deputy="4月18日电话说明",
    )  # fmt: skip
    late = handling.grant_extension(late, by=county.chen, at=moment("2026-04-21"))
    late = handling.urge(late, by=county.chen, at=AT, words="请抓紧勘测。", answer_required=True)
    paper = papers.compose(
        by=county.chen, at=AT, form="notice", title="关于抓紧办理第十八届第一次会议代表建议的通知",
        text="一、抓紧办理\n请各单位逐件与代表沟通，按期答复。", session=county.session,
        lists="items", recipients=[county.water],
    )  # fmt: skip
    paper = papers.issue(paper, by=county.wang, at=AT)
    unit, clerk = county.sun, county.chen
    return [
        *((lead.suggestion, clerk), (round, unit), (round.surveys.first(), county.lin)),
        *((co, county.he), (denied, unit), (late, unit)),
        *((county.water.pledges.get(), unit), (paper, unit)),
    ]


def text_of_word(letter) -> str:
    found = word.Document(io.BytesIO(docx(letter, AT)))
    return re.sub(r"\s", "", "".join(one.text or "" for one in found.element.iter(qn("w:t"))))


def text_of_pdf(letter) -> str:
    found = pdfium.PdfDocument(pdf(letter, AT))
    said = "".join(one.get_textpage().get_text_bounded() for one in found)
    return FOOT.sub("", re.sub(r"\s", "", said))


def test_every_letter_says_the_same_in_both_files(county):
    PICTURES.mkdir(parents=True, exist_ok=True)
    seen, differing = set(), []
    for subject, by in cases_of(county):
        for kind in there_for(subject.case.kind, subject, who(by)):
            if (kind.of, kind.name) in seen:
                continue
            seen.add((kind.of, kind.name))
            letter = kind.make(subject, who(by), AT)
            if Counter(text_of_word(letter)) != Counter(text_of_pdf(letter)):
                differing.append((kind.of, kind.name))
            for number, picture in enumerate(pages(letter), start=1):
                (PICTURES / f"{kind.of}-{kind.name}-{number}.png").write_bytes(picture)
    assert seen == set(LETTERS)
    assert differing == []
