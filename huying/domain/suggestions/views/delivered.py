"""How a reply reached the deputies, as its card shows it."""

from django.utils.translation import gettext as _

from huying.foundation.ui.templatetags.huying import day

from ..policy import answering, filing


def lines(round) -> list[tuple[str, str]]:
    """(what, in words): the way and the day, who hears it from the lead deputy, the record, the copies."""
    if round.delivered_at is None:
        return []
    way = _("%(way)s，%(day)s收到") % {
        "way": round.get_delivery_display(),
        "day": day(round.received_on, "short"),
    }
    found = [(_("答复方式"), way), *_relayed(round), *_recorded(round)]
    if copies := answering.copies_in_words(round):
        outside = getattr(round, "outside_copy", None)
        told = _("（%s）") % outside.sent_to if outside else ""
        found.append((_("抄送"), "、".join(copies) + told))
    if filed := filing.in_words(round):
        found.append((_("报备"), filed))
    return found


def _relayed(round) -> list[tuple[str, str]]:
    relay = getattr(round, "relay", None)
    if relay is None:
        return []
    there = "、".join(str(one.person) for one in relay.present.all())
    words = _("%s一同听取；") % there if there else ""
    if relay.relayed_at:
        words += _("其余由领衔代表于%s转复") % day(relay.relayed_at, "short")
    else:
        words += _("其余由领衔代表转复，还没有转复")
    return [(_("联名代表"), words)]


def _recorded(round) -> list[tuple[str, str]]:
    record = getattr(round, "face_reply", None)
    if record is None:
        return []
    said = _("%(day)s在%(place)s，%(people)s：%(content)s") % {
        "day": day(record.held_on, "short"),
        "place": record.place,
        "people": record.people,
        "content": record.content,
    }
    if record.signed_at or record.attachments.all():
        signed = _("已签署：%s") % record.opinion if record.opinion else _("已签署")
    else:
        signed = _("还没有签署")
    return [(_("当面答复记录"), said), (_("代表签署意见"), signed)]
