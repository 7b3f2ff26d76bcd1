"""Ledgers that are a list and nothing more: B 类台账, 责任书, 代表名册, 单位名册. One page shows them all."""

from datetime import date
from itertools import islice

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.models import Appointment, Body
from huying.domain.people.queries import Acting, sitting_deputies
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Measure, ReplyRound
from huying.domain.suggestions.policy.classes import letters_of
from huying.domain.suggestions.queries import rounds_visible_to
from huying.domain.suggestions.queries.pledges import pledges_visible_to
from huying.domain.suggestions.states import ClassMeaning

from . import (
    commitments,  # noqa: F401 - it declares the ledger of promises
    promise_letters,  # noqa: F401 - it declares the ledger of 年度告知书
    supervising,  # noqa: F401 - it declares the ledgers of 督办
    turned,  # noqa: F401 - it declares the register of class B
)
from .columns import PAGE, SHEET, Column
from .declared import LEDGERS, Ledger, Listing, declare
from .filters import Offered
from .rows import isoday, names
from .sending import lines, print_out, send

ON_A_PAGE = 50
BOTH = (PAGE, SHEET)
ORDER = (
    *("suggestions", "unit_ledger", "duty", "class_b", "outcomes", "pledges"),
    *("commitments", "b_register", "promise_letters"),
    *("tiers", "key_items", "step_by_step"),
    "look_back_items",
    "followed_matters",
    "matters_to_follow",
    "revisits",
    "assessed",
    "honoured",
    "unit_years",
    "theme_items",
    *("deputies", "units"),
)
# With a page of their own: what stands there is more than a list.
ELSEWHERE = {
    "suggestions": ("insight:ledger",),
    "duty": ("insight:duty",),
    "outcomes": ("insight:outcomes",),
    "unit_ledger": ("insight:unit_ledger",),
    "commitments": ("supervision:list",),
    "b_register": ("supervision:part", "b-register"),
    "theme_items": ("insight:themes",),
}


def _in_a_session(
    acting: Acting, given: QueryDict, found: QuerySet, path: str
) -> tuple[str, QuerySet]:
    """Narrowed to the session that is asked for; all of them where none is."""
    asked = given.get("session", "")
    sessions = Offered(acting.congress).sessions
    if asked in ("", "all"):
        return gettext("历次会议"), found
    if asked not in sessions:
        raise BadRequest
    return str(sessions[asked]), found.filter(**{path: sessions[asked]})


# -- B 类台账: what a unit promised to do later ------------------------------------------------


def _class_b(acting: Acting, given: QueryDict, today: date) -> Listing:
    letters = letters_of(acting.congress, ClassMeaning.UNDER_WAY)
    visible = rounds_visible_to(acting).filter(reply_class__in=letters, delivered_at__isnull=False)
    words, found = _in_a_session(acting, given, visible, "handling__suggestion__session")
    found = found.select_related(
        *("handling__suggestion__session__term", "handling__suggestion__lead__person"),
        *("handling__suggestion__category__parent", "handling__unit", "handling__responsibility"),
    ).prefetch_related(
        Prefetch("handling__measures", Measure.objects.filter(dropped_at=None).order_by("pk"))
    )
    found = found.order_by("handling__suggestion__session", "handling__suggestion__number", "pk")
    return Listing(words, found.count(), lambda: found.iterator(chunk_size=500))


def _measures(row: ReplyRound) -> list[Measure]:
    return list(row.handling.measures.all())


def _lead(row: ReplyRound) -> str:
    lead = row.handling.suggestion.lead
    return str(lead.person) if lead else ""


def _responsible(row: ReplyRound) -> str:
    return str(getattr(row.handling, "responsibility", "") or "")


def _joined(field: str):
    return lambda row: "；".join(filter(None, (getattr(one, field) for one in _measures(row))))


def _days(field: str):
    return lambda row: names(isoday(getattr(one, field)) for one in _measures(row))


def _progress(row: ReplyRound) -> str:
    every = _measures(row)
    done = sum(one.done_on is not None for one in every)
    return gettext("%(done)d / %(all)d 项") % {"done": done, "all": len(every)} if every else ""


declare(
    Ledger(
        "class_b",
        _("B类台账"),
        _("%s B类答复件办理落实情况登记表"),
        [
            Column("session", _("届次"), lambda row: str(row.handling.suggestion.session or ""), width=22),
            Column("number", _("编号"), lambda row: row.handling.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.handling.suggestion.title, "title", BOTH, width=40),
            Column("lead", _("领衔代表"), _lead, "name", BOTH),
            Column("unit", _("承办单位"), lambda row: row.handling.unit.name, where=BOTH, width=20),
            Column("responsible", _("责任人"), _responsible, where=BOTH, width=20),
            Column("class", _("答复类别"), lambda row: row.reply_class),
            Column("replied", _("答复日"), lambda row: isoday(row.delivered_at), "date", BOTH),
            Column("document_number", _("文号"), lambda row: row.document_number, width=24),
            Column("turn", _("轮次"), lambda row: row.round, "number"),
            Column("promised", _("承诺举措"), _joined("what"), where=BOTH, width=40),
            Column("promised_by", _("承诺期限"), _days("due_on"), "date", BOTH, width=14),
            Column("progress", _("已完成举措"), _progress, where=BOTH),
            Column("done_on", _("完成日"), _days("done_on"), "date", width=14),
            Column("result", _("完成情况"), _joined("result"), width=30),
        ],
        lambda acting: True,
        _class_b,
    )
)  # fmt: skip


# -- 责任书 --------------------------------------------------------------------------------------


