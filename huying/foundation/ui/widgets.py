"""Controls that the browser does not give as we need them: a day, and people to choose from."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Details = Mapping[str, tuple[str, str]]


class DayInput(forms.DateInput):
    """A day typed as 2026-03-05: a native date control follows the browser's language, not ours."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # The Chinese day may be typed too, so the keyboard is not narrowed to digits.
        shown = {"placeholder": "2026-03-05", "class": "short", "autocomplete": "off"}
        super().__init__(attrs={**shown, **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """Accepts 2026-3-5, 2026/3/5, 2026.3.5, 20260305 and 2026年3月5日, in half or full width."""

    widget = DayInput
    default_error_messages = {"invalid": _("请按“2026-03-05”的样子填写日期。")}
    _FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, str):
            value = value.strip().translate(self._FULL_WIDTH)
            compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", value)
            spoken = re.fullmatch(
                r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", value
            )
            if found := compact or spoken:
                value = "-".join(found.groups())
        return super().to_python(value)


class _Described(forms.widgets.ChoiceWidget):
    """Gives each option its pinyin and delegation, which chooser.js searches."""

    def __init__(self, *args: Any, details: Details | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.details: dict[str, tuple[str, str]] = dict(details or {})
        self._mark_for_chooser()

    def _mark_for_chooser(self) -> None:
        self.attrs.setdefault("data-chooser", True)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if described := self.details.get(str(value)):
            option["attrs"]["data-pinyin"], option["attrs"]["data-group"] = described
        return option


class PersonSelect(_Described, forms.Select):
    """One person. `details` = {value: (pinyin and initials, delegation)}; may be set after construction."""


class PeopleSelect(_Described, forms.SelectMultiple):
    """Several persons; without script a plain list, with it a searchable one."""


class PeopleCheckboxes(_Described, forms.CheckboxSelectMultiple):
    """Several persons as ticks; chooser.js puts a search field above them."""

    def _mark_for_chooser(self) -> None:
        # The ticks inherit every attribute; of the box around them only the class is rendered.
        self.attrs.setdefault("class", "chooser-ticks")
