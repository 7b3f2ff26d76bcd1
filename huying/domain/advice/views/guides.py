"""选题指引 and material beside the form on which a deputy drafts a suggestion."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.suggestions.views.drafting_cards import BESIDE_THE_DRAFT

from ..queries.lists import guides_for_drafting


def guides_beside_the_draft(request) -> dict | None:
    """The newest that are valid; nothing where there is none."""
    if not request.acting.is_deputy:
        return None
    code = request.congress.code
    links = [
        {
            "label": one.title,
            "url": reverse("advice:page", args=[code, "guide", one.pk]),
            "note": " · ".join(filter(None, (one.get_kind_display(), str(one.category or "")))),
        }
        for one in guides_for_drafting(request.acting, timezone.now())
    ]
    if not links:
        return None
    return {
        "title": _("选题指引和材料"),
        "url": reverse("advice:guides", args=[code]),
        "links": links,
    }


BESIDE_THE_DRAFT.append(guides_beside_the_draft)
