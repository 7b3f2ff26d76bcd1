"""答复送达之后: the record of an answer in person is signed, the lead deputy passes the answer on."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.foundation.files.storing import hang

from ...policy import answering
from ...policy.answering import left_to_the_lead
from ...policy.audiences import the_lead, the_unit
from ...policy.standing import of_the_unit, the_lead_deputy
from ...states import ReplyRound as State
from ..steps import reply_steps

DELIVERED = (State.DELIVERED, State.CLOSED)


@reply_steps.act(
    gettext_lazy("签署当面答复记录"),
    law="answer.face_record",
    who=the_lead_deputy,
    when=DELIVERED,
    applies=answering.awaits_signature,
    tells=(the_unit, the_committee),
    adds_row=True,
    former_too=True,
)
def sign_face_record(round, *, by, at, opinion):
    """The deputy says that the answer in person was as recorded, and what there is to add."""
    record = round.face_reply
    record.opinion, record.signed_at = opinion, at
    record.save(update_fields=["opinion", "signed_at"])


@reply_steps.act(
    gettext_lazy("上传签字的当面答复记录"),
    law="answer.face_record",
    who=of_the_unit,
    when=DELIVERED,
    applies=answering.awaits_signature,
    tells=(the_lead, the_committee),
    adds_row=True,
    not_own=True,
)
def file_signed_record(round, *, by, at, scans, opinion=""):
    """Signed by hand on the spot: the scan stands for the signature."""
    record = round.face_reply
    record.opinion = opinion
    record.save(update_fields=["opinion"])
    hang(record, scans, case=round.case, purpose="face_reply", by=by, at=at)


@reply_steps.act(
    gettext_lazy("转复联名代表"),
    law="answer.recipients",
    who=the_lead_deputy,
    when=DELIVERED,
    applies=answering.not_relayed_yet,
    tells=(left_to_the_lead,),
    adds_row=True,
    former_too=True,
)
def relay(round, *, by, at):
    """The lead deputy passes the answer on to the co-signers who were not there."""
    round.relay.relayed_at = at
    round.relay.save(update_fields=["relayed_at"])
