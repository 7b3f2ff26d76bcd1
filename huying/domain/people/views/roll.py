"""名册: the lists and the pages of a person and of a body. Changing is in roll_acts."""

from types import SimpleNamespace

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.foundation.procedure.models import Event
from huying.foundation.ui.charts import bars
from huying.foundation.ui.fields import plain_text

from ..models import Appointment, Body, Delegation, Person, Roll, Session, Term
from ..procedure.accounts import why_not_governed
from ..roll import history, lists
from ..roll.words import EDUCATIONS, NATIONALITIES, OCCUPATIONS, PARTIES
from ..states import BodyKind, Capacity, SeatStatus, Sex, UnitSystem
from .person_cards import cards_of

PAGE = 50
TONES = {"active": "done", "suspended": "warn", "terminated": "stop"}


def manages(request) -> bool:
    """Whether somebody keeps the roll, and so sees its personal fields."""
    return request.acting.is_committee or request.acting.is_administrator


def keeper(request) -> Appointment:
    """The appointment in which somebody keeps the roll: the one that may do most. 403 for others."""
    if not manages(request):
        raise PermissionDenied
    held = [
        one
        for one in request.acting.appointments
        if one.capacity == Capacity.ADMINISTRATOR
        or (
            one.body.kind == BodyKind.DEPUTIES_COMMITTEE
            and one.capacity in (Capacity.HEAD, Capacity.CLERK)
        )
    ]
    order = [Capacity.ADMINISTRATOR, Capacity.HEAD, Capacity.CLERK]
    return min(held, key=lambda one: order.index(Capacity(one.capacity)))


def roll_of(request) -> Roll:
    return get_object_or_404(
        Roll.objects.select_related("case", "congress"), congress=request.congress
    )


def at(request, name: str, *args) -> str:
    """An address of the roll in the chosen congress."""
    return reverse(f"roll:{name}", args=[request.congress.code, *args])


def sections(request, here: str) -> list[dict]:
    """The tabs: everybody sees deputies and units, the rest belongs to those who keep the roll."""
    names = [("deputies", _("代表")), ("bodies", _("机构和单位"))]
    if manages(request):
        names += [
            ("staff", _("工作人员")),
            ("terms", _("届次、会议、代表团")),
            ("composition", _("结构分析")),
            ("changes", _("变更记录")),
        ]
    return [
        {"label": label, "url": at(request, name), "current": name == here} for name, label in names
    ]


def shown(request, template: str, here: str, **context):
    context |= {"sections": sections(request, here), "manages": manages(request)}
    return render(request, f"people/roll/{template}.html", context)


def asked_for(request, names) -> dict[str, str]:
    """What a list is narrowed by, as plain text; what cannot be read is not asked."""
    found = {}
    for name in names:
        try:
            found[name] = plain_text(request.GET.get(name, ""))[:60]
        except ValidationError:
            found[name] = ""
    return found


def chosen_term(request) -> tuple[Term | None, list[Term]]:
    """The term asked for by its number, else the newest; and all there are."""
    every = list(Term.objects.filter(congress=request.congress).order_by("-number"))
    number = request.GET.get("term", "")
    newest = every[0] if every else None
    return next((one for one in every if str(one.number) == number), newest), every


@require_safe
def deputies(request, code):
    """The deputies of a term; by name, pinyin, delegation and, for the office, any mark."""
    office = manages(request)
    asked = asked_for(request, lists.FILTERS if office else lists.OPEN_FILTERS)
    term, every = chosen_term(request)
    found = lists.narrowed(lists.seats(request.congress.pk, term), asked, timezone.localdate())
    delegations = list(Delegation.objects.filter(term=term).order_by("pk")) if term else []
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return shown(
        request,
        "deputies",
        "deputies",
        term=term,
        every_term=every,
        page=page,
        guarded=_guarded(request, page) if office else set(),
        asked=asked,
        narrowed=any(asked.values()),
        marked=any(asked.get(one) for one in lists.FILTERS if one not in lists.OPEN_FILTERS),
        delegations=[(str(one.pk), one.name) for one in delegations],
        statuses=[*SeatStatus.choices, ("all", _("全部"))],
        marks=_marks() if office else [],
        tones=TONES,
    )


def _guarded(request, page) -> set[int]:
    """Keys of the persons on the page whose account is not in the hands of this clerk."""
    by = keeper(request)
    people = [seat.appointment.person for seat in page]
    held = lists.running_appointments(people)
    return {one.pk for one in people if why_not_governed(by, one, held.get(one.pk, []))}


