"""公开: why a suggestion or its replies are not published in full."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .suggestion import Openness

PUBLISHED = {
    Openness.FULL: _("公开全文"),
    Openness.TITLE_ONLY: _("只公开标题"),
    Openness.NONE: _("不公开"),
}
"""The three degrees as a decision says them; on a draft they are a deputy's wish."""


class NotPublished(TextChoices):
    STATE_SECRET = "state_secret", _("涉及国家秘密")
    TRADE_SECRET = "trade_secret", _("涉及商业秘密")
    PRIVACY = "privacy", _("涉及个人隐私")
    LAW = "law", _("法律规定不应当公开的其他情形")
    DEPUTY = "deputy", _("代表认为不宜公开")
