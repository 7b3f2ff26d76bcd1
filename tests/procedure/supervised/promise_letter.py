"""年度告知书 for the matrix: 水利局's to 林秀英, 宣传部's to the lead deputy of `other`."""

from huying.domain.supervision.models import Commitment, PromiseLetter, PromiseLetterLine
from tests.procedure.supervised.look_back import a_case


def cast(cast) -> dict:
    return {
        "own": letter(cast, cast.county.water, cast.own),
        "other": letter(cast, cast.county.publicity, cast.other),
    }


def letter(cast, unit, suggestion) -> PromiseLetter:
    one = PromiseLetter.objects.create(
        case=a_case(cast, "promise_letter", "sent"), congress=cast.county.congress, year=2026,
        issuer=unit, deputy=suggestion.lead, sent_by=cast.county.chen, sent_at=cast.at,
    )  # fmt: skip
    PromiseLetterLine.objects.create(
        congress=one.congress, letter=one, owner_name=unit.name, standing="落实中",
        commitment=Commitment.objects.get(suggestion=suggestion),
    )  # fmt: skip
    return one
