"""How clocks and events read on a page."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.states import Capacity
from huying.foundation.ui.templatetags.huying import due_tone
from huying.foundation.ui.templatetags.huying import remaining as in_words

from .. import rulebook
from ..rulebook import ANCHORS, DIMENSIONS
from ..states import Grade

UNIT_WORDS = {"wd": "个工作日", "d": "日", "m": "个月"}
NOTE_KEYS = (
    "reason",
    "answer",
    "text",
    "remark",
    "content",
    "plan",
    "note",
    "praise",
    "what",
    "by_way",
)


def remaining(due: date | None, today: date) -> str:
    return in_words(due, today) if due else ""


def tone(due: date | None, today: date) -> str:
    return due_tone(due, today) if due else ""


def clock(one, today: date, anchors=ANCHORS) -> dict:
    """A clock as ui/_clock.html shows it: with how it was counted."""
    whole = max(1, (one.due - one.start).days)
    elapsed = min(100, max(0, round(100 * (today - one.start).days / whole)))
    counted = _("自%(anchor)s（%(start)s）的次日起算%(amount)s%(unit)s，计%(days)s天。") % {
        "anchor": anchors.get(one.anchor, one.anchor),
        "start": one.start.isoformat(),
        "amount": one.amount,
        "unit": UNIT_WORDS[one.unit],
        "days": one.days_counted,
    }
    if _start_is_assumed(one):
        counted += _("条文没有写明起算日，这一天由规则推定。")
    if one.stood:
        counted += _("其中停表%(days)s%(unit)s，到期日相应顺延。") % {
            "days": one.stood,
            "unit": UNIT_WORDS["wd"] if one.unit == "wd" else UNIT_WORDS["d"],
        }
    if one.floor_due:
        counted += _("本级规定到%(local)s，国家法律到%(floor)s，以较早的为准。") % {
            "local": one.local_due.isoformat(),
            "floor": one.floor_due.isoformat(),
        }
    return {
        "label": one.label,
        "due": one.due,
        "remaining": remaining(one.due, today),
        "tone": tone(one.due, today),
        "article": one.article or _("没有法条规定，按惯例或默认设置"),
        "started": one.start,
        "explained": counted,
        "elapsed": elapsed,
        "paused": one.paused_at is not None,
        "provisional": one.provisional,
        "moved_from": one.moved_from,
    }


def _start_is_assumed(one) -> bool:
    """Whether the text that a shipped rulebook rests on gives a length and no start."""
    if one.rulebook not in rulebook.names():
        return False
    rule = rulebook.get(one.rulebook).every_period.get(one.name)
    return bool(rule and rule.assumed)


def event_lines(events) -> list[dict]:
    """The timeline, newest first; one act done for several people at one moment is one line."""
    lines: list[dict] = []
    last = None
    for event in events:
        same = (event.act, event.at, event.by_id, event.cause_id)
        if same == last and event.cause_id:
            lines[-1]["times"] += 1
            continue
        lines.append({**event_line(event), "times": 1})
        last = same
    for line in lines:
        if line["times"] > 1:
            line["label"] = _("%(act)s（%(n)s件）") % {"act": line["label"], "n": line["times"]}
    return lines


def event_line(event) -> dict:
    """An event as the timeline shows it: act, who in what capacity, when, article, clocks, words."""
    data = event.detail.data if hasattr(event, "detail") else {}
    notes = [str(data[key]) for key in NOTE_KEYS if isinstance(data.get(key), str) and data[key]]
    notes += [str(one) for one in data.get("moves", ())]
    if isinstance(data.get("was"), str):
        new = (
            data.get("now")
            or data.get("name")
            or (data.get("into") or data.get("person") or {}).get("label", "")
        )
        notes.append(f"{data['was']} → {new}")
    for key, word in (("new_unit", _("改由")), ("proposed_unit", _("建议由"))):
        if isinstance(data.get(key), dict):
            notes.append(f"{word}{data[key]['label']}")
    if isinstance(data.get("lead_unit"), dict):
        units = [data["lead_unit"]["label"], *(one["label"] for one in data.get("co_units", []))]
        notes.append(_("主办：%s") % units[0])
        if units[1:]:
            notes.append(_("协办：%s") % "、".join(units[1:]))
    if event.act == "survey.answer":
        notes.insert(0, _marks(data))
    clock_words = {"pause": _("停"), "resume": _("续"), "start": _("起"), "meet": "", "end": ""}
    turned = [
        _("%(what)s：%(name)s %(due)s")
        % {"what": clock_words[what], "name": NAMES[name], "due": due}
        for what, name, due in event.clocks
        if clock_words.get(what) and name in NAMES
    ]
    return {
        "label": event.label,
        "when": timezone.localtime(event.at),
        "who": event.detail.person if hasattr(event, "detail") else "",
        "body": event.body,
        "capacity": Capacity(event.capacity).label,
        "article": event.law,
        "note": "　".join([*notes, *turned]),
    }


def _marks(data: dict) -> str:
    """办理过程满意，办理结果基本满意; points as they were given."""
    return "，".join(
        _(label)
        + (Grade(data[code]).label if data[code] in Grade.values else _("%s分") % data[code])
        for code, label in DIMENSIONS.items()
        if data.get(code) is not None
    )


NAMES = {
    "acceptance_notice": "受理告知",
    "assign": "交办",
    "consult": "预交办反馈",
    "office_assign": "政府办公室分办",
    "return": "申请退回",
    "reassign": "重新交办",
    "first_contact": "首次沟通",
    "co_opinion": "协办意见",
    "reply": "答复",
    "reply_long": "延长后的答复",
    "feedback": "代表反馈",
    "feedback_grace": "提醒后等候",
    "rehandle": "重新办理",
    "follow_up": "办后回访",
}
