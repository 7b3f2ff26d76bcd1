"""The clean copies of a suggestion's attachments, as its page shows them."""

from ..models import PublicCopy


def public_copies(suggestion) -> list[PublicCopy]:
    """Those that stand and those taken down, in the order they were made; of what is not published none."""
    said = getattr(suggestion, "publication", None)
    if said is None or not said.decided_at:
        return []
    found = PublicCopy.objects.filter(suggestion=suggestion)
    return list(found.select_related("copy", "original").order_by("made_at", "pk"))
