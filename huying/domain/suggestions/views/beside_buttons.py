"""The buttons of what stands beside suggestions and has a page of its own: a paper, a meeting, a letter of duty."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from huying.foundation.procedure.buttons import button
from huying.foundation.procedure.procedure import Procedure


def buttons(
    request, steps: Procedure, subject, *, first: Collection[str], danger: Collection[str]
) -> list[dict]:
    """What I may do with it now, in the order of the procedure; the acts `first` stand out."""

    def url(act: str) -> str:
        return reverse("suggestions:act", args=[request.congress.code, steps.kind, subject.pk, act])

    choices = steps.choices(subject, request.acting.appointments, timezone.now())
    found = [button(choice, url(choice.act.name), danger=danger) for choice in choices]
    return [one | {"primary": one["name"] in first} for one in found]
