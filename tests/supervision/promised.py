"""A reply that promises, delivered on 2026-04-10: its promises are cases of their own from then on."""

import io
from datetime import date

from huying.domain.suggestions.procedure import handling, reply
from huying.domain.supervision.models import Commitment
from huying.domain.supervision.procedure import commitment as acts
from huying.foundation.files.checking import check_file
from tests.conftest import moment
from tests.crawl.estate import PDF
from tests.kept import kept

CANAL = {
    "passage": "由县灌区管理所实施，2026年10月底前完成。",
    "what": "修复破损渠段1.2公里",
    "owner_words": "县灌区管理所",
    "due_on": date(2026, 10, 31),
    "evidence": "竣工验收单、现场照片",
}
PLANNED = CANAL | {
    "what": "安排管护经费", "due_on": None, "plan_name": "农田水利规划", "plan_year": 2027,
    "plan_line": "第3项",
}  # fmt: skip


def photo(name="现场照片.pdf"):
    return check_file(io.BytesIO(PDF), name=name)


def anew(one) -> Commitment:
    return Commitment.objects.select_related("case", "congress").get(pk=one.pk)


@kept
def promised(county, *lines, cosigners=(), co=(), reply_class="A") -> list[Commitment]:
    """The reply was written by 孙敏 with these promises, signed by 李建国, delivered by 孙敏."""
    day = moment("2026-04-10")
    h = county.with_contacts(*cosigners, co=co)
    for one in h.suggestion.handlings.filter(role="co").select_related("case"):
        one = handling.sign_for(one, by=county.he, at=moment("2026-03-04"))
        handling.send_co_opinion(one, by=county.he, at=moment("2026-03-06"), text="经费可以安排。")
    round = county.written(h.rounds.get(round=1))
    answers = [(one.request, one.outcome, one.text) for one in round.answers.order_by("request")]
    round = reply.write(
        round, by=county.sun, at=day, answers=answers, reply_class=reply_class,
        has_commitment=True, commitment="年内完成。", openness="full", contact_person="孙敏",
        promises=list(lines),
    )  # fmt: skip
    round = county.onward(round, at=day)
    round = reply.sign_off(round, by=county.li, at=day, document_number="清水函〔2026〕1号")
    reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))
    return list(Commitment.objects.select_related("case", "congress").order_by("position"))


@kept
def done(county, one, at="2026-09-20") -> Commitment:
    """The unit has it done and asks for the check."""
    return acts.ask_for_check(
        one, by=county.sun, at=moment(at), done_on=moment(at).date(), text="渠段已经修好通水。",
        figures="1.2公里", files=[photo()],
    )  # fmt: skip


@kept
def checked(county, one, at="2026-09-25") -> Commitment:
    return acts.pass_check(
        done(county, one), by=county.chen, at=moment(at), text="到现场看过，已经通水。",
        on_the_spot=True,
    )  # fmt: skip


@kept
def told(county, one, at="2026-09-28") -> Commitment:
    """…and the deputies have it in writing."""
    return acts.write_second_reply(
        checked(county, one), by=county.li, at=moment(at), text="承诺的渠段已经修好。",
        document_number="清水函〔2026〕9号",
    )  # fmt: skip
