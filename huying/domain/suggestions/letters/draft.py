"""A reply as it is being written: its text for the checker, and what the checker says of it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain import reply_check
from huying.domain.reply_check import NPC, Finding, Severity
from huying.foundation.cases.language import as_written

from ..models import ReplyRound
from ..policy import answering
from ..policy.clocks import book_of
from ..policy.delivered_text import ASKED_ELSEWHERE
from ..policy.family import asked_of, suggestion_of
from ..queries.earlier_replies import NearCopy, earlier_replies, near_copies
from .words import day, deputies, full_name, numbered, place_in_list, session_name

SEVERITIES = {
    Severity.ERROR: (gettext_lazy("前后矛盾"), "late"),
    Severity.WARNING: (gettext_lazy("请补充"), "warn"),
    Severity.HINT: (gettext_lazy("文字建议"), ""),
}
MADE_AT_SIGNING = ("no_number", "no_date", "no_unit", "no_signer")
AROUND = 24
"""Characters shown before and after the words in question."""


@dataclass
class Draft:
    """What stands, or is typed, in a reply. `answers` is {key of the request: text}."""

    opening: str = ""
    answers: dict = field(default_factory=dict)
    closing: str = ""
    reply_class: str = ""
    commitment: str = ""
    missing_opinions: str = ""
    dissent_answer: str = ""
    document_number: str = ""
    contact_person: str = ""


def stored(round: ReplyRound) -> Draft:
    kept = {name: getattr(round, name) for name in Draft.__dataclass_fields__ if name != "answers"}
    return Draft(**kept, answers={one.request_id: one.text for one in round.answers.all()})


@as_written()  # as the letter will be
def text_of(round: ReplyRound, draft: Draft, at) -> str:
    """The whole letter as its reader would get it today; what is asked is left out, only answers stand."""
    suggestion = suggestion_of(round)
    unit = full_name(round.unit_name, round.congress)
    contact = "　".join(one for one in (draft.contact_person, round.handling.unit.phone) if one)
    opening = draft.opening or _(
        "您提出的《%(title)s》（%(number)s）收悉。经研究办理，现答复如下："
    ) % {
        "title": suggestion.title,
        "number": numbered(round),
    }
    answers = [
        f"{place_in_list(one.place)}、{draft.answers[one.request.pk]}"
        for one in asked_of(round)
        if draft.answers.get(one.request.pk)
    ]
    lines = [
        _("类别：%s") % draft.reply_class if draft.reply_class else "",
        draft.document_number,
        unit,
        _("对%(session)s%(number)s建议的答复")
        % {"session": session_name(suggestion), "number": numbered(round)},
        _("%s代表：") % deputies(round),
        opening,
        *answers,
        draft.missing_opinions,
        draft.dissent_answer,
        _("承诺事项：%s") % draft.commitment if draft.commitment else "",
        draft.closing or _("感谢您对我们工作的关心和支持。"),
        unit,
        day(round.signed_at or at),
        _("联系人及电话：%s") % contact if contact else "",
        _("抄送：%s") % "，".join(answering.copies_in_words(round)),
    ]
    return "\n".join(one for one in lines if one)


@dataclass(frozen=True)
class Found:
    """One finding for a page: the words in question between what stands around them."""

    finding: Finding
    before: str
    after: str

    @property
    def words(self) -> str:
        return _(self.finding.template).format(**self.finding.values)

    @property
    def label(self) -> str:
        return str(SEVERITIES[self.finding.severity][0])

    @property
    def tone(self) -> str:
        return SEVERITIES[self.finding.severity][1]


@dataclass
class Checked:
    """What the checker says of a draft, and earlier replies of the unit that say nearly the same."""

    findings: list[Found]
    near_copies: list[NearCopy]


def findings(round: ReplyRound, draft: Draft, acting, at) -> list[Found]:
    return checked(round, draft, acting, at).findings


def checked(round: ReplyRound, draft: Draft, acting, at) -> Checked:
    """Parts that are made at the signature are not missed yet."""
    text = text_of(round, draft, at)
    answers = _in_order(round, draft)
    earlier = earlier_replies(acting, round, answers)
    found = reply_check.check(
        text,
        kind=NPC,
        scheme=[one.code for one in book_of(round).answer.classes],
        request=_request(round) if len("".join(draft.answers.values())) > 100 else "",
        before=[(one.title, one.text) for one in earlier],
    )
    left_out = (*ASKED_ELSEWHERE, *(() if round.signed_at else MADE_AT_SIGNING))
    return Checked(
        [_shown(one, text) for one in found if one.rule not in left_out],
        near_copies(answers, earlier),
    )


def _in_order(round: ReplyRound, draft: Draft) -> list[str]:
    return [
        draft.answers[one.request.pk]
        for one in asked_of(round)
        if draft.answers.get(one.request.pk)
    ]


def _request(round) -> str:
    asked = [f"{one.place}.{one.request.text}" for one in asked_of(round)]
    return "\n".join([suggestion_of(round).title, *asked])


def _shown(finding: Finding, text: str) -> Found:
    at = text.find(finding.passage)
    start, end = at, at + len(finding.passage)
    before = text[max(0, start - AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + AROUND].split("\n", 1)[0]
    return Found(finding, before, after)
