"""A rulebook in words: every period and every local option beside its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huying.foundation.calendar.words import gettext_noop

from .groups import Named
from .rules import Basis, ClockRule, Rulebook
from .words import CHOICES, REPORT_MOMENTS, REVIEWERS, SEVERAL, SOURCES

OTHERS = {
    "review.grounds": gettext_noop("不应当作为建议提出的情形"),
    "handling.inner_checks": gettext_noop("单位内部核稿的级数"),
    "extension.max_added": gettext_noop("延期最多增加"),
    "pre_review.party": gettext_noop("党群单位答复的预审核"),
    "pre_review.government": gettext_noop("政府单位答复的预审核"),
    "pre_review.judicial": gettext_noop("监察法检单位答复的预审核"),
    "evaluation.dimensions": gettext_noop("评价的内容"),
    "evaluation.satisfied_from": gettext_noop("星级、百分制折算为满意"),
    "evaluation.mostly_from": gettext_noop("星级、百分制折算为基本满意"),
    "evaluation.grades": gettext_noop("评价的档次"),
    "answer.classes": gettext_noop("答复类别"),
    "reports.unit_due": gettext_noop("承办单位报告办理情况"),
    "reports.unit_due_day": gettext_noop("没有写明日期的，承办单位最迟报告办理情况"),
    "reports.committee_due": gettext_noop("常委会听取办理情况报告"),
    "reports.commitments_due": gettext_noop("向代表反馈承诺事项落实情况"),
    "warnings.days": gettext_noop("到期前提醒"),
    "escalation.section": gettext_noop("逾期后提醒承办人员"),
    "escalation.office": gettext_noop("逾期后提醒承办单位办公室"),
    "escalation.head": gettext_noop("逾期后提醒承办单位负责人"),
    "escalation.congress": gettext_noop("逾期后提醒代表工委"),
    "promise_escalation.handler": gettext_noop("承诺逾期后提醒承办人员"),
    "promise_escalation.unit": gettext_noop("承诺逾期后提醒承诺单位办公室和负责人"),
    "promise_escalation.congress": gettext_noop("承诺逾期后提醒代表工委工作人员"),
    "promise_escalation.congress_head": gettext_noop("承诺逾期后提醒代表工委负责人"),
    "urging.interval": gettext_noop("两次催办至少间隔"),
    "urging.automatic_after": gettext_noop("逾期后自动催办"),
    "urging.answer_within": gettext_noop("要求回复的催办，回复的期限"),
    "urging.weight_of_deputy": gettext_noop("代表催办的分量"),
    "urging.weight_of_committee": gettext_noop("代表工委催办的分量"),
    "urging.weight_of_office": gettext_noop("政府办公室催办的分量"),
    "urging.weight_of_system": gettext_noop("自动催办的分量"),
    "supervision.livelihood_from": gettext_noop("影响面达到几级列为民生建议"),
    "supervision.key_from": gettext_noop("难易度与影响面合计几分列为重点建议备选"),
    "supervision.ladder": gettext_noop("督办阶梯"),
    "honours.month": gettext_noop("评优从几月开始"),
    "numbering.in_session": gettext_noop("会议期间建议的编号"),
    "numbering.out_of_session": gettext_noop("闭会期间建议的编号"),
}
"""Options whose values are not chosen from a closed set: what each is."""
NOT_WHEN_ZERO = {
    "extension.max_added": (gettext_noop("%s个月"), gettext_noop("到延期答复的期限为止")),
    "honours.month": (gettext_noop("%s月"), gettext_noop("没有规定")),
}
"""A number, and what nought means."""


@dataclass(frozen=True)
class Shown:
    """`source` is 法条规定 or the plain statement that no text decides this; `text` its quote and note."""

    code: str
    label: str
    value: str
    source: str
    article: str
    quote: str
    note: str
    decided: bool

    @property
    def basis(self) -> str:
        return self.article or self.source


def periods(book: Rulebook) -> list[Shown]:
    """The clocks in the order in which they run, then the product's own further periods."""
    return [
        _shown(name, _(rule.label), _length(rule), rule) for name, rule in book.every_period.items()
    ]


