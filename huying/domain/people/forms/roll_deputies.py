"""What is asked of a deputy: the person, and the seat."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.fields import PersonName, PlainText
from huying.foundation.ui.widgets import DayField, PersonSelect

from ..models import Delegation, Person, Term
from ..roll.pinyin import spell
from ..roll.words import EDUCATIONS, NATIONALITIES, OCCUPATIONS, PARTIES, PERSON_WORDS, SEAT_WORDS
from ..states import Sex
from .roll import ChangeForm, RollForm

WORDS = PERSON_WORDS
NO_CHOICE = [("", gettext_lazy("未填写"))]
PERSONAL = tuple(PERSON_WORDS)
SEAT = ("term", "delegation", "elected_by", "card_number", "terms_served")


def choices(words):
    return NO_CHOICE + [(one, one) for one in words]


class PersonFields(forms.Form):
    """The fields of a person, as deputies have them."""

    name = PersonName(label=WORDS["name"], max_length=50)
    pinyin = PlainText(
        label=WORDS["pinyin"],
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("不填则按姓名生成")}),
    )
    initials = PlainText(label=WORDS["initials"], max_length=20, required=False)
    sex = forms.ChoiceField(label=WORDS["sex"], choices=NO_CHOICE + Sex.choices, required=False)
    nationality = forms.ChoiceField(
        label=WORDS["nationality"], choices=choices(NATIONALITIES), required=False
    )
    birth_year = forms.IntegerField(
        label=WORDS["birth_year"], min_value=1900, max_value=2100, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": gettext_lazy("请填写四位数的年份，如 1968。")},
    )  # fmt: skip
    party = forms.ChoiceField(label=WORDS["party"], choices=choices(PARTIES), required=False)
    education = forms.ChoiceField(
        label=WORDS["education"], choices=choices(EDUCATIONS), required=False
    )
    occupation = forms.ChoiceField(
        label=WORDS["occupation"], choices=choices(OCCUPATIONS), required=False
    )
    grassroots = forms.BooleanField(label=WORDS["grassroots"], required=False)
    employer = PlainText(label=WORDS["employer"], max_length=80, required=False)
    post = PlainText(label=WORDS["post"], max_length=60, required=False)
    skills = PlainText(label=WORDS["skills"], max_length=120, required=False)
    phone = PlainText(
        label=WORDS["phone"], max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_pinyin(self):
        return self.cleaned_data["pinyin"].lower()

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        if year and self.at and not 18 <= timezone.localdate(self.at).year - year <= 110:
            raise forms.ValidationError(_("出生年份与年满十八周岁不符，请核对。"))
        return year

    def fill_pinyin(self) -> None:
        """Spell the name where pinyin or initials were left empty."""
        name = self.cleaned_data.get("name")
        if name and not (self.cleaned_data.get("pinyin") and self.cleaned_data.get("initials")):
            pinyin, initials = spell(name)
            self.cleaned_data["pinyin"] = self.cleaned_data.get("pinyin") or pinyin
            self.cleaned_data["initials"] = self.cleaned_data.get("initials") or initials

    def keep_unusual_words(self) -> None:
        """A word already in the row stays choosable, although the usual ones lack it."""
        for name in ("nationality", "party", "education", "occupation"):
            word = self.initial.get(name)
            field = self.fields[name]
            if word and word not in dict(field.choices):
                field.choices = [*field.choices, (word, word)]


class SeatFields(forms.Form):
    term = forms.ModelChoiceField(
        label=SEAT_WORDS["term_id"], queryset=Term.objects.none(), empty_label=None
    )
    delegation = forms.ModelChoiceField(
        label=SEAT_WORDS["delegation_id"],
        queryset=Delegation.objects.none(),
        required=False,
        empty_label=gettext_lazy("未编入"),
    )
    elected_by = PlainText(
        label=SEAT_WORDS["elected_by"],
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("县乡写选区，市以上写人大")}),
    )
    card_number = PlainText(label=SEAT_WORDS["card_number"], max_length=20, required=False)
    terms_served = forms.IntegerField(
        label=SEAT_WORDS["terms_served"],
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "class": "short",
                "placeholder": gettext_lazy("首次当选写 1"),
            }
        ),
    )

    def offer_delegations(self) -> None:
        if "term" in self.fields:
            self.fields["term"].queryset = Term.objects.filter(
                congress_id=self.congress_id
            ).order_by("-number")
        self.fields["delegation"].queryset = Delegation.objects.filter(
            congress_id=self.congress_id
        ).order_by("-term__number", "pk")


PERSON_GROUPS = [
    (
        "",
        [
            ("name", "sex"),
            ("pinyin", "initials"),
            ("nationality", "birth_year"),
            ("party", "education"),
        ],
    ),
    (
        gettext_lazy("工作与联系"),
        ["employer", ("post", "phone"), ("occupation", "skills"), "grassroots"],
    ),
]


class AddDeputy(SeatFields, PersonFields, RollForm):
    """A new deputy: a person already on the roll, or a new one."""

    known = forms.ModelChoiceField(
        label=gettext_lazy("选择名册中的人员"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("不在名册中，填写下列各项"),
        widget=PersonSelect,
        help_text=gettext_lazy("选择后不必再填姓名等项，只填代表席位。"),
    )
    namesake = forms.BooleanField(label=gettext_lazy("确为同名的另一人"), required=False)
    since = DayField(label=gettext_lazy("任职起始日期"))

    groups = [
        *PERSON_GROUPS,
        (
            gettext_lazy("代表席位"),
            [("term", "since"), ("delegation", "elected_by"), ("card_number", "terms_served")],
        ),
    ]
    submit = gettext_lazy("登记")

    def prepare(self):
        self.fields["name"].required = False
        self.offer_delegations()
        people = Person.objects.filter(congress_id=self.congress_id)
        self.fields["known"].queryset = people.exclude(
            Q(appointments__capacity="system")
            | Q(appointments__capacity="deputy", appointments__until=None)
        ).order_by("pinyin", "pk")
        self.fields["known"].widget.details = {
            str(one.pk): (f"{one.pinyin} {one.initials}", one.employer)
            for one in self.fields["known"].queryset
        }
        self.initial.setdefault("since", timezone.localdate(self.at).isoformat())

    def laid_out(self):
        groups = list(super().laid_out())
        if self.has_error("namesake"):
            groups.insert(0, ("", [[self["namesake"]]]))
        return groups

    aside_label = gettext_lazy("已在单位任职的人当选代表")

    @property
    def aside(self):
        """Seldom needed: folded away above the form."""
        return self["known"] if self.fields["known"].queryset.exists() else None

    @property
    def aside_open(self) -> bool:
        return self.is_bound and (bool(self["known"].value()) or self.has_error("namesake"))

    def clean(self):
        data = self.cleaned_data
        if data.get("known"):
            return data
        if not data.get("name"):
            if not self.has_error("name"):
                self.add_error("name", _("请填写姓名。"))
            return data
        self.fill_pinyin()
        self._ask_about_namesakes(data)
        return data

    def _ask_about_namesakes(self, data):
        same = Person.objects.filter(congress_id=self.congress_id, name=data["name"]).first()
        if same and not data.get("namesake"):
            note = "，".join(one for one in (same.employer, same.post) if one)
            self.add_error(
                "namesake",
                _("名册中已有%(name)s%(note)s。是同一人请在上方选择，确为另一人请勾选。")
                % {"name": same.name, "note": f"（{note}）" if note else ""},
            )

    def details(self):
        data = self.cleaned_data
        person = data["known"] or {name: data[name] for name in PERSONAL}
        return {
            "person": person,
            "seat": {name: data[name] for name in SEAT},
            "since": data["since"],
        }


class CorrectPerson(PersonFields, ChangeForm):
    argument = "person"
    groups = PERSON_GROUPS
    submit = gettext_lazy("保存")

    def prepare(self):
        self.keep_unusual_words()

    def clean(self):
        super().clean()
        self.fill_pinyin()
        return self.cleaned_data

    def changes(self):
        found = super().changes()
        if "name" in found and not {"pinyin", "initials"} & found.keys():
            for field, spelt in zip(("pinyin", "initials"), spell(found["name"][1]), strict=True):
                if spelt != self.cleaned_data[field]:
                    found[field] = (self.cleaned_data[field], spelt)
        return found


class CorrectSeat(SeatFields, ChangeForm):
    argument = "seat"
    term = None
    attributes = {"delegation": "delegation_id"}
    groups = [("", [("delegation", "elected_by"), ("card_number", "terms_served")])]
    submit = gettext_lazy("保存")

    def prepare(self):
        self.offer_delegations()
        self.fields["delegation"].queryset = self.fields["delegation"].queryset.filter(
            term_id=self.row.term_id
        )


class Reason(RollForm):
    """Why a seat is suspended or resumed."""

    reason = PlainText(
        label=gettext_lazy("依据或原因"),
        max_length=200,
        help_text=gettext_lazy("如决定的机关、文号和日期，记入名册变更记录。"),
    )

    def details(self):
        return {"seat": self.row, **super().details()}


class EndSeat(Reason):
    until = DayField(label=gettext_lazy("终止日期（含当日）"))
    groups = [("", ["until", "reason"])]
    submit = gettext_lazy("终止代表资格")
    danger = True

    def prepare(self):
        self.initial.setdefault("until", timezone.localdate(self.at).isoformat())