def _pledges(acting: Acting, given: QueryDict, today: date) -> Listing:
    visible = pledges_visible_to(acting).filter(taken_back_at=None)
    words, found = _in_a_session(acting, given, visible, "session")
    found = found.prefetch_related("handlings").order_by("session", "unit__name")
    return Listing(words, found.count(), lambda: found.iterator(chunk_size=200))


def _percent(name: str):
    def value(row) -> str:
        found = getattr(row, name)
        return "" if found is None else f"{found}%"

    return value


declare(
    Ledger(
        "pledges",
        _("责任书台账"),
        _("%s代表建议办理责任书台账"),
        [
            Column("session", _("届次"), lambda row: str(row.session), where=BOTH, width=22),
            Column("unit", _("单位"), lambda row: row.unit.name, "title", BOTH, width=22),
            Column("items", _("签订时承办件数"), lambda row: len(row.handlings.all()), "number", BOTH),
            Column("met", _("见面率目标"), _percent("met_target"), where=BOTH),
            Column("replied", _("答复率目标"), _percent("replied_target"), where=BOTH),
            Column("content", _("满意率目标"), _percent("content_target"), where=BOTH),
            Column("solved", _("解决率目标"), _percent("solved_target"), where=BOTH),
            Column("issued", _("下发日"), lambda row: isoday(row.issued_at), "date", BOTH),
            Column("signed_by", _("签订人"), lambda row: str(row.signed_by.person) if row.signed_by else "", "name", BOTH),
            Column("signed", _("签订日"), lambda row: isoday(row.signed_at), "date", BOTH),
            Column("duties", _("责任内容"), lambda row: row.duties, width=50),
        ],
        lambda acting: bool(acting.bodies) or acting.is_committee,
        _pledges,
    )
)  # fmt: skip


# -- the roll ------------------------------------------------------------------------------------


def _deputies(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = sitting_deputies(acting.congress.pk).select_related(
        "person", "seat__delegation", "seat__term"
    )
    return Listing(gettext("现任代表"), found.count(), lambda: found.iterator(chunk_size=500))


def _seat(name: str):
    return lambda row: str(getattr(row.seat, name) or "")


def _reads_the_roll(acting: Acting) -> bool:
    return acting.is_committee


def _sex(row: Appointment) -> str:
    return str(row.person.get_sex_display()) if row.person.sex else ""


declare(
    Ledger(
        "deputies",
        _("代表花名册"),
        _("%s代表花名册"),
        [
            Column("name", _("姓名"), lambda row: row.person.name, "title", BOTH),
            Column("sex", _("性别"), _sex, where=BOTH, width=6),
            Column("delegation", _("代表团"), _seat("delegation"), where=BOTH, width=18),
            Column("elected_by", _("选区（选举单位）"), _seat("elected_by"), where=BOTH, width=22),
            Column("term", _("届"), _seat("term"), width=16),
            Column("phone", _("电话"), lambda row: row.person.phone, where=BOTH, width=16),
            Column("since", _("任职起始日"), lambda row: isoday(row.since), "date", BOTH),
        ],
        _reads_the_roll,
        _deputies,
    )
)


def _bodies(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = Body.objects.filter(congress=acting.congress, kind=BodyKind.UNIT, active=True)
    found = found.order_by("system", "name")
    return Listing(gettext("在用的承办单位"), found.count(), lambda: found.iterator(chunk_size=500))


declare(
    Ledger(
        "units",
        _("承办单位名册"),
        _("%s承办单位名册"),
        [
            Column("name", _("单位"), lambda row: row.name, "title", BOTH, width=26),
            Column("system", _("系统"), lambda row: row.get_system_display(), where=BOTH),
            Column("phone", _("电话"), lambda row: row.phone, where=BOTH, width=16),
            Column("duties", _("职责"), lambda row: row.duties, where=BOTH, width=50),
        ],
        _reads_the_roll,
        _bodies,
    )
)


# -- pages -----------------------------------------------------------------------------------------


@require_safe
def ledgers(request, code: str) -> HttpResponse:
    """Every ledger that this person may read, each as a page, a file and a print."""
    mine = [LEDGERS[name] for name in ORDER if LEDGERS[name].may(request.acting)]
    shown = [(one, _address(code, one.name)) for one in mine]
    return render(request, "insight/ledgers.html", {"code": code, "ledgers": shown})


def _address(code: str, name: str) -> str:
    if name in ELSEWHERE:
        page, *part = ELSEWHERE[name]
        return reverse(page, args=[code, *part])
    return reverse("insight:listed", args=[code, name])


def _known(request, name: str) -> Ledger:
    found = LEDGERS.get(name)
    if found is None or not found.may(request.acting):
        raise Http404
    return found


@require_safe
def listed(request, code: str, name: str) -> HttpResponse:
    """A ledger that is only a list, fifty rows to a page."""
    ledger = _known(request, name)
    if name in ELSEWHERE:
        raise Http404
    listing = ledger.ask(request.acting, request.GET, timezone.localdate())
    columns = [one for one in ledger.columns if PAGE in one.where]
    page = Paginator(range(listing.count), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = islice(listing.rows(), max(page.start_index() - 1, 0), page.end_index())
    context = {
        "code": code,
        "ledger": ledger,
        "title": ledger.titled(request.acting),
        "listing": listing,
        "columns": columns,
        "lines": lines(columns, rows),
        "page": page,
        "asked": request.GET.urlencode(),
    }
    return render(request, "insight/listed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request, code: str, name: str) -> HttpResponseBase:
    return send(request, _known(request, name).name)


@require_safe
def printed(request, code: str, name: str) -> HttpResponseBase:
    return print_out(request, _known(request, name).name)
