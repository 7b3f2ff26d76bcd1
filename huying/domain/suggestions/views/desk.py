"""Acts on the congress itself (its roll) that belong to suggestions: rules, library, holidays."""

from functools import partial

from django.http import Http404

from huying.domain.people.procedure.steps import roll_steps
from huying.domain.people.views.roll import roll_of
from huying.foundation.procedure.views import ActPage, act_page


def keeps(request) -> bool:
    """Whether somebody keeps the congress's affairs: its 代表工委 and its administrators."""
    return request.acting.is_committee or request.acting.is_administrator


def kept_by(request) -> None:
    """For everybody else the page does not exist."""
    if not keeps(request):
        raise Http404


def act_on_the_roll(request, name, form, *, goes_to, back, crumb, row=None, **shown):
    """The page of one such act; `goes_to(roll)` is the address afterwards, `crumb` where one came from."""
    kept_by(request)
    page = ActPage(
        roll_steps,
        {name: partial(form, row=row)},
        goes_to=lambda roll, _request: goes_to(roll),
        shows=lambda roll, _request: {"row": row, "back": back, "crumb": crumb, **shown},
        templates="suggestions/desk",
    )
    return act_page(request, page, name, roll_of(request))
