"""Long ledgers, made by the worker."""

from collections.abc import Iterable, Iterator

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.jobs.kinds import kind

from . import (  # noqa: F401 - they declare the ledgers
    assessed,
    cross_year,
    duty_page,
    honoured,
    listed,
    looked_back,
    results_page,
    revisits,
    themes,
    unit_years,
    views,
)
from .declared import LEDGERS
from .sending import FORMATS, KIND, heads, write


def _may(acting, details: dict) -> bool:
    ledger = LEDGERS.get(details.get("ledger", ""))
    return ledger is not None and ledger.may(acting)


@kind(KIND, may=_may)
def make_ledger(doing) -> str:
    """The ledger as whoever asked may see it now, not as it was when it was asked for."""
    details, now = doing.details, timezone.localtime(doing.now())
    ledger, form = LEDGERS[details["ledger"]], details["format"]
    listing = ledger.ask(doing.acting, QueryDict(details["given"]), now.date())
    what = heads(ledger, listing, doing.acting, now)
    with doing.file(f"{what['title']}_{now:%Y%m%d}.{form}", FORMATS[form]) as target:
        write(ledger, _told(listing.rows(), listing.count, doing), target, form, what)
    return _("已导出 %d 行") % listing.count


def _told(rows: Iterable, count: int, doing) -> Iterator:
    for number, row in enumerate(rows, start=1):
        doing.tell(min(number, count), max(count, 1))
        yield row
