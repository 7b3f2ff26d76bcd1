"""Forms of the reply: the draft request by request, opinions, signing, delivery."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..letters.draft import Draft
from ..policy import classes
from ..policy.class_changes import EVIDENCE
from ..policy.clocks import book_of
from ..policy.countersigning import said
from ..policy.family import asked_of, suggestion_of
from ..policy.papers import keeps_series
from .check_points import Pass, SendBack
from .fields import Nothing, long_text, reason, short_text
from .promises import PromiseRows


class Write(PromiseRows):
    """One outcome and one text for each 诉求, named outcome_<place> and answer_<place>; those of
    what is handled with it (并案) follow its own."""

    opening = long_text(_("开头"), required=False, rows=3, most=1000)
    closing = long_text(_("结尾"), required=False, rows=3, most=1000)
    reply_class = forms.ChoiceField(label=_("答复类别"), required=False, widget=forms.RadioSelect)
    has_commitment = forms.ChoiceField(
        label=_("答复中是否有承诺事项"),
        required=False,
        choices=[("yes", _("有承诺事项")), ("no", _("没有承诺事项"))],
        widget=forms.RadioSelect,
    )
    commitment = long_text(
        _("承诺概述"),
        required=False,
        rows=2,
        most=1000,
        help_text=_("可以不写：答复函里照下面的承诺条目写。"),
    )
    no_promise_reason = long_text(
        _("没有承诺条目的理由"),
        required=False,
        rows=2,
        most=500,
        help_text=_("答复类别或者文字像是承诺，又没有条目可列的，写在这里。"),
    )
    missing_opinions = long_text(_("逾期未提出协办意见的说明"), required=False, rows=2, most=500)
    dissent_answer = long_text(_("对会签不同意见的说明"), required=False, rows=3, most=1000)
    openness = forms.ChoiceField(
        label=_("答复公开意见"), choices=states.Openness.choices, required=False
    )
    document_number = short_text(_("发文字号"), required=False, most=40)
    contact_person = short_text(_("联系人及电话"), required=False, most=60)
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("保存答复")

    def prepare(self):
        super().prepare()
        round = self.subject
        self.asked = asked_of(round)
        given = {one.request_id: one for one in round.answers.all()}
        for one in self.asked:
            answer = given.get(one.request.pk)
            self.fields[f"outcome_{one.place}"] = forms.ChoiceField(
                label=_("办理意见"),
                choices=[("", _("请选择")), *states.Outcome.choices],
                required=False,
                initial=answer.outcome if answer else "",
            )
            self.fields[f"answer_{one.place}"] = long_text(
                _("答复"), required=False, rows=7, most=3000
            )
            self.fields[f"answer_{one.place}"].initial = answer.text if answer else ""
        self.fields["reply_class"].choices = [
            (one.code, f"{one.code}　{one.label}") for one in book_of(round).answer.classes
        ]
        if not suggestion_of(round).handlings.filter(role=states.Role.CO).exists():
            del self.fields["missing_opinions"]
        if keeps_series(round.handling.unit, states.SeriesUse.REPLY):
            del self.fields["document_number"]
        if all(one.agrees for one in said(round)):
            del self.fields["dissent_answer"]
        promise = {True: "yes", False: "no", None: ""}[round.has_commitment]
        self.initial.update(
            opening=round.opening,
            closing=round.closing,
            reply_class=round.reply_class,
            has_commitment=promise,
            commitment=round.commitment,
            no_promise_reason=round.no_promise_reason,
            missing_opinions=round.missing_opinions,
            dissent_answer=round.dissent_answer,
            openness=round.openness or suggestion_of(round).openness,
            document_number=round.document_number,
            contact_person=round.contact_person or round.handling.liaison,
        )

    @property
    def pairs(self):
        """(what is asked, outcome field, answer field) for the page that shows them side by side."""
        return [
            (one, self[f"outcome_{one.place}"], self[f"answer_{one.place}"]) for one in self.asked
        ]

    def draft(self) -> Draft:
        """What is typed, as far as it can be read: the checker does not wait for the rest."""
        asked = {one.request.pk: self._typed(f"answer_{one.place}") for one in self.asked}
        words = {
            name: self._typed(name) for name in Draft.__dataclass_fields__ if name in self.fields
        }
        return Draft(answers=asked, **words)

    def _typed(self, name) -> str:
        return self.cleaned_data.get(name) or self.data.get(name, "")

    def clean(self):
        cleaned = super().clean()
        for one in self.asked:
            outcome = cleaned.get(f"outcome_{one.place}")
            text = cleaned.get(f"answer_{one.place}")
            if text and not outcome:
                self.add_error(f"outcome_{one.place}", _("写了答复，还要选择办理意见。"))
        return cleaned

    def details(self):
        data = self.cleaned_data
        answers = [
            (one.request, data[f"outcome_{one.place}"], data.get(f"answer_{one.place}") or "")
            for one in self.asked
            if data.get(f"outcome_{one.place}")
        ]
        return {
            "answers": answers,
            "has_commitment": {"yes": True, "no": False}.get(data["has_commitment"]),
            "promises": self.promises(),
            **{
                name: data.get(name, "")
                for name in (
                    "opening",
                    "closing",
                    "reply_class",
                    "commitment",
                    "no_promise_reason",
                    "missing_opinions",
                    "dissent_answer",
                    "openness",
                    "document_number",
                    "contact_person",
                    "files",
                )
            },
        }


class SignOff(ActForm):
    """Asks what the class of this reply demands; what the reply says already stands in the field."""

    document_number = short_text(_("发文字号"), most=40)
    done = long_text(classes.LABELS["done"], rows=3, most=1000)
    plan = long_text(classes.LABELS["plan"], rows=3, most=1000)
    owner = short_text(classes.LABELS["owner"], most=120)
    due_on = DayField(label=classes.LABELS["due_on"])
    basis = long_text(classes.LABELS["basis"], rows=3, most=1000)
    submit = _("签发")

    def prepare(self):
        round = self.subject
        if keeps_series(round.handling.unit, states.SeriesUse.REPLY):
            del self.fields["document_number"]  # the system gives the next one
        else:
            self.initial.setdefault("document_number", round.document_number)
        asked = classes.demanded(round).names
        for name in classes.LABELS:
            if name not in asked:
                del self.fields[name]
        said = classes.said_in_the_reply(round) if asked else {}
        for name in asked:
            self.initial.setdefault(name, said[name])


class ChangeClass(ActForm):
    """Evidence and files only once it is delivered."""

    now = forms.ChoiceField(label=_("变更为"), widget=forms.RadioSelect)
    reason = long_text(_("变更理由"))
    evidence = long_text(
        _("有什么证明"),
        required=False,
        rows=3,
        most=1000,
        help_text=_("验收单、照片、数字、地点；变更为已经解决的必须写明。"),
    )
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("变更")

    def prepare(self):
        self.fields["now"].choices = [
            (one.code, f"{one.code}　{one.label}")
            for one in book_of(self.subject).answer.classes
            if one.code != self.subject.reply_class
        ]
        if not self.subject.delivered_at:
            del self.fields["evidence"], self.fields["files"]

    def clean(self):
        cleaned = super().clean()
        labels = {one.code: one.label for one in book_of(self.subject).answer.classes}
        now = cleaned.get("now", "")
        asked = "evidence" in self.fields and not cleaned.get("evidence")
        if (
            asked
            and now in labels
            and classes.meaning_of(labels[now]) == states.ClassMeaning.RESOLVED
        ):
            self.add_error("evidence", EVIDENCE)
        return cleaned

    def details(self):
        return super().details() | {"was": self.subject.reply_class}


class ProposeClass(ChangeClass):
    submit = _("提请变更")


opinion_if_any = reason(_("意见"), argument="text", required=False)
opinion = reason(_("退回意见"), argument="text")

FORMS = {
    "write": Write,
    "tell_considered": reason(_("怎样研究、怎样参考"), argument="considered", most=2000),
    "send_to_countersign": Nothing,
    "countersign": opinion_if_any,
    "dissent": reason(_("不同意见"), argument="text"),
    "stop_waiting": reason(_("哪些单位逾期未会签、怎样答复")),
    "settle_dissent": reason(_("协调结果"), argument="text"),
    "send_to_check": Nothing,
    "send_to_office": Nothing,
    "send_to_committee": Nothing,
    "send_to_head": Nothing,
    "pass_level": Pass,
    "send_back_in_unit": SendBack,
    "pass_check_to_office": Pass,
    "pass_check_to_committee": Pass,
    "pass_check": Pass,
    "pass_office_review": Pass,
    "send_back_from_office": SendBack,
    "pass_committee_review": Pass,
    "pass_committee_review_to_check": Pass,
    "change_class": ChangeClass,
    "propose_class": ProposeClass,
    "agree_class": reason(_("核对证明的情况"), argument="text", required=False),
    "refuse_class": reason(_("不同意的理由"), argument="text"),
    "send_back_from_committee": SendBack,
    "sign_off": SignOff,
    "decline_to_sign": opinion,
    "close_early": reason(_("提前结束的理由")),
}
