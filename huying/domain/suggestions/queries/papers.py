"""一般公文, read: drafts by the 代表工委, what was issued by whom it went to; what a preset is drafted from."""

from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from huying.domain.people.models import Session
from huying.domain.people.queries import Acting
from huying.foundation.cases.within import Exists

from ..models import Handling, Paper, PaperRecipient, ReplyRound, Suggestion, Survey
from ..states import Grade, PaperForm, PaperLists, PaperPreset, Role
from ..states import Handling as HandlingState
from ..states import Paper as State
from ..states import Survey as SurveyState

SENT = (State.ISSUED, State.FILED)


def papers_visible_to(acting: Acting) -> QuerySet[Paper]:
    """The papers that exist for this person."""
    found = Paper.objects.filter(congress=acting.congress).select_related(
        *("case", "congress", "issuer", "session__term", "signed_by__person")
    )
    if acting.is_committee:
        return found
    to_mine = PaperRecipient.objects.filter(paper=OuterRef("pk"), body__in=acting.bodies)
    reads = Q(Exists(to_mine))
    if acting.reading_bodies:
        reads |= Q(Exists(PaperRecipient.objects.filter(
            paper=OuterRef("pk"), body__in=acting.reading_bodies
        )))  # fmt: skip
    if acting.is_deputy:
        reads |= Q(to_deputies=True)
    return found.filter(reads, case__state__in=SENT)


def with_receipts(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """For a list: to how many it went and how many have signed for it."""
    signed = Count("recipients", filter=Q(recipients__received_at__isnull=False))
    return papers.annotate(sent=Count("recipients"), signed=signed).order_by("-drafted_at", "-pk")


def recipients_of(paper: Paper, acting: Acting) -> list[PaperRecipient]:
    """All of them for the 代表工委, one's own bodies for everybody else."""
    found = paper.recipients.select_related("body", "received_by__person").order_by("body__name")
    if not acting.is_committee:
        found = found.filter(body__in=acting.bodies | acting.reading_bodies)
    return list(found)


def items_for(paper: Paper, body) -> list[Handling]:
    """The items in the copy of one recipient: exactly its own, of the session that the paper is about."""
    if not paper.lists or paper.session_id is None:
        return []
    turns = Handling.objects.filter(unit=body, suggestion__session=paper.session_id).exclude(
        case__state__in=(HandlingState.RETURNED, HandlingState.ENDED)
    )
    delivered = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at__isnull=False)
    if paper.lists == PaperLists.PROMISED:
        turns = turns.filter(Exists(delivered.filter(has_commitment=True)))
    if paper.lists == PaperLists.OPEN:
        turns = turns.filter(~Exists(delivered), role=Role.LEAD)
    turns = turns.select_related("case", "unit", "suggestion__lead__person", "suggestion__case")
    return sorted(turns.order_by("suggestion__number", "pk"), key=lambda one: not one.is_lead)


# -- drafted from data -----------------------------------------------------------------------


@dataclass(frozen=True)
class Draft:
    form: str
    title: str
    text: str
    lists: str = ""
    units: list = field(default_factory=list)


def draft_of(preset: str, session: Session, named: str, place: str) -> Draft:
    """The words of a preset with the figures of the session as they are now. `named`: the session in full."""
    figures = _figures(session) | {"session": named, "place": place}
    form, title, text, lists = WORDS[PaperPreset(preset)]()
    units = list(_units_at_work(session)) if lists or preset != PaperPreset.CALL else []
    return Draft(form, title % figures, text % figures, lists, units)


def _units_at_work(session):
    turns = Handling.objects.filter(suggestion__session=session).exclude(
        case__state__in=(HandlingState.RETURNED, HandlingState.ENDED)
    )
    return turns.order_by("unit").values_list("unit", flat=True).distinct()


