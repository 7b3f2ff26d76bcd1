"""Settings of channels at rest: encrypted with Fernet. The first key seals, every key opens.

The keys stand in HUYING_CHANNEL_KEYS, separated by commas, or in a file only the service can read,
made once. To change them, put a new one first and run `huying seal_channels`.
"""

import json
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from .message import Failed

FILE = "channel-keys"


def sealed(values: dict[str, str]) -> str:
    return _keys().encrypt(json.dumps(values, ensure_ascii=False).encode()).decode()


def opened(text: str) -> dict[str, str]:
    """Raises Failed where no key opens it."""
    try:
        return json.loads(_keys().decrypt(text.encode()))
    except InvalidToken as error:
        raise Failed(_("渠道的密钥打不开，请重新填写这个渠道。"), for_good=True) from error


def sealed_anew(text: str) -> str:
    """The same under the first key."""
    return _keys().rotate(text.encode()).decode()


def _keys() -> MultiFernet:
    given = settings.HUYING_CHANNEL_KEYS or _own_file().read_text().split()
    return MultiFernet([Fernet(one) for one in given])


def _own_file() -> Path:
    file = settings.VAR / FILE
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:
            new.write(Fernet.generate_key())
    except FileExistsError:
        pass
    return file
