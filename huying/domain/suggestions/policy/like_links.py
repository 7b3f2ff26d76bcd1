"""关联: which links an item has; read once for a whole page."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ..models import LikeLink


def links_of(suggestion):
    return LikeLink.objects.filter(Q(a=suggestion.pk) | Q(b=suggestion.pk))


def is_linked_to_any():
    """For annotate(is_linked=…): whether the outer suggestion has a link."""
    return Exists(LikeLink.objects.filter(Q(a=OuterRef("pk")) | Q(b=OuterRef("pk"))))


def has_links(suggestion):
    kept = vars(suggestion)
    if "is_linked" not in kept:
        kept["is_linked"] = links_of(suggestion).exists()
    return None if kept["is_linked"] else _("这件建议没有关联别的建议。")
