"""格式: the formal parts that the system makes from what was entered. Without them no reply goes on.

Title, addressees, copies are always there; number, signer and day come with the signature.
"""

from django.utils.translation import gettext as _

from .clocks import book_of


def formal_parts_stand(round, *, by, at):
    """The class mark is one of this congress's, and somebody can be called about the reply."""
    codes = [one.code for one in book_of(round).answer.classes]
    if round.reply_class and round.reply_class not in codes:
        return _("“%(code)s”不在本级人大的答复类别（%(codes)s）里，请重新选择。") % {
            "code": round.reply_class,
            "codes": "、".join(codes),
        }
    if not (round.contact_person or round.handling.unit.phone):
        return _("答复里没有联系人和电话，请在“拟写答复”里填写。")
    return None
