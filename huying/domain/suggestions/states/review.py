"""审查: the three checks, and what becomes of what should not be a suggestion."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Aspect(TextChoices):
    POLITICS = "politics", _("政治关")
    LAW = "law", _("法律关")
    QUALITY = "quality", _("质量关")


class Disposal(TextChoices):
    """The values of the rulebook's `review.inadmissible`."""

    RETURN = "return", _("退回代表修改")
    REJECT = "reject", _("不予受理并告知代表")
    LETTER = "letter", _("作代表来信处理")
    REFER = "refer", _("转有关方面作工作参考")
