"""答复类别沿革: with the replies that are shown, and B类转为A类 over many items."""

from django.db.models import OuterRef, Prefetch, Q, QuerySet

from huying.foundation.cases.within import Exists, Subquery

from ..models import ClassChange, Handling, Outcome
from ..states import ClassAnswer, ClassMeaning, ClassStage, OutcomeCheck
from .judged import NO_LONGER


def changes_of_classes() -> Prefetch:
    changes = ClassChange.objects.order_by("pk").select_related("by__body", "answered_by__body")
    return Prefetch("class_changes", changes.prefetch_related("attachments"))


def shown_changes(round, *, inside: bool) -> list[ClassChange]:
    """Deputies see what was decided; what is only proposed or was refused stays with unit and congress."""
    found = list(round.class_changes.all())
    agreed = [one for one in found if one.answer == ClassAnswer.AGREED]
    return (found if inside else agreed) if len(found) > 1 else []


def first_under_way(congress) -> QuerySet[Handling]:
    """Turns of units whose first delivered reply said 正在解决 or 列入计划 (B类, whatever its letter)."""
    first = ClassChange.objects.filter(
        round__handling=OuterRef("pk"), stage=ClassStage.DELIVERED, round__round=1
    )
    return Handling.objects.filter(
        Exists(first.filter(meaning=ClassMeaning.UNDER_WAY)), congress=congress
    ).exclude(case__state__in=NO_LONGER)


def counts(congress) -> dict[str, int]:
    """{b_first, b_to_a}: items, each once; of several lead units all must have turned."""
    first = first_under_way(congress)
    left = first.exclude(pk__in=turned(congress).values("pk"))
    whole, still = (one.values("suggestion").distinct().count() for one in (first, left))
    return {"b_first": whole, "b_to_a": whole - still}


def turned(congress) -> QuerySet[Handling]:
    """Of those: the last class is 已经解决, and the 代表工委 checked what shows it."""
    standing = ClassChange.objects.filter(
        round__handling=OuterRef("pk"), answer=ClassAnswer.AGREED
    ).exclude(stage=ClassStage.REVIEW)
    checked = standing.filter(stage=ClassStage.AFTERWARDS, meaning=ClassMeaning.RESOLVED).exclude(
        evidence=""
    )
    verified = Outcome.objects.filter(handlings=OuterRef("pk"), check_word=OutcomeCheck.TRUE)
    last = standing.order_by("-round__round", "-pk").values("meaning")[:1]
    return (
        first_under_way(congress)
        .annotate(last_meaning=Subquery(last))
        .filter(Q(Exists(checked)) | Q(Exists(verified)), last_meaning=ClassMeaning.RESOLVED)
    )
