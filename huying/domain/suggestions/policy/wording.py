"""The words with which the procedures of suggestions are printed and shown."""

import re
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.printing import Words

from .. import rulebook
from ..rulebook import showing
from ..rulebook.words import NOT_STATED, SEVERAL
from . import (
    answering,
    audiences,
    class_changes,
    countersigning,
    meetings,
    papers,
    pledges,
    signing,
    urging,
)

AUDIENCES = {
    audiences.the_committee: gettext_lazy("代表工委"),
    audiences.the_committee_once_submitted: gettext_lazy("代表工委（已提交的）"),
    audiences.the_proposers: gettext_lazy("领衔代表和附议代表"),
    audiences.the_proposers_of_the_main: gettext_lazy("并入的那一件的代表"),
    audiences.the_units_of_the_main: gettext_lazy("正在承办并入的那一件的单位"),
    audiences.the_lead: gettext_lazy("领衔代表"),
    audiences.those_invited: gettext_lazy("尚未答复的受邀代表"),
    audiences.those_it_was_passed_on_to: gettext_lazy("转去的单位"),
    audiences.the_delegation: gettext_lazy("所在代表团"),
    audiences.the_pre_reviewers: gettext_lazy("预审的机构"),
    audiences.the_unit: gettext_lazy("承办单位"),
    audiences.the_addressed_unit: gettext_lazy("收信的单位"),
    audiences.the_deputy_last_called_on: gettext_lazy("被预约的代表"),
    audiences.the_units_at_work: gettext_lazy("正在承办的单位"),
    audiences.the_head_of_the_unit: gettext_lazy("承办单位负责人"),
    audiences.the_lead_units: gettext_lazy("主办单位"),
    audiences.the_office_of_the_system: gettext_lazy("同系统的党委（政府）办公室"),
    class_changes.the_proposers_of_a_delivered_one: gettext_lazy("代表（答复已经送达的）"),
    signing.the_signers: gettext_lazy("答复签发人"),
    answering.the_recipients: gettext_lazy("答复的代表（按本级规则）"),
    answering.those_copied: gettext_lazy("抄送的政府办公室"),
    answering.left_to_the_lead: gettext_lazy("由领衔代表转复的联名代表"),
    countersigning.the_countersigning_units: gettext_lazy("被征求会签意见的单位"),
    audiences.the_government_office: gettext_lazy("政府办公室"),
    audiences.those_consulted: gettext_lazy("还没有反馈的预交办单位"),
    audiences.who_answers_an_extension: gettext_lazy("批准延期的机构"),
    audiences.the_surveyed: gettext_lazy("收到测评的代表"),
    meetings.the_units_of_the_package: gettext_lazy("交办会的参会单位"),
    pledges.head_and_office_of_the_pledged_unit: gettext_lazy("签责任书的单位负责人和办公室"),
    papers.the_recipients_of_the_paper: gettext_lazy("收文单位和代表"),
    urging.who_urged: gettext_lazy("要求回复的催办人"),
    urging.the_committee_when_a_deputy_urges: gettext_lazy("代表工委（代表催办的）"),
    meetings.the_invited_units: gettext_lazy("被邀请到会的单位"),
}


def words(book: str = "") -> Words:
    """With a rulebook's name its articles are cited; without one, an act names the clock it rests on."""

    def basis(act) -> str:
        if not act.law:
            return _("内部程序")
        if book:
            return _(act.procedure.cite(act.law, SimpleNamespace(rulebook=book)))
        periods = rulebook.get(rulebook.names()[0]).every_period
        if act.law in periods:
            return _("“%s”期限的依据，见各规则") % _(periods[act.law].label)
        options = {**rulebook.CHOICES, **SEVERAL}
        if act.law in options:
            return _("“%s”的依据，见各规则") % _(options[act.law][0])
        return act.law

    return Words(clock=_clock, audience=_audience, basis=basis)


WORD = re.compile(r"[a-z][a-z_]{2,}[a-z]")
BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")


IN_A_FILE: dict[str, str] = {
    "amount": gettext_noop("数量"),
    "unit": gettext_noop("单位"),
    "anchor": gettext_noop("起算日"),
    "article": gettext_noop("依据条款"),
    "note": gettext_noop("理由"),
    "true": gettext_noop("是"),
    "false": gettext_noop("否"),
    NOT_STATED: gettext_noop("条文未写明"),
}
"""Words of a rulebook file itself."""


def cell_in_words(book: rulebook.Rulebook, code: str, fault: str) -> str:
    """“答复”：120日长于…: a refusal of a rulebook as a clerk reads it, without the file's own words."""
    cells = (*showing.periods(book), *showing.options(book))
    labels = {one.code: one.label for one in cells}
    words = {key: _(label) for key, label in (rulebook.ANCHORS | IN_A_FILE).items()}
    for path, (_what, values) in rulebook.CHOICES.items():
        chosen = {str(value): _(label) for value, label in values.items()}
        words = chosen | words if path != code else words | chosen
    words |= {one.split(".")[-1]: label for one, label in labels.items()}
    plain = BLANK.sub("", WORD.sub(lambda found: words.get(found[0], found[0]), fault))
    return f"“{labels[code]}”：{plain}" if code in labels else plain


def _clock(name: str) -> str:
    return _((rulebook.CLOCKS | rulebook.FURTHER_PERIODS)[name])


def _audience(audience) -> str:
    return str(AUDIENCES.get(audience, audience.__name__))
