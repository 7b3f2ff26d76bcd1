"""答复规范、优秀答复范文, read."""

from ..models import ReplyNorm
from ..states import NormKind


def offered(congress_id) -> list[ReplyNorm]:
    """Those in use, 规范 before 范文."""
    found = ReplyNorm.objects.filter(congress_id=congress_id, withdrawn_at=None)
    return sorted(found, key=lambda one: (list(NormKind).index(NormKind(one.kind)), one.pk))


def taken_down(congress_id) -> list[ReplyNorm]:
    """The former ones, the latest first."""
    found = ReplyNorm.objects.filter(congress_id=congress_id, withdrawn_at__isnull=False)
    return list(found.select_related("replaced_by").order_by("-withdrawn_at", "-pk"))
