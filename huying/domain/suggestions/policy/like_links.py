"""关联: which links an item has, read once for a whole page, and which items they join to it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from huying.foundation.cases.often import Often

from ..models import LikeLink
from ..states import LikeKind

MOST_STEPS = 6  # how far back and forth a line of repeats is followed


def links_of(suggestion):
    return LikeLink.objects.filter(Q(a=suggestion.pk) | Q(b=suggestion.pk))


_a_link = Often(
    lambda key: LikeLink.objects.filter(Q(a=key) | Q(b=key)).order_by().values_list("pk")[:1]
)


def is_linked(suggestion) -> bool:
    """To any other; asked once."""
    kept = vars(suggestion)
    if "is_linked" not in kept:
        kept["is_linked"] = bool(_a_link(suggestion.pk))
    return kept["is_linked"]


def has_links(suggestion):
    return None if is_linked(suggestion) else _("这件建议没有关联别的建议。")


def linked_with(suggestion) -> set:
    """The keys of those at the other end of a link of any kind."""
    pairs = links_of(suggestion).order_by("pk").values_list("a", "b")
    return {key for pair in pairs for key in pair} - {suggestion.pk}


def same_matter(keys) -> set:
    """The keys of all items that links of repetition join to these."""
    found, edge = set(keys), set(keys)
    for _step in range(MOST_STEPS):
        joined = LikeLink.objects.filter(Q(a__in=edge) | Q(b__in=edge), kind=LikeKind.REPEAT)
        edge = {key for pair in joined.values_list("a", "b") for key in pair} - found
        if not edge:
            break
        found |= edge
    return found
