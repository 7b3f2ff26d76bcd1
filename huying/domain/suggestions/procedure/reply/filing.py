"""答复的扫描件和报备: the signed and sealed paper beside the letter, the copies that went to the offices."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.foundation.files.storing import hang

from ...models import ReplyFiling
from ...policy import filing
from ...policy.standing import of_the_unit
from ...states import ReplyRound as State
from ..steps import reply_steps

SEALED = "sealed"  # the purpose under which such a scan hangs on the round


@reply_steps.act(
    gettext_lazy("上传签章扫描件"),
    law="",
    who=of_the_unit,
    when=(State.SIGNED, State.DELIVERED, State.CLOSED),
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def attach_sealed(round, *, by, at, scans):
    """The letter is the system's; its paper, signed and sealed, is kept beside it."""
    hang(round, scans, case=round.case, purpose=SEALED, by=by, at=at)


@reply_steps.act(
    gettext_lazy("登记报备"),
    law="answer.copies",
    who=of_the_unit,
    when=(State.DELIVERED, State.CLOSED),
    applies=filing.something_to_file,
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def file_copy(round, *, by, at, offices, filed_on):
    """The copies of a reply went to the 代表工委 and the 督查室 on that day; 备案率 is counted from it."""
    filing.check_filing(round, offices, filed_on, at)
    ReplyFiling.objects.bulk_create(
        ReplyFiling(
            congress_id=round.congress_id,
            round=round,
            office=one,
            filed_on=filed_on,
            by=by,
            at=at,
        )
        for one in offices
    )