def _marks() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name in the address, label, [(value, word)]) for each select of the office."""
    empty = (lists.NONE, _("未填写"))

    def words(each):
        return [*((one, one) for one in each), empty]

    return [
        ("sex", _("性别"), [*Sex.choices, empty]),
        ("nationality", _("民族"), words(NATIONALITIES)),
        ("party", _("党派"), words(PARTIES)),
        ("education", _("学历"), words(EDUCATIONS)),
        ("occupation", _("职业构成"), words(OCCUPATIONS)),
        ("grassroots", _("基层代表"), [("1", _("是")), ("0", _("否"))]),
        ("age", _("年龄"), [*((key, one[2]) for key, one in lists.BANDS.items()), empty]),
        ("served", _("任职届数"), [("1", _("首次当选")), ("2", _("连任"))]),
    ]


@require_safe
def composition(request, code):
    """结构分析: every number opens its list."""
    keeper(request)
    term, _every = chosen_term(request)
    total, made = lists.composition(request.congress.pk, term, timezone.localdate())
    charts = [
        (one, bars([(part.label, part.count) for part in one.parts], title=one.title, unit=_("人")))
        for one in made
        if one.parts
    ]
    return shown(request, "composition", "composition", term=term, total=total, charts=charts)


@require_safe
def bodies(request, code):
    asked = asked_for(request, ("q", "kind", "system", "active"))
    found = Body.objects.filter(congress=request.congress).exclude(kind=BodyKind.CONGRESS)
    if asked["q"]:
        found = found.filter(Q(name__icontains=asked["q"]) | Q(duties__icontains=asked["q"]))
    for name in ("kind", "system"):
        if asked[name]:
            found = found.filter(**{name: asked[name]})
    if not manages(request):
        found = found.filter(active=True)
    elif asked["active"] in ("1", "0"):
        found = found.filter(active=asked["active"] == "1")
    found = found.annotate(
        people=Count("appointments__person", Q(appointments__until=None), distinct=True)
    ).order_by("-active", "kind", "system", "name")
    return shown(
        request,
        "bodies",
        "bodies",
        page=Paginator(found, PAGE).get_page(request.GET.get("page")),
        asked=asked,
        narrowed=any(asked.values()),
        kinds=[one for one in BodyKind.choices if one[0] != BodyKind.CONGRESS],
        systems=UnitSystem.choices,
    )


@require_safe
def body(request, code, pk):
    """One body; who works there and how to reach them is for those who keep the roll."""
    one = get_object_or_404(Body, pk=pk, congress=request.congress)
    if not one.active and not manages(request):
        raise Http404
    held = (
        Appointment.objects.filter(body=one)
        .exclude(capacity__in=(Capacity.DEPUTY, Capacity.SYSTEM))
        .select_related("person__account")
        .order_by("until", "capacity", "person__pinyin")
        if manages(request)
        else Appointment.objects.none()
    )
    return shown(
        request,
        "body",
        "bodies",
        body=one,
        running=[x for x in held if x.until is None],
        ended=[x for x in held if x.until is not None],
        is_congress=one.kind == BodyKind.CONGRESS,
    )


@require_safe
def staff(request, code):
    keeper(request)
    asked = asked_for(request, ("q",))
    page = Paginator(lists.staff(request.congress.pk, asked["q"]), PAGE).get_page(
        request.GET.get("page")
    )
    people = list(page.object_list)
    held = lists.running_appointments(people)
    rows = [SimpleNamespace(person=one, held=held.get(one.pk, [])) for one in people]
    return shown(request, "staff", "staff", page=page, rows=rows, asked=asked)


@require_safe
def terms(request, code):
    keeper(request)
    found = Term.objects.filter(congress=request.congress).order_by("-number")
    sessions = (
        Session.objects.filter(congress=request.congress)
        .select_related("term")
        .order_by("-opens_at")
    )
    delegations = (
        Delegation.objects.filter(congress=request.congress)
        .select_related("term")
        .annotate(people=Count("seats", ~Q(seats__status=SeatStatus.TERMINATED)))
        .order_by("-term__number", "pk")
    )
    return shown(
        request, "terms", "terms", terms=found, term_sessions=sessions, delegations=delegations
    )


@require_safe
def changes(request, code):
    """Every change of the roll, newest first."""
    keeper(request)
    found = (
        Event.objects.filter(case__kind="roll", congress=request.congress)
        .select_related("detail", "by__person")
        .order_by("-seq")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(one, *history.told(one)) for one in page]
    return shown(request, "changes", "changes", page=page, rows=rows)


@require_safe
def person(request, code, pk):
    """A person: what is public for everybody; the rest, and the account, for the office.

    Somebody who is no deputy is shown to the office and to himself or herself alone.
    """
    one = get_object_or_404(
        Person.objects.select_related("account"), pk=pk, congress=request.congress
    )
    held = list(
        one.appointments.exclude(capacity=Capacity.SYSTEM)
        .select_related("body", "seat__term", "seat__delegation")
        .order_by("until", "pk")
    )
    office, itself = manages(request), request.acting.person.pk == one.pk
    held_seats = [x.seat for x in held if x.is_deputy]
    if not (office or itself or held_seats):
        raise Http404
    return shown(
        request,
        "person",
        "deputies" if held_seats else "staff",
        person=one,
        seats=held_seats,
        running=[x for x in held if x.until is None and not x.is_deputy],
        ended=[x for x in held if x.until is not None and not x.is_deputy],
        sees_all=office or itself,
        account=one.account if office else None,
        ungoverned=why_not_governed(keeper(request), one) if office else "",
        cards=cards_of(one, request),
        tones=TONES,
    )
