"""网上听办 for the matrix: `own` is reported on by 水利局 to 林秀英 and 周文, `other` by 宣传部 to somebody else."""

from datetime import date

from huying.domain.supervision.models import Listening, ListeningQuestion, ListeningReport
from huying.foundation.cases.models import Case

from .supervising import FAR, case_of


def listening(cast, unit, suggestion, *deputies) -> Listening:
    one = Listening.objects.create(
        case=case_of(cast, "listening", "announced"), congress=cast.county.congress,
        title="网上听办", starts_on=cast.at.date(), ends_on=FAR, announced_by=cast.county.chen,
    )  # fmt: skip
    one.items.add(suggestion)
    one.deputies.set(deputies)
    ListeningReport.objects.create(congress=one.congress, listening=one, unit=unit)
    return one


def listenings(cast) -> dict:
    c = cast.county
    return {
        "own": listening(cast, c.water, cast.own, c.lin, c.zhou),
        "other": listening(cast, c.publicity, cast.other, cast.elsewhere_too),
    }


def questions(cast) -> dict:
    found = {}
    for name, suggestion in (("own", cast.own), ("other", cast.other)):
        one = Listening.objects.get(items=suggestion)
        case = Case(
            congress=one.congress, kind="listening_question", state="asked", opened_at=cast.at
        )
        case.root, case.version = one.case, 1
        case.save()
        found[name] = ListeningQuestion.objects.create(
            case=case, congress=one.congress, listening=one, unit=one.reports.get().unit,
            deputy=one.deputies.order_by("pk").first(), text="钱从哪里来？", asked_at=cast.at,
        )  # fmt: skip
    return found


CASTS = {"listening": listenings, "listening_question": questions}


def the_unit_has_reported(cast) -> None:
    ListeningReport.objects.update(handed_in_at=cast.at, text="已办")


def its_last_day_has_come(cast) -> None:
    Listening.objects.update(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))


ARRANGED = {
    ("listening", "open_up"): the_unit_has_reported,
    ("listening", "close"): its_last_day_has_come,
}
