"""年度告知书 of 清源县's estate: one in each state, of the 代表工委 and of 水利局."""

from huying.domain.supervision.models import Commitment, PromiseLetter, PromiseLetterLine
from huying.foundation.cases.models import Case

LETTERS = (("sent", 2026), ("read", 2025), ("returned", 2024))


def promise_letters(estate) -> list[PromiseLetter]:
    return [_in(state, year, estate) for state, year in LETTERS]


def _in(state, year, estate) -> PromiseLetter:
    county, at = estate.county, estate.moment("2026-04-10 10:00")
    case = Case(congress=county.congress, kind="promise_letter", state=state, opened_at=at)
    case.root, case.version = case, 1
    case.save()
    one = PromiseLetter.objects.create(
        case=case, congress=county.congress, year=year, deputy=county.lin, sent_at=at,
        issuer=county.committee if state == "sent" else county.water,
        sent_by=county.chen if state == "sent" else county.sun,
        read_at=None if state == "sent" else at, returned_at=at if state == "returned" else None,
        words=f"{estate.mark}还差验收。" if state == "returned" else "",
    )  # fmt: skip
    promise = Commitment.objects.filter(congress=county.congress).order_by("position").first()
    PromiseLetterLine.objects.create(
        congress=one.congress, letter=one, commitment=promise, owner_name=promise.owner.name,
        standing=f"{estate.mark}落实中", satisfied=False if state == "returned" else None,
    )  # fmt: skip
    return one
