"""退办（改办）: the unit's application, and what was decided on it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, Table, paragraphs

from ..models import Handling
from ..policy.family import suggestion_of
from ..states import Handling as State
from .catalogue import inside, letter
from .words import committee_of, day, full_name, lead_name, numbered, office_of

ASKED = ("handling.ask_to_return", "handling.ask_to_return_late")
DECIDED = ("handling.approve_return", "handling.deny_return", "handling.take_back")


def _asked(handling) -> bool:
    return bool(handling.return_reason)


def _decided(handling) -> bool:
    return handling.state == State.RETURNED or bool(handling.return_answer)


def _last(handling, acts):
    found = handling.case.events.filter(act__in=acts).select_related("by__person", "by__body")
    return found.order_by("seq").last()


@letter("return_application", gettext_lazy("退办申请"), of="handling", exists=_asked, may=inside)
def application(handling: Handling, acting, at) -> Letter:
    event, suggestion = _last(handling, ASKED), suggestion_of(handling)
    unit = full_name(handling.unit.name, handling.congress)
    cells = (
        (_("编号"), suggestion.number_text, _("承办方式"), handling.get_role_display()),
        (_("题目"), suggestion.title, _("领衔代表"), lead_name(handling)),
        (
            *(_("收到日期"), day(handling.received_at)),
            *(_("申请日期"), day(event.at if event else None)),
        ),
        (
            *(_("建议承办单位"), str(handling.proposed_unit or "")),
            *(_("第几次申请"), str(handling.returns_asked or 1)),
        ),
    )
    return Letter(
        name=f"{_('退办申请')} {numbered(handling)} {handling.unit}",
        title=_("关于申请退回%s代表建议的函") % numbered(handling),
        issuer=unit,
        addressee=_("%s：") % _decider(handling),
        body=(
            Table((), cells, (3, 6, 3, 5)),
            Paragraph(_("退回理由和职能依据"), "first"),
            *paragraphs(handling.return_reason),
        ),
        closing=(unit, day(event.at if event else None)),
        notes=(_("经办：%s") % event.by.person,) if event else (),
    )


@letter("return_decision", gettext_lazy("改办决定"), of="handling", exists=_decided)
def decision(handling: Handling, acting, at) -> Letter:
    event = _last(handling, DECIDED)
    granted = handling.state == State.RETURNED
    successor = handling.successors.select_related("unit").order_by("pk").last()
    office = _decider(handling)
    unit = full_name(handling.unit.name, handling.congress)
    words = {"number": numbered(handling), "title": suggestion_of(handling).title, "unit": unit}
    if granted:
        said = _("%(number)s建议《%(title)s》不再由%(unit)s承办") % words
        if successor:
            said += _("，改由%s承办") % full_name(successor.unit.name, handling.congress)
        said += "。"
    else:
        said = _("%(number)s建议《%(title)s》仍由%(unit)s承办，答复期限不变。") % words
    return Letter(
        name=f"{_('改办决定')} {numbered(handling)} {handling.unit}",
        title=(_("关于改办%s代表建议的决定") if granted else _("关于不予退回%s代表建议的决定"))
        % numbered(handling),
        issuer=office,
        addressee=f"{unit}：",
        body=(
            Paragraph(_("你单位关于退回该建议的申请收悉。经研究，决定如下："))
            if handling.return_reason
            else Paragraph(_("经研究，决定如下：")),
            Paragraph(said),
            *paragraphs(handling.return_answer),
        ),
        closing=(office, day(event.at if event else None)),
    )


def _decider(handling) -> str:
    """Who decided it; before that, the office of the congress."""
    event = _last(handling, DECIDED)
    if event is None:
        return committee_of(handling.congress)
    return office_of(handling.congress, event.by.body)
