"""答复函: what the deputies get, request by request."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.domain.people.states import BodyKind
from huying.foundation.documents.letter import Block, Letter, Paragraph, Table, paragraphs

from ..models import CoOpinion, ReplyRound
from ..policy import answering, class_changes, promises
from ..policy.family import asked_of, suggestion_of
from ..states import Handling, Role
from .catalogue import letter
from .words import committee_of, day, deputies, full_name, numbered, place_in_list, session_name

TITLE = gettext_lazy("对%(session)s%(number)s建议的答复")


@letter("reply", gettext_lazy("答复函"), of="reply_round", exists=lambda round: True)
def reply(round: ReplyRound, acting, at) -> Letter:
    """Until it is signed it is marked 送审稿 and bears no date."""
    suggestion = suggestion_of(round)
    unit = full_name(round.unit_name, round.congress)
    signed = round.signed_at is not None
    title = str(TITLE) % {"session": session_name(suggestion), "number": numbered(round)}
    return Letter(
        name=f"{_('答复函')} {numbered(round)}",
        title=title,
        issuer=unit,
        number=round.document_number,
        marks=tuple(one for one in (round.class_as_delivered, _openness(round)) if one),
        draft="" if signed else _("送审稿"),
        addressee=_("%s代表：") % deputies(round),
        body=(*_opening(round), *_answers(round), *_others(round), *_ending(round)),
        closing=(unit, day(round.signed_at)),
        notes=tuple(_notes(round)),
        copies="，".join(_copies(round)),
        printed=(unit, day(round.signed_at)) if signed else ("", ""),
    )


def _openness(round) -> str:
    return _("公开属性：%s") % round.get_openness_display() if round.openness else ""


def _opening(round) -> tuple[Block, ...]:
    if round.opening:
        return paragraphs(round.opening)
    suggestion = suggestion_of(round)
    words = _("您提出的《%(title)s》（%(number)s）收悉。经研究办理，现答复如下：")
    if len(deputies(round).split("、")) > 1:
        words = _("你们提出的《%(title)s》（%(number)s）收悉。经研究办理，现答复如下：")
    return (Paragraph(words % {"title": suggestion.title, "number": numbered(round)}),)


def _answers(round) -> list[Block]:
    given = {one.request_id: one for one in round.answers.all()}
    pairs = [(one, given[one.request.pk]) for one in asked_of(round) if one.request.pk in given]
    found: list[Block] = []
    for asked, answer in pairs:
        of = _("（第%s号）") % asked.merged.number_text if asked.merged else ""
        head = f"{place_in_list(asked.place)}、{_('关于“%s”') % asked.request.text}{of}"
        found += [Paragraph(head, "first"), *paragraphs(answer.text)]
    if pairs:
        rows = tuple(
            (str(asked.place), asked.request.text, answer.get_outcome_display())
            for asked, answer in pairs
        )
        found.append(Table((_("序号"), _("诉求"), _("办理结果")), rows, (2, 10, 4)))
    return found


def _others(round) -> list[Block]:
    """What the co-units said, and where a unit saw it otherwise."""
    opinions = CoOpinion.objects.filter(
        handling__suggestion=round.handling.suggestion_id,
        handling__role=Role.CO,
        handling__case__state__in=(Handling.OPINION_SENT, Handling.COMPLETED),
    ).select_related("handling__unit", "handling__congress")
    found: list[Block] = []
    told = list(opinions.order_by("handling"))
    if told or round.missing_opinions:
        found.append(Paragraph(_("协办单位意见"), "first"))
    for one in told:
        unit = full_name(one.handling.unit.name, round.congress)
        first, *rest = paragraphs(one.text) or (Paragraph(""),)
        found += [Paragraph(_("%(unit)s：%(text)s") % {"unit": unit, "text": first.text}), *rest]
    found += paragraphs(round.missing_opinions)
    dissents = round.countersigns.filter(turn=round.countersign_turn, agrees=False)
    for one in dissents.select_related("handling__unit").order_by("handling"):
        unit = full_name(one.handling.unit.name, round.congress)
        found.append(
            Paragraph(_("%(unit)s会签时的不同意见：%(text)s") % {"unit": unit, "text": one.text})
        )
    return [*found, *paragraphs(round.dissent_answer)]


def _ending(round) -> list[Block]:
    found: list[Block] = []
    if round.commitment:
        found.append(Paragraph(_("承诺事项：%s") % round.commitment))
    elif lines := list(round.promise_lines.order_by("position").select_related("owner")):
        found.append(Paragraph(_("承诺事项"), "first"))
        found += [Paragraph(f"{one.position}.{promises.in_words(one)}") for one in lines]
    closing = round.closing or _("感谢您对我们工作的关心和支持。")
    return [*found, *paragraphs(closing)]


def _notes(round) -> list[str]:
    found = []
    if round.signed_by:
        found.append(_("领导签发：%s") % round.signed_by.person)
    contact = "　".join(one for one in (round.contact_person, round.handling.unit.phone) if one)
    if contact:
        found.append(_("联系人及电话：%s") % contact)
    return [*found, *_later_classes(round)]


def _later_classes(round) -> list[str]:
    """答复类别：2026年9月1日由B类变更为A类（…）: the letter itself keeps its mark."""
    return [
        _("答复类别：%(day)s由%(was)s类变更为%(now)s类（%(why)s）")
        % {
            "day": day(one.answered_at),
            "was": one.was,
            "now": one.now,
            "why": one.reason.rstrip("。"),
        }
        for one in class_changes.later_changes(round)
    ]


def _copies(round) -> list[str]:
    """By their full names, as far as they are bodies of this congress."""
    congress = round.congress
    words = dict(zip(answering.copies(round), answering.copies_in_words(round), strict=True))
    if "deputies_committee" in words:
        words["deputies_committee"] = committee_of(congress)
    if "standing_committee" in words:
        words["standing_committee"] = _("%s常委会") % congress.short_name
    if "government_office" in words:
        offices = Body.objects.filter(congress=congress, kind=BodyKind.GOVERNMENT_OFFICE)
        if office := offices.order_by("pk").first():
            words["government_office"] = full_name(office.name, congress)
    return list(words.values())
