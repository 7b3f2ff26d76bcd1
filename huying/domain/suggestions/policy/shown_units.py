"""What was proposed on the desk comes back with the form, sealed: nobody can better the record."""

from typing import Any, TypedDict
from uuid import UUID

from django.core import signing

SALT = "suggestions.shown_units"


class Shown(TypedDict):
    """Keys of the version (None: keywords alone) and of the proposed units, the likeliest first."""

    model: int | None
    units: list[int]


def sealed(suggestion_id: UUID, model_id: int | None, units: list[int]) -> str:
    return signing.dumps([str(suggestion_id), model_id, units], salt=SALT)


def opened(suggestion_id: UUID, seal: str) -> Shown | None:
    """None where nothing was proposed, or for another item, or the seal is broken."""
    try:
        about, model, units = signing.loads(seal, salt=SALT)
    except signing.BadSignature:
        return None
    return Shown(model=model, units=units) if about == str(suggestion_id) and units else None


def place_among(shown: Shown, leads: list[Any]) -> int | None:
    """At which place the likeliest of the lead units stood, from one; None where none was named."""
    keys = {one.pk for one in leads}
    return next((at for at, key in enumerate(shown["units"], 1) if key in keys), None)
