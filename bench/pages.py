"""What is measured: the ledger, one suggestion, drafting one, registering one, and the desk's counts."""

from itertools import cycle

from django.urls import reverse
from django.utils import timezone

from huying.domain.people.models import Account, Appointment, Congress
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.suggestions.procedure import suggestion

from .measuring import ROUNDS, WARM_UP, Ask, new_key

TEXT = {
    "title": "关于维修灌溉支渠的建议",
    "facts": "支渠建于上世纪七十年代，破损一千二百米，今春有八百亩地浇不上水。",
    "proposal": "建议由水利部门立项维修，并明确管护责任。",
    "requests": ["对破损渠段进行衬砌修复", "明确日常管护单位和经费"],
    "openness": "title_only",
}


def asks(
    congress: Congress, rounds: int = ROUNDS, warm_up: int = WARM_UP
) -> list[tuple[Ask, Account]]:
    """Each with the account that asks; enough wait to be registered, by ours and by the bare view."""
    clerk = _somebody(congress, Capacity.CLERK, BodyKind.DEPUTIES_COMMITTEE)
    deputy = _somebody(congress, Capacity.DEPUTY, BodyKind.CONGRESS)
    code, key = congress.code, _key(congress.pk)
    long_lived = (
        Suggestion.objects.filter(congress=congress, case__state__in=("closed", "archived"))
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    details = cycle(list(long_lived[:60]))
    bare_details = cycle(list(long_lived[:60]))
    waiting = iter(_handed_in(deputy, 2 * (warm_up + rounds + 2)))
    category = Category.objects.filter(congress=congress).order_by("pk").first().pk

    def register(client):
        one = next(waiting)
        url = reverse("suggestions:act", args=[code, "suggestion", one.pk, "register"])
        fields = {"category": category, "version": one.case.version, "idem": new_key()}
        return client.post(url, fields)

    def draft(client):
        return client.post(reverse("suggestions:new", args=[code]), TEXT | {"idem": new_key()})

    return [
        (
            Ask(
                "list", "台账第一页（50 行）",
                lambda client: client.get(reverse("insight:ledger", args=[code])),
                lambda client: client.get(f"/list/{key}"), 4.0,
            ),
            clerk.person.account,
        ),
        (
            Ask(
                "detail", "一件建议（已办结）",
                lambda client: client.get(reverse("suggestions:page", args=[code, next(details)])),
                lambda client: client.get(f"/detail/{next(bare_details)}"), 6.0,
            ),
            clerk.person.account,
        ),
        (
            Ask(
                "create", "起草一件建议", draft,
                lambda client: client.post(f"/create/{key}/{deputy.pk}", TEXT), 3.0,
            ),
            deputy.person.account,
        ),
        (
            Ask(
                "act", "登记编号", register,
                lambda client: client.post(
                    f"/act/{key}/{next(waiting).pk}/{clerk.pk}", {"category": category}
                ), 3.5,
            ),
            clerk.person.account,
        ),
        (
            Ask(
                "count", "工作台（各清单的件数）",
                lambda client: client.get(reverse("workbench:home", args=[code])),
                lambda client: client.get(f"/count/{key}"), None,
            ),
            clerk.person.account,
        ),
    ]  # fmt: skip


def _handed_in(deputy: Appointment, number: int) -> list[Suggestion]:
    """Suggestions that wait for the 代表工委, handed in today by the product's own acts."""
    now, found = timezone.now(), []
    text = {name: TEXT[name] for name in ("title", "facts", "proposal", "requests")}
    for _ in range(number):
        one = suggestion.draft(by=deputy, at=now, **text)
        found.append(suggestion.submit(one, by=deputy, at=now))
    return found


def _somebody(congress, capacity, kind) -> Appointment:
    found = (
        Appointment.objects.filter(
            congress=congress, capacity=capacity, body__kind=kind, until=None,
            person__account__isnull=False,
        )
        .select_related("person__account", "body")
        .order_by("pk")
        .first()
    )  # fmt: skip
    if found is None:
        raise LookupError(f"nobody is {capacity} there")
    return found


def _key(pk) -> str:
    from django.db import connection

    return pk.hex if connection.vendor == "sqlite" else str(pk)