def _figures(session: Session) -> dict[str, int]:
    """Of the session: registered, led units, answered, promised, and how the surveys went."""
    items = Suggestion.objects.filter(session=session, number__isnull=False)
    rounds = ReplyRound.objects.filter(
        handling__suggestion__session=session, delivered_at__isnull=False
    )
    marks = Survey.objects.filter(
        round__handling__suggestion__session=session, case__state=SurveyState.ANSWERED
    )
    return {
        "items": items.count(),
        "units": len(set(_units_at_work(session))),
        "answered": rounds.values("handling__suggestion").distinct().count(),
        "promised": rounds.filter(has_commitment=True).values("handling").distinct().count(),
        "marked": marks.count(),
        "content": marks.exclude(
            Q(process=Grade.DISSATISFIED) | Q(result=Grade.DISSATISFIED)
        ).count(),
    }


def _call() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s即将召开。为做好代表建议、批评和意见的提出工作，现将有关事项通知如下：\n"
        "一、请各位代表围绕全局工作和群众关心的问题，深入调查研究，一事一议，提出具体、可行的建议。\n"
        "二、请通过本平台填写提交；标明会中提交的，大会开幕以后提交。\n"
        "三、各代表团、代表小组要做好组织和预审工作，提高建议质量。"
    )
    return PaperForm.NOTICE, _("关于征集%(session)s代表建议的通知"), text, ""


def _assignment() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s登记代表建议%(items)s件，由%(units)s个单位承办。现将你单位承办的建议（附后）交给你们，并提出以下要求：\n"
        "一、按规定签收；不属于本单位职责的，在规定期限内书面说明理由，不得自行转交。\n"
        "二、办前、办中、办后逐件与代表沟通，听取意见。\n"
        "三、在期限内逐条答复代表，答复由负责人签发，并按规定报备。"
    )
    title = _("关于交办%(session)s代表建议的通知")
    return PaperForm.NOTICE, title, text, PaperLists.ITEMS


def _look_back() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s代表建议已答复%(answered)s件，其中作出承诺的%(promised)s件。为推动承诺事项落实，决定开展“回头看”，现通知如下：\n"
        "一、请对照附后的清单，逐件核对承诺事项的进展、完成情况和未完成的原因。\n"
        "二、已经落实的，向代表作第二次答复并附证明材料；没有落实的，明确责任人和完成时限。\n"
        "三、请将结果在平台上逐件登记。"
    )
    title = _("关于开展%(session)s代表建议办理“回头看”的通知")
    return PaperForm.NOTICE, title, text, PaperLists.PROMISED


def _supervision() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s代表建议共%(items)s件，现已答复%(answered)s件。为进一步做好办理和督办工作，提出如下意见：\n"
        "一、主要负责人要亲自研究、亲自过问，逐件明确责任领导和承办人。\n"
        "二、附后的建议尚未答复，请抓紧办理，按期答复代表。\n"
        "三、对代表不满意的，要重新研究办理。"
    )
    title = _("关于%(session)s代表建议办理和督办工作的意见")
    return PaperForm.NOTICE, title, text, PaperLists.OPEN


def _appraisal() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s登记代表建议%(items)s件，由%(units)s个单位承办。现将办理情况通报如下：\n"
        "一、办理情况。已答复%(answered)s件；收到代表评价%(marked)s份，其中满意和基本满意%(content)s份。\n"
        "二、主要做法。\n"
        "三、存在的问题。\n"
        "四、下一步要求。"
    )
    return PaperForm.CIRCULAR, _("关于%(session)s代表建议办理情况的通报"), text, ""


def _praise() -> tuple[str, str, str, str]:
    text = _(
        "%(session)s代表建议办理工作中，各承办单位认真负责，已答复%(answered)s件，涌现出一批办理工作先进单位和优秀建议。"
        "为鼓励先进，决定对下列单位和代表予以表彰：\n"
        "一、办理工作先进单位：\n"
        "二、优秀代表建议："
    )
    title = _("关于表彰%(session)s代表建议办理工作先进单位的通报")
    return PaperForm.CIRCULAR, title, text, ""


WORDS = {
    PaperPreset.CALL: _call,
    PaperPreset.ASSIGNMENT: _assignment,
    PaperPreset.LOOK_BACK: _look_back,
    PaperPreset.SUPERVISION: _supervision,
    PaperPreset.APPRAISAL: _appraisal,
    PaperPreset.PRAISE: _praise,
}
