"""Typed text that was not sent yet: kept for its writer, given back, dropped."""

from datetime import datetime

from .models import KeptForm

SKIPPED = {"csrfmiddlewaretoken", "idem", "version"}


def keep(account, key: str, data, *, congress, at: datetime) -> None:
    """Save the fields of a half-filled form (a QueryDict); files are not kept."""
    fields = {name: data.getlist(name) for name in data if name not in SKIPPED}
    KeptForm.objects.update_or_create(
        account=account,
        key=key[:120],
        defaults={"fields": fields, "at": at, "congress": congress},
    )


def kept(account, key: str) -> KeptForm | None:
    return KeptForm.objects.filter(account=account, key=key[:120]).first()


def drop(account, key: str) -> None:
    KeptForm.objects.filter(account=account, key=key[:120]).delete()
