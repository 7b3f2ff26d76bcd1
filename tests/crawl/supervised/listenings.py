"""网上听办 of 清源县's estate: one that is open, with a report, a question and a mark."""

from huying.domain.supervision.models import Listening, ListeningQuestion
from huying.domain.supervision.procedure import listening


def listenings(estate) -> dict[str, list]:
    county, at, mark = estate.county, estate.moment("2026-04-11"), estate.mark
    one = listening.announce(
        by=county.chen, at=at, title=f"{mark}网上听办", units=[county.water], starts_on=at.date(),
        ends_on=estate.moment("2026-05-20").date(), items=[estate.at["delivered"]],
        deputies=[county.lin], note=f"{mark}请准时收看",
    )  # fmt: skip
    one = listening.hand_in(
        one, by=county.sun, at=at, text=f"{mark}支渠修好了", link="https://live.example.cn/1"
    )
    one = listening.open_up(one, by=county.chen, at=at)
    one = listening.ask(
        one, by=county.lin, at=at, unit=county.water, text=f"{mark}管护的钱从哪里来？"
    )
    listening.mark(
        one, by=county.lin, at=at, report=one.reports.get(), grade="mostly_satisfied",
        words=f"{mark}管护再抓紧",
    )  # fmt: skip
    return {
        "listening": [Listening.objects.select_related("case", "congress").get(pk=one.pk)],
        "listening_question": list(
            ListeningQuestion.objects.filter(listening=one).select_related("case", "congress")
        ),
    }
