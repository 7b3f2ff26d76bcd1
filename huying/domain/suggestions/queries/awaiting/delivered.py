"""What waits for the lead deputy once a reply was delivered: to sign the record of it, to pass it on."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.templatetags.huying import day

from ...models import ReplyRound
from ...policy.clocks import book_of
from ...states import ReplyRound as State
from .awaited import Awaited, awaits
from .deputy import ONCE_A_DEPUTY

LISTS: list[Awaited] = []


def _led(acting):
    return ReplyRound.objects.filter(
        congress=acting.congress,
        handling__suggestion__lead__person=acting.person,
        case__state__in=(State.DELIVERED, State.CLOSED),
    ).select_related("case", "handling__unit", "handling__suggestion__lead__person")


@awaits(
    LISTS,
    gettext_lazy("签署当面答复记录"),
    hands=ONCE_A_DEPUTY,
    kind="reply_round",
    act="sign_face_record",
    subject=lambda row: row,
    why=lambda row: (
        _("%(unit)s于%(day)s当面答复，请签署记录")
        % {"unit": row.handling.unit, "day": day(row.face_reply.held_on, "short")}
    ),
)
def face_records_to_sign(acting, at):
    """Answered in person, and the record has no signature yet, here or on paper."""
    if not book_of(acting).answer.face_record:
        return ReplyRound.objects.none()
    found = _led(acting).filter(face_reply__signed_at=None, face_reply__attachments=None)
    return found.exclude(face_reply=None).select_related(
        "case", "face_reply", "handling__unit", "handling__suggestion__lead__person"
    )


@awaits(
    LISTS,
    gettext_lazy("转复联名代表"),
    hands=ONCE_A_DEPUTY,
    kind="reply_round",
    act="relay",
    subject=lambda row: row,
    why=lambda row: _("%(unit)s的答复由您转复没有到场的联名代表") % {"unit": row.handling.unit},
)
def answers_to_relay(acting, at):
    """Answered to the lead deputy, who has not passed it on yet."""
    if book_of(acting).answer.recipients not in ("lead", "lead_relays"):
        return ReplyRound.objects.none()
    return _led(acting).filter(relay__relayed_at=None).exclude(relay=None)
