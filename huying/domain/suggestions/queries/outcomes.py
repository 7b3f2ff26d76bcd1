"""Reading 办理成果: on the page of one item, and summed over all of them."""

from django.db.models import Prefetch, QuerySet

from huying.domain.people.queries import Acting

from ..models import Handling, Outcome
from .visibility import handlings_visible_to


def outcomes_of_handlings() -> Prefetch:
    found = Outcome.objects.order_by("-achieved_on", "-pk").prefetch_related("attachments")
    return Prefetch("outcomes", found)


def outcomes_visible_to(acting: Acting) -> QuerySet[Outcome]:
    """The lines of the items one may see, each once."""
    links = Outcome.handlings.through.objects.filter(
        handling__in=handlings_visible_to(acting).order_by().values("pk")
    )
    return Outcome.objects.filter(congress=acting.congress, pk__in=links.values("outcome"))


def with_items(found: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """With the unit, and with the items that led to each."""
    items = Handling.objects.select_related("suggestion__category").order_by("pk")
    return found.select_related("unit").prefetch_related(Prefetch("handlings", items))
