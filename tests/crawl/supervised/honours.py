"""评优 of 清源县's estate: one in each state; the last is announced, with an honoured item and unit."""

from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Candidate, HonourSelection
from huying.domain.supervision.policy.honours import FORMULA
from huying.foundation.cases.models import Case

STATES = ("open", "shortlisted", "decided", "consented", "called_off", "announced")


def honours(estate) -> list[HonourSelection]:
    return [_in(state, 2026 + n, estate) for n, state in enumerate(STATES)]


def _in(state, year, estate) -> HonourSelection:
    county, at = estate.county, estate.moment("2026-11-20")
    case = Case(
        congress=county.congress, kind="honour_selection", state=state, opened_at=at
    )  # fmt: skip
    case.root, case.version = case, 1
    case.save()
    one = HonourSelection.objects.create(
        case=case, congress=county.congress, year=year, title=f"{estate.mark}{year}年评选",
        rules=f"{estate.mark}评选办法", formula=FORMULA, opened_at=at,
        announced_at=at if state == "announced" else None, decided_on=at.date(),
    )  # fmt: skip
    item = Suggestion.objects.get(pk=estate.at["delivered"].pk)
    for whom in ({"suggestion": item}, {"unit": county.water}):
        Candidate.objects.create(
            congress=county.congress, selection=one, score=90, kept=True,
            honour="model_unit" if "unit" in whom else "excellent_suggestion", **whom,
        )  # fmt: skip
    return one
