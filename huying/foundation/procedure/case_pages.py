"""The pages of an app that keeps several kinds of case: one page for each act, one to begin a case."""

from collections.abc import Callable, Collection

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from .buttons import button, in_order
from .views import ActPage, act_page

ASKS_OR_DOES = method_decorator(require_http_methods(["GET", "HEAD", "POST"]))


class CasePages:
    """`pages[kind]`, the act `opens[kind]` that begins one, `read[kind](acting)` -> what one may see of it.

    A kind that is not in `opens` follows from another act.
    """

    def __init__(
        self, pages: dict[str, ActPage], opens: dict[str, str], read: dict[str, Callable]
    ) -> None:
        self.pages, self.opens, self.read = pages, opens, read

    def may_open(self, request, kind: str) -> bool:
        """Whether one of my appointments may begin such a case."""
        steps = self.pages[kind].procedure
        choices = steps.opened_by(request.acting.appointments, timezone.now())
        return any(choice.act.name == self.opens.get(kind) for choice in choices)

    @ASKS_OR_DOES
    def act(self, request, code, kind, pk, act):
        """Ask for what an act needs; do it. What one may not see is 404 like what is not there."""
        page = self.pages[kind]
        if act not in page.procedure.acts:
            raise Http404
        subject = get_object_or_404(self.read[kind](request.acting), pk=pk)
        return act_page(request, page, act, subject)

    @ASKS_OR_DOES
    def new(self, request, code, kind):
        if kind not in self.opens or not self.may_open(request, kind):
            raise Http404
        return act_page(request, self.pages[kind], self.opens[kind])

    def buttons(
        self, request, subject, at, url, *, never_first: Collection[str], danger: Collection[str]
    ) -> list[dict]:
        """What I may do with it now; `url(act's name)` -> the address of the act."""
        steps = self.pages[subject.case.kind].procedure
        found = [
            button(choice, url(choice.act.name), danger=danger)
            for choice in steps.choices(subject, request.acting.appointments, at)
        ]
        return in_order(found, never_first)
