"""What waits for whom in 网上听办: a report, an answer, deputies' marks, the 代表工委's opening and closing."""

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.suggestions.queries.awaiting.awaited import Awaited, awaits
from huying.foundation.cases.within import Exists

from ...models import Listening, ListeningMark, ListeningQuestion, ListeningReport
from ...states.listening import Listening as State
from ...states.listening import ListeningQuestion as QuestionState
from .supervising import COMMITTEE, HERE, MEMBER, UNIT

LISTS: list[Awaited] = []


def _in(acting, *states):
    found = Listening.objects.filter(congress=acting.congress, case__state__in=states)
    return found.select_related("case")


@awaits(
    LISTS,
    gettext_lazy("提交网上听办报告"),
    hands=UNIT,
    kind="listening",
    act="hand_in",
    clocks=("listening_report",),
    why=lambda row: _("报告办理情况，可以附视频或者直播链接"),
    **HERE,
)
def listenings_to_report(acting, at):
    mine = ListeningReport.objects.filter(
        listening=OuterRef("pk"), unit__in=acting.bodies, handed_in_at=None
    )
    return _in(acting, State.ANNOUNCED, State.OPEN).filter(Exists(mine))


@awaits(
    LISTS,
    gettext_lazy("答复网上听办的提问"),
    hands=UNIT,
    kind="listening_question",
    act="answer",
    clocks=("listening_answer",),
    why=lambda row: str(row.listening),
    **HERE,
)
def listening_questions_to_answer(acting, at):
    found = ListeningQuestion.objects.filter(
        congress=acting.congress, case__state=QuestionState.ASKED, unit__in=acting.bodies
    )
    return found.select_related("case", "listening")


@awaits(
    LISTS,
    gettext_lazy("参加网上听办，提问和评价"),
    hands=MEMBER,
    kind="listening",
    until="ends_on",
    why=lambda row: _("还有单位的报告没有评价"),
    **HERE,
)
def listenings_to_join(acting, at):
    """Until every report that is there has my mark."""
    seats = Listening.deputies.through.objects.filter(
        listening=OuterRef("pk"), appointment__person=acting.person
    )
    marked = ListeningMark.objects.filter(report=OuterRef("pk"), deputy__person=acting.person)
    unmarked = ListeningReport.objects.filter(listening=OuterRef("pk")).exclude(handed_in_at=None)
    return _in(acting, State.OPEN).filter(Exists(seats), Exists(unmarked.exclude(Exists(marked))))


@awaits(
    LISTS,
    gettext_lazy("网上听办待开始"),
    hands=COMMITTEE,
    kind="listening",
    act="open_up",
    until="starts_on",
    why=lambda row: _("到开始的日期，有单位提交报告以后开始"),
    **HERE,
)
def listenings_to_open(acting, at):
    return _in(acting, State.ANNOUNCED)


@awaits(
    LISTS,
    gettext_lazy("网上听办待结束"),
    hands=COMMITTEE,
    kind="listening",
    act="close",
    until="ends_on",
    why=lambda row: _("到最后一天，或者代表全部评价以后结束"),
    **HERE,
)
def listenings_to_close(acting, at):
    return _in(acting, State.OPEN)
