"""办理工作: research, visits, the leaders' meeting, the joint check; and what the deputies may follow."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import WorkRecord
from ...policy.audiences import the_proposers
from ...policy.standing import of_the_unit
from ...states import Handling as State
from ...states import Work
from ..steps import handling_steps

INNER = "inner_work"  # the purpose of attachments that only offices read


@handling_steps.act(
    gettext_lazy("登记办理工作"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    adds_row=True,
    not_own=True,
)
def record_work(
    handling, *, by, at, kind, held_on, content, people="", place="", for_deputies=False, files=()
):
    """调研、察看、领导办公会研究、会审: on which day, where, by whom, with what result."""
    if kind == Work.PROGRESS:
        raise Refused(_("办理进展请用“通报办理进展”登记，代表会收到通知。"))
    _keep(
        handling,
        by=by,
        at=at,
        kind=kind,
        held_on=held_on,
        content=content,
        people=people,
        place=place,
        for_deputies=for_deputies,
        files=files,
    )


@handling_steps.act(
    gettext_lazy("通报办理进展"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    tells=(the_proposers,),
    adds_row=True,
    not_own=True,
)
def report_progress(handling, *, by, at, content, files=()):
    """How far it has come, in words for the deputies, who are told at once."""
    _keep(
        handling,
        by=by,
        at=at,
        kind=Work.PROGRESS,
        held_on=timezone.localdate(at),
        content=content,
        for_deputies=True,
        files=files,
    )


def _keep(handling, *, by, at, held_on, files, **fields) -> None:
    if held_on > timezone.localdate(at):
        raise Refused(_("日期不能晚于今天。"))
    if held_on < timezone.localdate(handling.assigned_at):
        raise Refused(_("日期不能早于交办之日。"))
    record = WorkRecord.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        held_on=held_on,
        by=by,
        at=at,
        **fields,
    )
    hang(
        record,
        files,
        case=handling.case,
        purpose="work" if record.for_deputies else INNER,
        by=by,
        at=at,
    )
