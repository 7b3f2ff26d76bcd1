"""网上听办, and a question that a deputy asks there: where they stand."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Listening(TextChoices):
    ANNOUNCED = "announced", _("待开始")
    OPEN = "open", _("听办中")
    ANSWERING = "answering", _("已结束，提问待答复")
    CLOSED = "closed", _("已办结")
    CANCELLED = "cancelled", _("已取消")


class ListeningQuestion(TextChoices):
    ASKED = "asked", _("待答复")
    ANSWERED = "answered", _("已答复")
