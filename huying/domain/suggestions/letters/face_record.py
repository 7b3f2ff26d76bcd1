"""当面答复记录: held where, by whom, what was said, and the deputy's word on it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Table

from ..models import ReplyRound
from ..policy.family import suggestion_of
from .catalogue import letter
from .words import day, deputies, full_name, numbered


def _held(round) -> bool:
    return getattr(round, "face_reply", None) is not None


@letter("face_record", gettext_lazy("当面答复记录"), of="reply_round", exists=_held)
def face_record(round: ReplyRound, acting, at) -> Letter:
    record = round.face_reply
    signed = record.signed_at is not None
    rows = (
        (_("建议"), f"{numbered(round)}《{suggestion_of(round).title}》"),
        (_("代表"), deputies(round)),
        (_("承办单位"), full_name(round.unit_name, round.congress)),
        (_("时间和地点"), f"{day(record.held_on)}　{record.place}"),
        (_("答复人"), record.people),
        (_("答复的主要内容"), record.content),
        (_("代表意见"), record.opinion or "\n\n"),
    )
    lead = suggestion_of(round).lead
    name = str(lead.person) if signed and lead else "　　　　　　"
    return Letter(
        name=f"{_('当面答复记录')} {numbered(round)}",
        title=_("当面答复代表建议记录"),
        body=(Table((), rows, (4, 13)),),
        closing=(_("代表签名：%s") % name, day(record.signed_at)),
    )
