"""Login names: one spelling for what looks and sounds the same."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Letters of other scripts (a Cyrillic а) and invisible characters are not in here.
ALLOWED = re.compile(r"[a-z0-9\u4e00-\u9fff][a-z0-9._\-\u4e00-\u9fff]{1,59}\Z")


def spelled(text: str) -> str:
    """The one spelling of a name: full-width becomes ordinary, capitals small, edges trimmed."""
    return unicodedata.normalize("NFKC", text or "").casefold().strip()


def login_name(text: str) -> str:
    """A name fit for a new account, in its one spelling. Raises ValidationError."""
    name = spelled(text)
    if not ALLOWED.match(name):
        raise ValidationError(
            _(
                "用户名用 2 到 60 个小写字母、数字、汉字或 . _ - 组成，以字母、数字或汉字开头，"
                "中间不能有空格和看不见的字符。请重新输入。"
            ),
            code="login_name",
        )
    return name
