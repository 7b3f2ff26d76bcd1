"""The words with which the procedure of bills is printed and shown."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.printing import Words

from .. import rulebook
from . import audiences

AUDIENCES = {
    audiences.the_committee: gettext_lazy("代表工委"),
    audiences.the_proposers: gettext_lazy("提出议案的代表"),
    audiences.those_asked_to_sign: gettext_lazy("尚未答复的受邀代表"),
    audiences.the_special_committee: gettext_lazy("研究议案的专门委员会"),
    audiences.the_units_asked: gettext_lazy("被征求意见的机关"),
    audiences.the_executor: gettext_lazy("承办议案的机关"),
}


def words(book: str = "") -> Words:
    """With a rulebook's name its articles are cited; without one, an act names the clock it rests on."""

    def basis(act) -> str:
        if not act.law:
            return _("内部程序")
        if book:
            return _(act.procedure.cite(act.law, SimpleNamespace(rulebook=book)))
        if act.law in rulebook.CLOCKS:
            return _("“%s”期限的依据，见各议案规则") % _(rulebook.CLOCKS[act.law])
        if act.law in rulebook.OPTIONS:
            return _("“%s”的依据，见各议案规则") % _(rulebook.OPTIONS[act.law])
        if act.law == "threshold":
            return _("联名人数的依据，见各议案规则")
        return act.law

    return Words(clock=_clock, audience=_audience, basis=basis)


def _clock(name: str) -> str:
    return _(rulebook.CLOCKS[name])


def _audience(audience) -> str:
    return str(AUDIENCES[audience])
