"""What each act on a bill asks for."""

from .afterwards import FORMS as AFTERWARDS
from .proposing import FORMS as PROPOSING
from .secretariat import FORMS as SECRETARIAT

FORMS = {**PROPOSING, **SECRETARIAT, **AFTERWARDS}

__all__ = ["FORMS"]
