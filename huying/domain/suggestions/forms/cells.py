"""A field for each kind of option in a rulebook; what it gives is what a rulebook file would state."""

import re

from django import forms
from django.utils.translation import gettext as _

from huying.foundation.ui.fields import PlainText

from ..rulebook.supervising import LADDER_NAMES, LADDERS, PAPERS, WHO, plain_step
from ..rulebook.words import CHOICES, DIMENSIONS, GROUNDS, REVIEWERS, ROUTES, SEVERAL

WHOLE = {
    "handling.inner_checks": 4,
    "extension.max_added": 6,
    "evaluation.satisfied_from": 100,
    "evaluation.mostly_from": 100,
    **dict.fromkeys(
        (f"escalation.{level}" for level in ("section", "office", "head", "congress")), 365
    ),
    **dict.fromkeys(
        (
            f"promise_escalation.{level}"
            for level in ("handler", "unit", "congress", "congress_head")
        ),
        365,
    ),
    "supervision.livelihood_from": 3,
    "supervision.key_from": 6,
    "honours.month": 12,
    "urging.interval": 90,
    "urging.automatic_after": 365,
    "urging.answer_within": 90,
    **dict.fromkeys(
        (f"urging.weight_of_{who}" for who in ("deputy", "committee", "office", "system")), 9
    ),
}
LINES = {"answer.classes", "evaluation.dimensions"}


class Typed(forms.TypedChoiceField):
    """One of a closed set whose values are texts, numbers, or yes and no."""

    def __init__(self, words: dict, **options):
        self.values = {str(value): value for value in words}
        choices = [(str(value), _(label)) for value, label in words.items()]
        super().__init__(choices=choices, coerce=self.values.get, empty_value="", **options)

    def prepare_value(self, value):
        return str(value)


class Several(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, words: dict, **options):
        super().__init__(
            choices=[(code, _(label)) for code, label in words.items()], required=False, **options
        )
        self.order = list(words)

    def clean(self, value):
        chosen = super().clean(value)
        return [code for code in self.order if code in chosen]


class Route(forms.ChoiceField):
    """The rounds of a pre-review, in their order."""

    def __init__(self, **options):
        words = {
            "+".join(route): " → ".join(_(REVIEWERS[body]) for body in route) or _("不预审核")
            for route in ROUTES
        }
        super().__init__(choices=list(words.items()), required=False, **options)

    def prepare_value(self, value):
        return value if isinstance(value, str) else "+".join(value or ())

    def clean(self, value):
        chosen = super().clean(value)
        return chosen.split("+") if chosen else []


class Days(PlainText):
    """30、15、7、1."""

    def prepare_value(self, value):
        return value if isinstance(value, str) else "、".join(str(day) for day in value or ())

    def clean(self, value):
        text = super().clean(value)
        parts = re.split(r"[、,，\s]+", text)
        if not all(part.isdecimal() and len(part) < 4 for part in parts):
            raise forms.ValidationError(_("请写成由大到小的天数，用顿号分开，如 30、15、7、1。"))
        return [int(part) for part in parts]


class Lines(PlainText):
    """One line for each: its code or name, a blank, and its name or its weight."""

    def __init__(self, code: str, **options):
        self.code = code
        super().__init__(
            multiline=True, widget=forms.Textarea(attrs={"rows": 4}), max_length=400, **options
        )

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(self._line(one) for one in value)

    def _line(self, one) -> str:
        if self.code == "answer.classes":
            return f"{one['code']} {one['label']}"
        if isinstance(one, dict):
            return f"{_(DIMENSIONS[one['code']])} {one['weight']}"
        return _(DIMENSIONS[one])

    def clean(self, value):
        return [self._read(line) for line in super().clean(value).split("\n") if line.strip()]

    def _read(self, line: str):
        head, _blank, rest = line.strip().partition(" ")
        if self.code == "answer.classes":
            if not rest.strip():
                raise forms.ValidationError(_("每行写一类，如“A 已经解决”。"))
            return {"code": head, "label": rest.strip()}
        codes = {_(label): code for code, label in DIMENSIONS.items()}
        if head not in codes or (rest.strip() and not rest.strip().isdecimal()):
            raise forms.ValidationError(
                _("每行写一项，只能是%s；百分制的在后面写权重，如“%s 30”。")
                % ("、".join(codes), next(iter(codes)))
            )
        return {"code": codes[head], "weight": int(rest)} if rest.strip() else codes[head]


class Ladder(PlainText):
    """督办阶梯: the name of a ladder, or one line a step: 名称｜谁办｜文书｜答复工作日｜谁可跳过."""

    def __init__(self, **options):
        super().__init__(
            multiline=True, widget=forms.Textarea(attrs={"rows": 7}), max_length=800,
            help_text=_("每行一级：名称｜由谁办理｜文书｜几个工作日内答复｜谁可以跳过（可空）。也可以只写“%s”。")
            % _(LADDER_NAMES["xincai"]),
            **options,
        )  # fmt: skip

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(
            "｜".join((_(one["label"]), _(WHO[one["who"]]), _(PAPERS[one["paper"]]), str(one["days"]),
                      _(WHO[one["skip"]]) if one["skip"] else ""))
            for one in value
        )  # fmt: skip

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).split("\n") if line.strip()]
        for code, label in LADDER_NAMES.items():
            if lines == [_(label)]:
                return [plain_step(one) for one in LADDERS[code]]
        return [self._read(number, line) for number, line in enumerate(lines, start=1)]

    def _read(self, number: int, line: str) -> dict:
        cells = [cell.strip() for cell in re.split(r"[｜|]", line)]
        label, who, paper, days, skip = (*cells, "", "", "", "", "")[:5]
        hands = {_(words): code for code, words in WHO.items()}
        papers = {_(words): code for code, words in PAPERS.items()}
        known = (
            who in hands and paper in papers and days.isdecimal() and (not skip or skip in hands)
        )
        if len(cells) > 5 or not label or not known:
            raise forms.ValidationError(
                _("第%(n)s行写得不对。由谁办理：%(who)s；文书：%(papers)s；天数写数字。")
                % {"n": number, "who": "、".join(hands), "papers": "、".join(papers)}
            )
        named = {_(one.label): one for steps in LADDERS.values() for one in steps}
        code = named[label].code if label in named else f"step_{number}"
        return {
            "code": code, "label": named[label].label if label in named else label, "who": hands[who],
            "paper": papers[paper], "days": int(days), "skip": hands.get(skip, ""),
        }  # fmt: skip


def field_of(code: str):
    """None for an option of a kind that is not laid down on a page."""
    if code in CHOICES:
        return Typed(CHOICES[code][1], label=code, required=False)
    if code in SEVERAL:
        return Several(SEVERAL[code][1], label=code)
    if code == "review.grounds":
        return Several(GROUNDS, label=code)
    if code in WHOLE:
        return forms.IntegerField(label=code, min_value=0, max_value=WHOLE[code])
    if code.startswith("pre_review."):
        return Route(label=code)
    if code == "supervision.ladder":
        return Ladder(label=code)
    if code in LINES:
        return Lines(code, label=code)
    if code == "warnings.days":
        return Days(label=code, max_length=60)
    if code.startswith(("numbering.", "reports.")):
        return PlainText(label=code, max_length=60, required=code.startswith("numbering."))
    return None
