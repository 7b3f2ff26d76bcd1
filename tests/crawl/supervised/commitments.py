"""承诺事项 of 清源县's estate: one in each state that somebody can act in, of the reply that was delivered."""

from datetime import date

from huying.domain.suggestions.models import ReplyRound
from huying.domain.supervision.models import Commitment, DeputyWord, Progress, SecondReply
from huying.domain.supervision.states.commitment import OPEN_STATES
from huying.foundation.cases.models import Case
from huying.foundation.files.storing import attach


def commitments(estate, file) -> list[Commitment]:
    round = ReplyRound.objects.get(handling__suggestion=estate.at["delivered"], round=1)
    return [_in(state, n, round, estate, file) for n, state in enumerate(OPEN_STATES, start=1)]


def _in(state, number, round, estate, file) -> Commitment:
    county, at = estate.county, estate.moment("2026-04-10 10:00")
    congress = county.congress
    case = Case(congress=congress, kind="commitment", state=state, opened_at=at)
    case.root, case.version = round.case.root, 1
    case.save()
    one = Commitment.objects.create(
        case=case, congress=congress, suggestion=round.handling.suggestion, round=round,
        position=number, owner=county.water, what=f"{estate.mark}年底前修好支渠。", opened_at=at,
        due_on=date(2026, 12, 31), plan_name=f"{estate.mark}水利规划", plan_year=2026,
    )  # fmt: skip
    done = Progress.objects.create(
        congress=congress, commitment=one, text=f"{estate.mark}已开工。", share=40, by=county.sun,
        at=at,
    )  # fmt: skip
    done.attachments.add(
        attach(
            case,
            file(f"{estate.mark}现场.pdf"),
            purpose="supervision",
            about="progress",
            by=county.sun,
            at=at,
        )  # fmt: skip
    )
    if state == "checked":
        reply = SecondReply.objects.create(
            congress=congress, commitment=one, number=1, kind="completion", unit=county.water,
            text=f"{estate.mark}已修好。", sent_by=county.li, sent_at=at,
        )  # fmt: skip
        DeputyWord.objects.create(congress=congress, reply=reply, deputy=county.lin)
    return one
