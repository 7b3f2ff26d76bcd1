"""Which tables hold what belongs to a suggestion, found by following keys, so that new ones join by themselves."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model

from huying.foundation.cases.models import Case
from huying.foundation.procedure.models import ChainHead

# The roll is one case of the congress, not of a suggestion; nothing that hangs on it is copied.
NOT_COPIED = ("auth", "contenttypes", "sessions", "axes", "account", "mfa", "people")


def tables() -> dict[type[Model], ForeignKey | None]:
    """Every model whose rows belong to a case, and the key that says to which; Case itself is first.

    Parents come before their children. A row of a many-to-many table belongs to the one that has
    the field, its first key.
    """
    found: dict[type[Model], ForeignKey | None] = {Case: None}
    waiting = [
        one
        for one in apps.get_models(include_auto_created=True)
        if one not in (Case, ChainHead) and one._meta.app_label not in NOT_COPIED
    ]
    while following := next(_owned(waiting, found), None):
        model, key = following
        found[model] = key
        waiting.remove(model)
    return found


def _owned(waiting, found) -> Iterator[tuple[type[Model], ForeignKey]]:
    for model in waiting:
        sure = [key for key in keys(model) if not key.null and key.related_model is not model]
        if model._meta.auto_created:
            sure = sure[:1]
        if key := next((one for one in sure if one.related_model in found), None):
            yield model, key


def keys(model: type[Model]) -> Iterator[ForeignKey]:
    """Its foreign keys, one-to-one keys among them, in the order of its columns."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            yield field
