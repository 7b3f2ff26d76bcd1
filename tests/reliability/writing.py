"""Run as a process that is killed: writes suggestions of a deputy and says after each how many there are.

Its words are the deputy's number and where to go on counting.
"""

import itertools
import sys

import django

django.setup()

from huying.domain.people.models import Appointment  # noqa: E402
from huying.domain.suggestions.models import Suggestion  # noqa: E402
from huying.domain.suggestions.procedure import suggestion  # noqa: E402
from tests.conftest import moment  # noqa: E402
from tests.county import TEXT  # noqa: E402


def main(deputy: str, begin: str) -> None:
    lin, at = Appointment.objects.get(pk=int(deputy)), moment("2026-02-25")
    for n in itertools.count(int(begin)):
        words = TEXT | {"title": f"关于第{n}座石桥的建议", "facts": TEXT["facts"] * (1 + n % 7)}
        if n % 3:
            draft = Suggestion.objects.select_related("case").filter(lead=lin).latest("pk")
            suggestion.revise(draft, by=lin, at=at, **words)
        else:
            suggestion.draft(by=lin, at=at, **words)
        print(n, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
