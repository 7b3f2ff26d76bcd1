"""Why something may not be done, in words fit for the person who tried."""

from enum import Enum

from django.utils.translation import gettext as _


class Why(Enum):
    """The kind of a refusal; its value is the HTTP status that a page answers with."""

    STANDING = 403
    STATE = 409
    VERSION = 409.1
    TOO_LATE = 409.2
    CONTENT = 422

    @property
    def status(self) -> int:
        return int(self.value)


class Refused(Exception):
    """Raised by an act; nothing was changed."""

    def __init__(self, reason: str, why: Why = Why.CONTENT):
        super().__init__(reason)
        self.reason = str(reason)
        self.why = why


def somebody_was_faster() -> Refused:
    return Refused(
        _(
            "刚才已有人办理了这一事项，页面内容已变化。请核对最新情况后再决定，您填写的内容仍保留在下方。"
        ),
        Why.VERSION,
    )
