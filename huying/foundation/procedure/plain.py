"""What an event remembers of the arguments of an act: plain JSON that can be read in ten years."""

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from django.db.models import Model


def plain(value):
    """A JSON value for an argument: rows by key and name, files by name, days as ISO text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Model):
        return {"id": str(value.pk), "label": str(value)[:200]}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if hasattr(value, "name") and not hasattr(value, "__iter__"):
        return str(value.name)
    return [plain(one) for one in value]


class Readable(json.JSONEncoder):
    """Chinese as Chinese, not as \\u escapes: whoever opens the table reads it, and it is half as long."""

    def __init__(self, **options):
        super().__init__(**options | {"ensure_ascii": False})
