"""答复规范、优秀答复范文: kept by the congress, offered beside whoever writes a reply."""

import pytest

from huying.domain.people.models import Roll
from huying.domain.suggestions.models import ReplyNorm, ReplyRound
from huying.domain.suggestions.procedure import reply_norms
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import act_url, sign_in

AT = moment("2026-03-01")
NORM = {"kind": "norm", "title": "答复件规范", "text": "逐条答复，写明时间和责任单位。"}


def test_a_norm_is_offered_while_writing_until_it_is_replaced_or_withdrawn(client, county):
    roll = Roll.objects.get_or_create(congress=county.congress)[0]
    reply_norms.add_reply_norm(roll, by=county.chen, at=AT, **NORM)
    with pytest.raises(Refused, match="请改用“更换”"):
        reply_norms.add_reply_norm(roll, by=county.chen, at=AT, **NORM)
    norm = ReplyNorm.objects.get()
    round = ReplyRound.objects.get(handling=county.with_contacts())
    page = sign_in(client, county.sun).get(act_url(round, "write", "reply_round"))
    assert "逐条答复，写明时间和责任单位。" in page.content.decode()
    new = {"title": "答复件规范（修订）", "text": "逐条答复，一条一个结果。"}
    reply_norms.replace_reply_norm(roll, by=county.chen, at=AT, norm=norm, **new)
    page = client.get(act_url(round, "write", "reply_round")).content.decode()
    assert ("一条一个结果" in page, "写明时间和责任单位" in page) == (True, False)
    norm.refresh_from_db()
    assert norm.replaced_by.title == "答复件规范（修订）"
    with pytest.raises(Refused, match="刚才已经办理过"):
        reply_norms.withdraw_reply_norm(roll, by=county.chen, at=AT, norm=norm, reason="旧")
    now = norm.replaced_by
    reply_norms.withdraw_reply_norm(roll, by=county.chen, at=AT, norm=now, reason="另行规定")
    assert (
        "答复规范和范文</h2>"
        not in client.get(act_url(round, "write", "reply_round")).content.decode()
    )
    listed = client.get("/qingyuan/reply-norms/").content.decode()
    assert "换成《答复件规范（修订）》" in listed
