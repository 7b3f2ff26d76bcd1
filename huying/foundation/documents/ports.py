"""OFD and e-seals are other makers' programs: here stands what we ask of them. Off unless a setting names one.

HUYING_OFD, HUYING_SEAL: the dotted path of a class without arguments that does what the protocol says.
"""

from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class OfdMaker(Protocol):
    """GB/T 33190: the same pages as OFD."""

    def ofd(self, pdf: bytes) -> bytes: ...


class Seal(Protocol):
    """GB/T 38540: the electronic seal of `signer` (a unit by its full name) on a finished letter."""

    def seal(self, pdf: bytes, *, signer: str, at: datetime) -> bytes: ...


def ofd_maker() -> OfdMaker | None:
    return import_string(settings.HUYING_OFD)() if settings.HUYING_OFD else None


def seal() -> Seal | None:
    return import_string(settings.HUYING_SEAL)() if settings.HUYING_SEAL else None