def options(book: Rulebook) -> list[Shown]:
    """The local options, in the order of the file."""
    return [
        _shown(path, _option_label(path), _in_words(path, _value(book, path)), basis)
        for path, basis in book.basis.items()
    ]


def _shown(code: str, label: str, value: str, basis: Basis) -> Shown:
    return Shown(
        code=code,
        label=label,
        value=value,
        source=_(SOURCES[basis.source]),
        article=basis.article,
        quote=basis.quote,
        note=basis.note,
        decided=basis.source == "text",
    )


def _length(rule: ClockRule) -> str:
    words = _("自%(anchor)s起%(length)s") % {
        "anchor": _(rule.anchor_label),
        "length": rule.length,
    }
    return f"{words}（{_(rule.assumption)}）" if rule.assumption else words


def _option_label(path: str) -> str:
    if path in OTHERS:
        return _(OTHERS[path])
    return _((CHOICES | SEVERAL)[path][0])


def _value(book: Rulebook, path: str) -> object:
    group, key = path.split(".")
    return getattr(getattr(book, group), key)


def _in_words(path: str, value: object) -> str:
    if path in CHOICES:
        return _(CHOICES[path][1][value])
    if path in SEVERAL:
        return "、".join(_(SEVERAL[path][1][one]) for one in _list(value)) or _("无")
    if path.startswith("pre_review."):
        return " → ".join(_(REVIEWERS[body]) for body in _list(value)) or _("不预审核")
    if path.startswith("numbering."):
        return _("如 %(first)s、%(second)s") % {
            "first": _number(str(value), 1),
            "second": _number(str(value), 23),
        }
    if path.startswith("reports."):
        return "、".join(_moment(part) for part in str(value).split("+"))
    if path == "supervision.ladder":
        return " › ".join(_(one.label) for one in _list(value))
    return str(value) if path.startswith("supervision.") else _of_its_own_kind(path, value)


def _of_its_own_kind(path: str, value: object) -> str:
    if path == "warnings.days":
        return _("%s天") % "、".join(str(day) for day in _list(value))
    if path == "urging.automatic_after":
        return _("满%s天") % value if value else _("不自动催办")
    if path == "urging.answer_within":
        return _("%s个工作日") % value
    if path.startswith(("escalation.", "promise_escalation.")):
        return _("逾期第%s天") % value if value else _("不提醒")
    if path.startswith("urging."):
        return _("%s天") % value if path == "urging.interval" else str(value)
    if path == "handling.inner_checks":
        return _("%s级") % value if value else _("不设")
    if path in NOT_WHEN_ZERO:
        word, otherwise = NOT_WHEN_ZERO[path]
        return _(word) % value if value else _(otherwise)
    if path in ("evaluation.satisfied_from", "evaluation.mostly_from"):
        return _("满分的%s%%以上") % value
    if path == "review.grounds":
        return "；".join(_(one.label) for one in value.values())  # type: ignore[attr-defined]
    return "、".join(_named(one) for one in _list(value))


def _number(template: str, seq: int) -> str:
    return template.format(seq=seq, term="十五", session="三", kind="建议")


def _moment(part: str) -> str:
    if part in REPORT_MOMENTS:
        return _(REPORT_MOMENTS[part])
    month, _dash, day = part.partition("-")
    if not month:
        return _("没有规定")
    if not day:
        return _("每年%s月") % int(month)
    return _("每年%(month)s月%(day)s日前") % {"month": int(month), "day": int(day)}


def _named(one: Named) -> str:
    words = f"{one.code} {_(one.label)}" if len(one.code) == 1 else _(one.label)
    weight = getattr(one, "weight", 0)
    return f"{words}（{weight}）" if weight else words


def _list(value: object) -> Iterator:
    return iter(value)  # type: ignore[call-overload]
