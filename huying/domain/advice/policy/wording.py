"""The words with which these procedures are printed and shown."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy import wording
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.printing import Words

from . import audiences

AUDIENCES = {
    audiences.the_committee: gettext_lazy("代表工委"),
    audiences.the_unit: gettext_lazy("有关单位"),
    audiences.those_invited: gettext_lazy("受邀提出意见的代表"),
    audiences.those_who_advised: gettext_lazy("提出意见的代表"),
    audiences.the_asker: gettext_lazy("提出请求的代表"),
    audiences.every_deputy: gettext_lazy("全体代表"),
    audiences.those_met: gettext_lazy("联系过的代表"),
}
CLOCKS = {"advise": gettext_noop("代表提出意见")}
"""Clocks of these procedures that no rulebook knows."""
ANCHORS = {"opened_at": gettext_noop("开始征求意见之日")}


def words(book: str = "") -> Words:
    """With a rulebook's name its articles are cited."""
    return Words(clock=_clock, audience=_audience, basis=wording.words(book).basis)


def _clock(name: str) -> str:
    return _((rulebook.CLOCKS | rulebook.FURTHER_PERIODS | CLOCKS)[name])


def _audience(audience) -> str:
    return str(AUDIENCES[audience])
