"""The figures of one unit's year: what its report says of itself is counted from its own turns."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.suggestions import states
from huying.domain.suggestions.queries import judged
from huying.foundation.procedure.models import Clock

from ...models import Commitment
from ...states import Commitment as Promise
from ...states.commitment import OPEN_STATES
from . import answers, items
from .declared import FIGURES, Figure, Scope, Share

OWED = ("reply", "reply_long", "co_opinion")
OF_A_UNIT: dict[str, Figure] = {}
SHARES_OF_A_UNIT: dict[str, Share] = {}
LINES = _("条")


@dataclass(frozen=True)
class UnitScope(Scope):
    """The year of one congress, of which `items` are those that the unit has, lead or co-unit."""

    unit: Body

    def turns(self) -> Any:
        whole = Scope(self.congress, self.year, self.today)
        return items.turns(whole).filter(unit=self.unit)

    def items(self):
        return super().items().filter(pk__in=self.turns().order_by().values("suggestion"))


def of_turns(scope: UnitScope, turns) -> Any:
    return scope.items().filter(pk__in=turns.order_by().values("suggestion"))


def figure(name: str, label, meaning, *, measure=items.ITEMS):
    def declare(found) -> Figure:
        return OF_A_UNIT.setdefault(name, Figure(name, label, measure, meaning, found))

    return declare


def share(name: str, label, *, part: str, whole: str) -> None:
    SHARES_OF_A_UNIT[name] = Share(name, label, part, whole)


@figure(
    "held",
    _("承办建议"),
    _("本年度会议的建议中由本单位主办、分办或者协办的，已改办、已终止的不计。"),
)
def held(scope: UnitScope):
    return scope.items()


@figure("led", _("主办建议"), _("其中由本单位主办或者分办的。"))
def led(scope: UnitScope):
    return of_turns(scope, scope.turns().filter(role=states.Role.LEAD))


@figure("joined", _("协办建议"), _("其中由本单位协办的。"))
def joined(scope: UnitScope):
    return of_turns(scope, scope.turns().filter(role=states.Role.CO))


def _clocks(scope: UnitScope):
    return Clock.objects.filter(congress=scope.congress, name__in=OWED)


def _due(scope: UnitScope) -> Any:
    over = _clocks(scope).filter(
        Q(end__in=(Clock.End.MET, Clock.End.LATE))
        | Q(ended_at=None, paused_at=None, due__lt=scope.today)
    )
    return scope.turns().filter(case__in=over.values("case"))


@figure(
    "due",
    _("已到期或者完成"),
    _("本单位主办的首轮答复、协办的意见已经完成或者已经到期的。"),
)
def due(scope: UnitScope):
    return of_turns(scope, _due(scope))


@figure("kept_time", _("按期完成"), _("其中没有超过期限（含依规延期、停表）的。"))
def kept_time(scope: UnitScope):
    kept = _clocks(scope).filter(end=Clock.End.MET)
    return of_turns(scope, _due(scope).filter(case__in=kept.values("case")))


# -- the unit's own replies ------------------------------------------------------------------


def _last(scope: UnitScope):
    return judged.last_replies(scope.congress).filter(
        handling__in=scope.turns().filter(role=states.Role.LEAD).order_by().values("pk")
    )


def _of_replies(scope: UnitScope, rounds) -> Any:
    return scope.items().filter(pk__in=rounds.order_by().values("handling__suggestion"))


@figure("answered", _("已答复的主办建议"), _("本单位主办的建议中，答复已经送达代表的。"))
def answered(scope: UnitScope):
    return _of_replies(scope, _last(scope))


@figure("done", _("答复为已经解决"), _("本单位最近一轮答复的类别是已经解决或采纳的。"))
def done(scope: UnitScope):
    codes = answers.classes_of(scope, answers.DONE)
    return _of_replies(scope, _last(scope).filter(reply_class__in=codes))


@figure("under_way", _("答复为正在解决或列入计划"), _("本单位最近一轮答复的类别是这一类的。"))
def under_way(scope: UnitScope):
    codes = set(answers.classes_of(scope, answers.UNDER_WAY))
    codes -= set(answers.classes_of(scope, answers.DONE))
    return _of_replies(scope, _last(scope).filter(reply_class__in=codes))


@figure("other", _("答复为说明解释"), _("已答复的主办建议中除去上面两类的（没有标明类别的在内）。"))
def other(scope: UnitScope):
    codes = answers.classes_of(scope, answers.UNDER_WAY)
    return _of_replies(scope, _last(scope).exclude(reply_class__in=codes))


# -- as the deputies judged, counted like the congress's own figures -------------------------

for _name, _label in (
    ("judged", _("代表已评价")),
    ("process_satisfied", _("办理过程满意")),
    ("process_mostly", _("办理过程基本满意")),
    ("process_dissatisfied", _("办理过程不满意")),
    ("result_satisfied", _("办理结果满意")),
    ("result_mostly", _("办理结果基本满意")),
    ("result_dissatisfied", _("办理结果不满意")),
):
    figure(_name, _label, FIGURES[_name].meaning)(FIGURES[_name].found)


# -- promises --------------------------------------------------------------------------------


def _promises(scope: UnitScope, *in_states) -> Any:
    found = Commitment.objects.filter(
        owner=scope.unit, suggestion__in=scope.items().order_by().values("pk")
    )
    return found.filter(case__state__in=in_states) if in_states else found


@figure("own_promises", _("本单位的承诺"), _("由本单位落实的承诺事项。"), measure=LINES)
def own_promises(scope: UnitScope):
    return _promises(scope)


@figure("own_open", _("尚未兑现的承诺"), _("其中还没有了结的。"), measure=LINES)
def own_open(scope: UnitScope):
    return _promises(scope, *OPEN_STATES)


@figure("own_kept", _("已经兑现的承诺"), _("其中经核验、代表反馈后销号的。"), measure=LINES)
def own_kept(scope: UnitScope):
    return _promises(scope, Promise.KEPT)


for _name, _label, _part, _whole in (
    ("kept_time_share", _("按期完成率"), "kept_time", "due"),
    ("done_share", _("已经解决的占比"), "done", "answered"),
    ("process_satisfied_share", _("办理过程满意率"), "process_satisfied", "judged"),
    ("result_satisfied_share", _("办理结果满意率"), "result_satisfied", "judged"),
    ("own_kept_share", _("本单位承诺兑现率"), "own_kept", "own_promises"),
):
    share(_name, _label, part=_part, whole=_whole)


# -- the report's own words ------------------------------------------------------------------

SENTENCES: tuple[tuple[Any, Any, tuple[tuple[str, Any], ...]], ...] = (
    (
        _("一、承办情况"),
        _("本年度没有承办代表建议。"),
        (
            (
                "held",
                _("本年度承办代表建议【承办建议】件，其中主办【主办建议】件，协办【协办建议】件。"),
            ),
        ),
    ),
    (
        _("二、办理和答复情况"),
        _("本年度承办的建议还没有到期，也还没有答复。"),
        (
            (
                "due",
                _(
                    "已经到期或者完成的【已到期或者完成】件，按期完成【按期完成】件，"
                    "占【按期完成率】。"
                ),
            ),
            (
                "answered",
                _(
                    "主办的建议已答复【已答复的主办建议】件，其中已经解决【答复为已经解决】件，"
                    "占【已经解决的占比】；正在解决或列入计划【答复为正在解决或列入计划】件；"
                    "说明解释【答复为说明解释】件。"
                ),
            ),
        ),
    ),
    (
        _("三、代表评价情况"),
        _("还没有收回代表评价。"),
        (
            (
                "judged",
                _(
                    "代表已评价【代表已评价】件。对办理过程满意【办理过程满意】件、"
                    "基本满意【办理过程基本满意】件、不满意【办理过程不满意】件，"
                    "满意率【办理过程满意率】；对办理结果满意【办理结果满意】件、"
                    "基本满意【办理结果基本满意】件、不满意【办理结果不满意】件，"
                    "满意率【办理结果满意率】。"
                ),
            ),
        ),
    ),
    (
        _("四、承诺事项落实情况"),
        _("本年度没有由本单位落实的承诺事项。"),
        (
            (
                "own_promises",
                _(
                    "由本单位落实的承诺【本单位的承诺】条，已经兑现【已经兑现的承诺】条，"
                    "占【本单位承诺兑现率】；尚未兑现【尚未兑现的承诺】条。"
                ),
            ),
        ),
    ),
)
LAST_SECTION = _("五、做法、问题和下一步打算")


@translation.override(settings.LANGUAGE_CODE)  # as the report will be
def drafted(scope: UnitScope, practice: str) -> str:
    """The marks of the figures in their sentences, and what the unit itself says of its work."""
    counted, lines = numbers(scope), []
    for heading, nothing, sentences in SENTENCES:
        said = "".join(str(text) for name, text in sentences if counted[name])
        lines += [str(heading), said or str(nothing)]
    return "\n".join([*lines, str(LAST_SECTION), practice])


@translation.override(settings.LANGUAGE_CODE)
def by_label() -> dict[str, str]:
    named: list[Any] = [*OF_A_UNIT.values(), *SHARES_OF_A_UNIT.values()]
    return {str(one.label): one.name for one in named}


def keys(scope: UnitScope) -> dict[str, list[str]]:
    """Of every figure the rows that it counts now."""
    return {
        name: [str(key) for key in one.found(scope).order_by("pk").values_list("pk", flat=True)]
        for name, one in OF_A_UNIT.items()
    }


def numbers(scope: UnitScope) -> dict[str, int]:
    return {name: one.number(scope) for name, one in OF_A_UNIT.items()}


def texts(counted: dict[str, int]) -> dict[str, str]:
    found = {name: str(number) for name, number in counted.items()}
    return found | {name: one.text(counted) for name, one in SHARES_OF_A_UNIT.items()}
