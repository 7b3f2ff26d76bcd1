"""延期: the unit's application or notice, and what was decided on it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, Table, paragraphs
from huying.foundation.procedure.models import Clock

from ..models import Extension, Handling
from ..policy.family import suggestion_of
from ..states import ExtensionAnswer
from .catalogue import inside, letter
from .words import committee_of, day, full_name, lead_name, numbered, office_of

DECIDED = ("handling.grant_extension", "handling.refuse_extension")


def _newest(handling) -> Extension | None:
    return max(handling.extensions.all(), key=lambda one: one.pk, default=None)


def _asked(handling) -> bool:
    return _newest(handling) is not None


def _decided(handling) -> bool:
    """Consent was asked for and given or refused; what is only declared needs no decision."""
    found = _newest(handling)
    return bool(
        found and found.answer != ExtensionAnswer.ASKED and found.answered_at != found.asked_at
    )


def _due(handling, name: str) -> str:
    found = Clock.objects.filter(case=handling.pk, name=name).order_by("pk").last()
    return day(found.due) if found else ""


@letter(
    "extension_application",
    gettext_lazy("延期申请"),
    of="handling",
    exists=_asked,
    may=inside,
)
def application(handling: Handling, acting, at) -> Letter:
    asked, suggestion = _newest(handling), suggestion_of(handling)
    assert asked is not None
    unit = full_name(handling.unit.name, handling.congress)
    cells = (
        (_("编号"), suggestion.number_text, _("领衔代表"), lead_name(handling)),
        (_("题目"), suggestion.title, _("原期限"), _due(handling, "reply")),
        (
            *(_("向代表说明"), asked.told_deputy),
            *(_("延至"), _due(handling, "reply_long")),
        ),
    )
    return Letter(
        name=f"{_('延期申请')} {numbered(handling)} {handling.unit}",
        title=_("关于延期答复%s代表建议的函") % numbered(handling),
        issuer=unit,
        addressee=f"{committee_of(handling.congress)}：",
        body=(
            Table((), cells, (3, 6, 3, 5)),
            Paragraph(_("延期理由"), "first"),
            *paragraphs(asked.reason),
            Paragraph(_("已做的工作"), "first"),
            *paragraphs(asked.work_done),
        ),
        closing=(unit, day(asked.asked_at)),
    )


@letter("extension_decision", gettext_lazy("延期决定"), of="handling", exists=_decided)
def decision(handling: Handling, acting, at) -> Letter:
    asked = _newest(handling)
    assert asked is not None
    granted = asked.answer == ExtensionAnswer.GRANTED
    unit = full_name(handling.unit.name, handling.congress)
    found = handling.case.events.filter(act__in=DECIDED).select_related("by__body")
    event = found.order_by("seq").last()
    office = office_of(handling.congress, event.by.body) if event else handling.congress.name
    words = {"number": numbered(handling), "due": _due(handling, "reply_long")}
    if granted:
        said = _("同意%(number)s建议延期答复，答复期限延至%(due)s。请抓紧办理，按期答复代表。")
    else:
        said = _("不同意%(number)s建议延期答复，请按原期限答复代表。")
    return Letter(
        name=f"{_('延期决定')} {numbered(handling)} {handling.unit}",
        title=_("关于%s代表建议延期答复申请的决定") % numbered(handling),
        issuer=office,
        addressee=f"{unit}：",
        body=(Paragraph(said % words), *paragraphs(asked.answer_reason)),
        closing=(office, day(asked.answered_at)),
    )
