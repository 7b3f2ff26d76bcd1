"""重点主题 for the matrix: the special committee of the cast picked `own`, the 代表工委 `other`."""

from huying.domain.supervision.models import KeyTheme
from tests.procedure.supervised.look_back import a_case


def theme(cast, suggestion, by) -> KeyTheme:
    one = KeyTheme.objects.create(
        case=a_case(cast, "key_theme", "chosen"), congress=cast.county.congress, name="农田水利",
        session=cast.county.session, reason="几个村都提", chosen_by=by, chosen_at=cast.at,
    )  # fmt: skip
    one.items.add(suggestion)
    return one


def cast(cast) -> dict:
    return {
        "own": theme(cast, cast.own, cast.people["special_committee"]),
        "other": theme(cast, cast.other, cast.county.chen),
    }
