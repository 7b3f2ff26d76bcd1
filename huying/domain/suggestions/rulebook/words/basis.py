"""Where a rule comes from, and yes and no."""

from huying.foundation.calendar.words import gettext_noop

SOURCES: dict[str, str] = {
    "text": gettext_noop("法条规定"),
    "own": gettext_noop("没有法条规定，本级人大自行规定"),
    "practice": gettext_noop("没有法条规定，按惯例"),
    "default": gettext_noop("没有法条规定，按默认设置"),
}

YES_NO = {True: gettext_noop("是"), False: gettext_noop("否")}
