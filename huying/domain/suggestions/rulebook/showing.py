"""A rulebook in words: every period and every local option beside its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huying.foundation.calendar.words import gettext_noop

from .rules import Basis, ClockRule, Named, Rulebook
from .words import CHOICES, REVIEWERS, SOURCES

OTHERS = {
    "pre_review.party": gettext_noop("党群单位答复的预审核"),
    "pre_review.government": gettext_noop("政府单位答复的预审核"),
    "pre_review.judicial": gettext_noop("监察法检单位答复的预审核"),
    "evaluation.dimensions": gettext_noop("评价的内容"),
    "evaluation.grades": gettext_noop("评价的档次"),
    "answer.classes": gettext_noop("答复类别"),
    "warnings.days": gettext_noop("到期前提醒"),
    "numbering.in_session": gettext_noop("会议期间建议的编号"),
    "numbering.out_of_session": gettext_noop("闭会期间建议的编号"),
}
"""Options whose values are not chosen from a closed set: what each is."""


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
    return _("自%(anchor)s起%(length)s") % {"anchor": _(rule.anchor_label), "length": rule.length}


def _option_label(path: str) -> str:
    return _(CHOICES[path][0] if path in CHOICES else OTHERS[path])


def _value(book: Rulebook, path: str) -> object:
    group, key = path.split(".")
    return getattr(getattr(book, group), key)


def _in_words(path: str, value: object) -> str:
    if path in CHOICES:
        return _(CHOICES[path][1][value])
    if path.startswith("pre_review."):
        return " → ".join(_(REVIEWERS[body]) for body in _list(value)) or _("不预审核")
    if path.startswith("numbering."):
        return _("如 %(first)s、%(second)s") % {
            "first": str(value).format(seq=1),
            "second": str(value).format(seq=23),
        }
    if path == "warnings.days":
        return _("%s天") % "、".join(str(day) for day in _list(value))
    return "、".join(_named(one) for one in _list(value))


def _named(one: Named) -> str:
    return f"{one.code} {_(one.label)}" if len(one.code) == 1 else _(one.label)


def _list(value: object) -> Iterator:
    return iter(value)  # type: ignore[call-overload]
