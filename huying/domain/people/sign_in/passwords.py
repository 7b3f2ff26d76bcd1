"""Whether a new password will do; the rules stand in the settings, the words here."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RULES = _("至少 10 个字符，不要全是数字，不要与用户名相近，也不要用常见的密码。")
# Django's own words are not all in Chinese.
REASONS = {
    "password_too_short": _("密码太短，至少要 10 个字符。"),
    "password_too_common": _("这个密码太常见，容易被猜到，请换一个。"),
    "password_entirely_numeric": _("密码不能全是数字，请加上字母或其他字符。"),
    "password_too_similar": _("密码与用户名太相近，请换一个。"),
}


def check_password(password: str, account) -> None:
    """Raises ValidationError with every reason why it will not do."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise ValidationError(
            [
                ValidationError(REASONS.get(one.code or "") or one.message, code=one.code)
                for one in error.error_list
            ]
        ) from None
