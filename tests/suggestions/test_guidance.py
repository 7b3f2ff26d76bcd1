"""起草提示: what words hint at, on texts as deputies write them; and that they never stand in the way."""

import tomllib
from pathlib import Path

import pytest
from django.urls import reverse

from huying.commands.rehearsal.themes import FOLDER
from huying.domain.suggestions.policy.guidance import hints
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.rulebook.words import GROUNDS
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import act_url, sign_in

FACTS = (
    "河口镇北部三个村的支渠破损一千二百米，今春有八百亩地浇不上水，村民多次反映，涉及三百一十户。"
)
PROPOSAL = "建议由水利部门年内立项维修破损渠段，并由镇政府明确日常管护单位和经费来源。"


def grounds(
    title="关于维修河口镇灌溉支渠的建议",
    facts=FACTS,
    proposal=PROPOSAL,
    requests=(),
    level="county",
):
    found = hints(title=title, facts=facts, proposal=proposal, requests=requests, level=level)
    return [one.ground for one in found]


@pytest.mark.parametrize(
    ("ground", "text"),
    [
        ("multi_matter", {"title": "关于完善乡村道路以及加快污水管网改造的建议"}),
        ("multi_matter", {"facts": FACTS + "第二件事，镇卫生院缺两名医生。"}),
        ("multi_matter", {"requests": [f"修第{n}条路" for n in range(1, 7)]}),
        ("relay_letter", {"facts": "现将河口镇村民联名信附后，" + FACTS}),
        ("relay_letter", {"facts": FACTS + "受北街商户委托转交他们的材料。"}),
        ("accusation_appeal", {"facts": FACTS + "在此实名举报原村主任贪污修渠款。"}),
        ("concrete_case", {"facts": FACTS + "清源县法院（2025）冀0123民初456号案件久拖不决。"}),
        ("concrete_case", {"proposal": "建议撤销清源县人民法院的一审判决，还当事人公道，由上级重新审理。"}),
        ("tender", {"proposal": "第三标段的中标结果建议取消，由本地有经验的施工队伍重新参加竞争。"}),
        ("personal_interest", {"proposal": "建议解决我儿子的工作编制问题，他在镇水利站临时工作已经八年。"}),
        ("own_unit_interest", {"proposal": "建议财政给我公司三百万元技改资金补贴，并协调银行续贷一年。"}),
        ("unfair_competition", {"proposal": "全县学校的直饮水机应当统一采购清泉公司的产品，并纳入年度预算。"}),
        ("academic_promo", {"facts": "本文从制度经济学的角度，旨在探讨小型农田水利的产权安排，并提出三点思考与展望，供参考。"}),
        ("consultation", {"proposal": "请问灌溉支渠的维修由哪一级财政负担，具体的补助标准和申报的时间是怎样规定的？"}),
        ("party_affairs", {"proposal": "建议改进农村发展党员的程序，适当增加每年的名额，并由镇里统一培训。"}),
        ("out_of_scope", {"proposal": "建议国务院修改取水许可条例，把五十亩以下的小型灌区排除在许可之外。"}),
        ("no_substance", {"proposal": "建议有关部门高度重视，进一步加强领导，加大力度，切实做好相关工作。"}),
        ("no_substance", {"proposal": "请重视。"}),
        ("", {"facts": "渠坏了。"}),
    ],
)  # fmt: skip
def test_words_that_hint_at_a_ground(ground, text):
    assert grounds(**text) == [ground]
    assert ground == "" or ground in GROUNDS


def test_what_is_above_a_county_may_be_a_provinces_own():
    proposal = "建议省政府制定小型灌区管护办法，明确省、市、县三级的资金分担比例和拨付时间。"
    assert grounds(proposal=proposal, level="county") == ["out_of_scope"]
    assert grounds(proposal=proposal, level="province") == []


def test_no_good_text_of_the_rehearsal_is_suspected():
    themes = [
        theme
        for file in sorted(Path(FOLDER).glob("*.toml"))
        for theme in tomllib.loads(file.read_text(encoding="utf-8"))["theme"]
    ]
    suspected = {
        theme["title"]: grounds(
            title=theme["title"],
            facts="\n".join(theme["facts"]),
            proposal="\n".join(theme["proposal"]),
            requests=theme["requests"],
        )
        for theme in themes
    }
    assert len(suspected) > 80
    assert {title: found for title, found in suspected.items() if found} == {}


def test_hints_stand_beside_the_form_while_writing_and_store_nothing(client, county):
    sign_in(client, county.lin)
    address = reverse("suggestions:hints", args=["qingyuan"])
    assert address in client.get(reverse("suggestions:new", args=["qingyuan"])).content.decode()
    answer = client.post(
        address, {"title": "关于修桥的建议", "proposal": "请问多少钱，由谁来出，什么时候能修？"}
    )
    assert "好像是询问法律或政策" in answer.content.decode()
    assert "原文：“请问”" in answer.content.decode()
    assert client.post(address, {"title": "关于修桥的建议"}).content.decode().strip() == ""


def test_a_hint_is_shown_at_submission_and_does_not_stand_in_the_way(client, county):
    s = county.drafted(proposal="请重视。", requests=["重视"])
    page = sign_in(client, county.lin).get(act_url(s, "submit", "suggestion")).content.decode()
    assert "建议很短" in page
    assert "不影响提交" in page
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    assert s.state == "submitted"
    clean = county.drafted(**TEXT)
    page = client.get(act_url(clean, "submit", "suggestion")).content.decode()
    assert "不影响提交" not in page
