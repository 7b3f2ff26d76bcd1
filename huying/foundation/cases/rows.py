"""Rows that are read and written with statements that are kept (`remembering`, `compiled`)."""

from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.base import ModelState
from django.db.models.signals import class_prepared
from django.dispatch import receiver

from . import compiled
from .remembering import Remembered


class Kept(models.Model):
    """What is not plain goes to Django as ever."""

    if not TYPE_CHECKING:  # to mypy they are Django's managers, each of its own model
        objects = Remembered()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values, **more):
        """A whole row becomes the object's attributes at once: one by one takes longer than reading them.

        Nobody listens to pre_init and post_init of these models, which alone would hear the difference.
        """
        if len(values) != len(cls._meta.concrete_fields):
            return super().from_db(db, field_names, values, **more)
        row = cls.__new__(cls)
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        vars(row).update(zip(field_names, values, strict=True))
        return row

    def _do_insert(self, manager, using, fields, returning_fields, raw):
        if raw or using != DEFAULT_DB_ALIAS or not compiled.can_insert(self, fields):
            return super()._do_insert(manager, using, fields, returning_fields, raw)  # type: ignore[misc]
        compiled.insert(self)
        return []  # a key that the database gave is the row's already

    # The published types are those of a later Django.
    def _do_update(self, base_qs, using, pk_val, values, update_fields, forced_update):  # type: ignore[override]
        changes = {field.name: value for field, _model, value in values}
        plain = using == DEFAULT_DB_ALIAS and changes and compiled.are_plain(changes.values())
        if not plain or self._meta.select_on_save:
            return super()._do_update(  # type: ignore[call-arg]
                base_qs, using, pk_val, values, update_fields, forced_update
            )
        return compiled.update(type(self), {self._meta.pk.name: pk_val}, **changes) > 0


@receiver(class_prepared)
def _a_foreign_key_is_read_as_query_sets_are(sender, **_signal):
    """In `Meta` it would be written into the migrations of every model."""
    if issubclass(sender, Kept):
        sender._meta.base_manager_name = "objects"
    elif sender._meta.auto_created and issubclass(sender._meta.auto_created, Kept):
        sender._meta.local_managers = []  # of a table that only joins rows
        sender.add_to_class("objects", Remembered())
