"""答复送达: in what form, to whom, to whom in copy, as the rulebook and the lead deputy have it."""

from django.utils.translation import gettext as _

from huying.domain.people.states import Level, UnitSystem

from ..models import FaceReply, ReplyWish
from ..rulebook.words import SEVERAL
from ..states import AnswerForm, Delivery
from .audiences import the_delegation, the_office_of_the_system
from .clocks import book_of
from .delegation import in_the_name_of
from .family import confirmed, proposing_deputies, suggestion_of

IN_PERSON = (Delivery.FACE, Delivery.BOTH)
IN_WRITING = (Delivery.PLATFORM, Delivery.PAPER, Delivery.BOTH)
BY_RULE = {"written": IN_WRITING, "face": IN_PERSON, "both": tuple(Delivery)}
BY_WISH = {
    AnswerForm.WRITTEN: IN_WRITING,
    AnswerForm.FACE: IN_PERSON,
    AnswerForm.BOTH: (Delivery.BOTH,),
}

# -- what the lead deputy may say ------------------------------------------------------------


def wish_of(subject) -> ReplyWish | None:
    return getattr(suggestion_of(subject), "reply_wish", None)


def asks_the_deputy(suggestion):
    """Applies where the rulebook lets the lead deputy choose the form, or pass the answer on."""
    rule = book_of(suggestion).answer
    if rule.form == "written" and rule.recipients != "lead_relays":
        return _("按本级人大的规定，答复的形式和对象不由代表选择。")
    return None


# -- the form --------------------------------------------------------------------------------


def deliveries(round) -> tuple[Delivery, ...]:
    """The ways in which this reply may reach the deputy."""
    form, wish = book_of(round).answer.form, wish_of(round)
    if form != "written" and wish and wish.form:
        return BY_WISH[AnswerForm(wish.form)]
    return BY_RULE[form]


def why_not_so(round, delivery) -> str | None:
    """Why it may not be delivered this way."""
    allowed = deliveries(round)
    if delivery in allowed:
        return None
    words = "、".join(str(one.label) for one in allowed)
    wish = wish_of(round)
    if wish and wish.form and allowed != BY_RULE[book_of(round).answer.form]:
        return _("领衔代表要求%(wish)s，只能选：%(ways)s。") % {
            "wish": wish.get_form_display(),
            "ways": words,
        }
    if book_of(round).answer.form == "face":
        return _("本级人大的规定以当面答复为主，经代表同意才能书面答复（由代表“提出答复要求”）。")
    return _("本级人大的规定要求书面答复，只能选：%s。") % words


def needs_a_record(round, delivery) -> bool:
    return book_of(round).answer.face_record and delivery in IN_PERSON


def awaits_signature(round):
    """Applies where an answer in person was recorded and nobody has signed the record yet."""
    record = getattr(round, "face_reply", None)
    if record is None:
        return _("这轮答复没有当面答复记录。")
    if record.signed_at or record.attachments.all():
        return _("当面答复记录已经签署。")
    return None


def face_records_are_signed(suggestion, *, by, at):
    """山东条例第二十二条: the deputy signs the record, here or on paper."""
    if not book_of(suggestion).answer.face_record:
        return None
    unsigned = FaceReply.objects.filter(
        round__handling__suggestion=suggestion, signed_at=None, attachments=None
    )
    if unsigned.exists():
        return _("当面答复记录还没有经代表签署。请代表在网上签署，或由承办单位上传签字的记录。")
    return None


# -- to whom ---------------------------------------------------------------------------------


def may_go_through_the_lead(round) -> bool:
    """Whether the answer to a joint suggestion may be left to the lead deputy to pass on."""
    rule, wish = book_of(round).answer.recipients, wish_of(round)
    agreed = rule == "lead" or (rule == "lead_relays" and bool(wish and wish.relays))
    return agreed and confirmed(suggestion_of(round)).exists()


def must_go_through_the_lead(round) -> bool:
    return book_of(round).answer.recipients == "lead" and may_go_through_the_lead(round)


def left_to_the_lead(round) -> list:
    """The co-signers to whom the lead deputy passes the answer on."""
    relay = getattr(round, "relay", None)
    if relay is None:
        return []
    there = set(relay.present.values_list("person_id", flat=True))
    signers = [one.deputy for one in confirmed(suggestion_of(round)).order_by("pk")]
    return [one for one in signers if one.person_id not in there]


def the_recipients(round) -> list:
    """Whom the unit answers: everybody, but for those to whom the lead passes it on; a delegation's
    suggestion also its delegation, where the rulebook says so."""
    left = {one.person_id for one in left_to_the_lead(round)}
    found = [one for one in proposing_deputies(round) if one.person_id not in left]
    suggestion = suggestion_of(round)
    if book_of(round).answer.recipients == "group" and in_the_name_of(suggestion):
        found += list(the_delegation(suggestion))
    return found


def not_relayed_yet(round):
    relay = getattr(round, "relay", None)
    if relay is None:
        return _("这轮答复由承办单位逐人答复，不需要转复。")
    return _("已经转复。") if relay.relayed_at else None


# -- in copy ---------------------------------------------------------------------------------


def copies(round) -> list[str]:
    """The bodies that this reply goes to in copy, by code."""
    left_out = set()
    if round.handling.unit.system != UnitSystem.GOVERNMENT:
        left_out.add("government_office")
    if round.congress.level not in (Level.PROVINCE, Level.CITY):
        left_out.add("electing_congress")  # its deputies are elected by the voters themselves
    return [one for one in book_of(round).answer.copies if one not in left_out]


def goes_outside(round) -> bool:
    """Whether a copy goes to a congress that is not this one."""
    return "electing_congress" in copies(round)


def copies_in_words(round) -> list[str]:
    words = SEVERAL["answer.copies"][1]
    return [_(words[one]).split("（")[0] for one in copies(round)]


def those_copied(round) -> list:
    """Of those in copy, whoever is in the system besides the 代表工委."""
    if "government_office" not in copies(round):
        return []
    return list(the_office_of_the_system(round))
