"""公开件: which attachments may be shown to everybody, once it is decided how much is published."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huying.foundation.files.models import Attachment

from ..models import PublicCopy, ReplyRound
from ..states import Openness
from .publishing import publication_of

PUBLIC = "public"
"""The purpose of a copy; a clean copy hangs on the suggestion's own case."""


def may_go_public(suggestion) -> QuerySet[Attachment]:
    """The attachments of the text and, where the replies are published, of those delivered."""
    own = suggestion.text.attachments.all()
    if not suggestion.publication.replies:
        return own.order_by("added_at", "pk")
    delivered = ReplyRound.objects.filter(
        handling__suggestion=suggestion, delivered_at__isnull=False
    )
    both = Attachment.objects.filter(
        pk__in=own.values("pk"), congress=suggestion.congress_id
    ) | Attachment.objects.filter(case__in=delivered.values("pk"), purpose="reply")
    return both.order_by("added_at", "pk")


def standing_copies(suggestion) -> QuerySet[PublicCopy]:
    return PublicCopy.objects.filter(suggestion=suggestion, withdrawn_at=None)


def still_to_make(suggestion) -> QuerySet[Attachment]:
    made = standing_copies(suggestion).values("original")
    return may_go_public(suggestion).exclude(pk__in=made)


def whole_text_is_published(suggestion):
    said = publication_of(suggestion)
    if said is None or not said.decided_at:
        return _("还没有决定公开。")
    return None if said.content == Openness.FULL else _("只公开全文的才公开附件。")


def something_to_publish(suggestion):
    if reason := whole_text_is_published(suggestion):
        return reason
    return None if still_to_make(suggestion).exists() else _("没有还要制作公开件的附件。")


def something_is_public(suggestion):
    if whole_text_is_published(suggestion) or not standing_copies(suggestion).exists():
        return _("没有已制作的公开件。")
    return None
