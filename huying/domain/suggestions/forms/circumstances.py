"""相关情况: the boxes that stand beside the text of a suggestion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import states
from ..policy.proposing import stated
from .fields import long_text

BOXES = ("repeated", "researched", "wants_contact", "reference_only", "open_to_cosigning")


class CircumstancesFields(forms.Form):
    """Fields of Circumstances; `boxes_of` takes them out of the details of an act."""

    repeated = forms.ChoiceField(
        label=_("多年多次提出、尚未解决"),
        choices=[("", _("不是")), *states.Repeated.choices],
        required=False,
    )
    researched = forms.MultipleChoiceField(
        label=_("由代表通过调查研究形成"),
        choices=states.Research.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    wants_contact = forms.BooleanField(label=_("希望承办单位加强与代表联系沟通"), required=False)
    reference_only = forms.BooleanField(
        label=_("请承办单位研究参考，不需要书面答复"),
        required=False,
        help_text=_("承办单位仍须在答复期限内研究，并告知您参考的情况；不再逐条书面答复和测评。"),
    )
    open_to_cosigning = forms.BooleanField(label=_("可以联名提出"), required=False, initial=True)


def boxes_of(details: dict) -> dict:
    """The details with the boxes gathered under `circumstances`."""
    given = {name: details.pop(name) for name in BOXES if name in details}
    return details | {"circumstances": given}


def boxes_as_they_are(suggestion) -> dict:
    """Initial values of the boxes."""
    said = stated(suggestion)
    return {name: getattr(said, name) for name in BOXES} if said else {}


def secrecy_reason():
    return long_text(
        _("要求保密的理由"),
        most=500,
        rows=3,
        help_text=_("代表工委和承办单位看得到，其他人看不到。"),
    )
