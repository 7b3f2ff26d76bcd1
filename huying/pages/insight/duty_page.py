"""办理清单, as a page and a file. Nothing here writes."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.models import Body, Session
from huying.domain.people.queries import Acting, newest_session
from huying.domain.suggestions.models import Handling, Pledge
from huying.domain.suggestions.queries.duty import duty_list, reads_duty, with_duty
from huying.domain.suggestions.queries.pledges import pledges_visible_to

from . import duty as lines
from .declared import Ledger, Listing, declare
from .filters import Offered
from .sending import send
from .statistics import definition

ON_A_PAGE = 50
MOST_PLEDGES = 200


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the list: a session or "all", a unit or "", a key of ONLY or ""."""

    session: str
    unit: str
    only: str
    sessions: dict[str, Session]
    units: dict[str, str]

    @property
    def address(self) -> str:
        return urlencode({"session": self.session, "unit": self.unit, "only": self.only})

    @property
    def words(self) -> str:
        """The choice in words, for the head of a file."""
        session = self.sessions.get(self.session)
        parts = [str(session) if session else _("历次会议"), self.units.get(self.unit, "")]
        return " · ".join(filter(None, [*parts, str(lines.ONLY.get(self.only, ""))]))


@require_safe
def duty(request, code: str) -> HttpResponse:
    """Who answers for each item and what is done until when: a unit's own, or those one oversees."""
    asked, found = _list(request)
    today = timezone.localdate()
    narrowed = with_duty(lines.narrowed(found, asked.only, today))
    shown = Paginator(narrowed, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "code": code,
        "asked": asked,
        "only": lines.ONLY.items(),
        "figures": lines.figures(found, today),
        "definition": definition(lines.figures),
        "page": shown,
        "turns": lines.turns_of(shown.object_list, today),
        "today": today,
        "pledges": _pledges(request, asked),
        "may_issue": request.acting.is_committee,
    }
    return render(request, "insight/duty.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def duty_export(request, code: str) -> HttpResponseBase:
    """The list as asked for, as .xlsx or with ?format=csv as .csv: one line for each measure."""
    return send(request, "duty")


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    asked, found = _asked(acting, given)
    narrowed = lines.narrowed(found, asked.only, today)
    kept = narrowed.order_by().annotate(measured=Count("measures"))
    rows = sum(max(1, one) for one in kept.values_list("measured", flat=True))
    return Listing(asked.words, rows, lambda: lines.rows_of(narrowed, today))


declare(
    Ledger(
        "duty",
        gettext_lazy("办理清单"),
        gettext_lazy("%s代表建议办理清单"),
        lines.COLUMNS,
        reads_duty,
        _listing,
    )
)


def _pledges(request, asked: Asked) -> list[Pledge]:
    """The 责任书 of the session and unit asked for, those that were taken back left out."""
    found = pledges_visible_to(request.acting).filter(taken_back_at=None)
    if asked.session != "all":
        found = found.filter(session=asked.sessions[asked.session])
    if asked.unit:
        found = found.filter(unit=int(asked.unit))
    return list(found.order_by("signed_at", "unit__name")[:MOST_PLEDGES])


def _list(request) -> tuple[Asked, QuerySet[Handling]]:
    if not reads_duty(request.acting):
        raise Http404
    return _asked(request.acting, request.GET)


def _asked(acting: Acting, given: QueryDict) -> tuple[Asked, QuerySet[Handling]]:
    """What is asked and the turns of it, not yet narrowed; what is not understood is refused."""
    found = duty_list(acting)
    offered = Offered(acting.congress)
    newest = newest_session(acting.congress.pk)
    named = Body.objects.filter(pk__in=found.order_by().values("unit")).order_by("name")
    asked = Asked(
        given.get("session") or (str(newest.pk) if newest else "all"),
        given.get("unit", ""),
        given.get("only", ""),
        offered.sessions,
        {str(one.pk): one.name for one in named},
    )
    known_unit = asked.unit in ("", *asked.units)
    known_session = asked.session in ("all", *asked.sessions)
    if not (known_unit and known_session and asked.only in ("", *lines.ONLY)):
        raise BadRequest
    if asked.session != "all":
        found = found.filter(suggestion__session=asked.sessions[asked.session])
    return asked, found.filter(unit=int(asked.unit)) if asked.unit else found
