"""年度办理情况报告: who is told, and its figures as they were when it was settled."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import holders, the_committee
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Paper

from .figures import FIGURES, Scope
from .figures.declared import texts

__all__ = [
    "AUDIENCES",
    "number_is_free",
    "scope_of",
    "settled_numbers",
    "settled_texts",
    "the_committee",
    "the_head",
]


def scope_of(report, at) -> Scope:
    return Scope(report.congress, report.year, timezone.localdate(at))


def the_head(subject):
    """The head of the 代表工委, who decides on it next."""
    kind = BodyKind.DEPUTIES_COMMITTEE
    return holders(subject.congress_id, kind=kind, capacities=(Capacity.HEAD,))


def settled_numbers(report) -> dict[str, int]:
    """A figure that was declared later counted nothing in an older report."""
    kept = report.figures.filter(of="", name__in=FIGURES).values_list("name", "number")
    return dict.fromkeys(FIGURES, 0) | dict(kept)


def settled_texts(report) -> dict[str, str]:
    return texts(settled_numbers(report))


def number_is_free(congress_id, number: str) -> bool:
    return not Paper.objects.filter(congress=congress_id, number_text=number).exists()


AUDIENCES = {the_head: gettext_lazy("代表工委负责人")}
