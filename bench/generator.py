"""Many years from one: what has ended in a rehearsed year is copied with keys of its own, by the database.

The rehearsed year is the present one, with all that is still open in it; the years before it are
copies of what has been closed, archived or withdrawn, with as many events, clocks and notices each.
Their chain of events is not hashed anew: `verify_events` is no business of this data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import (
    AutoField,
    CharField,
    Field,
    ForeignKey,
    Max,
    Model,
    TextField,
    UniqueConstraint,
)

from huying.domain.people.models import Congress, Session, Term
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import Case
from huying.foundation.procedure.models import ChainHead, Event

from . import families

A_YEAR = 926  # suggestions that a province's session brings (Henan 2023)
SESSIONS_OF_A_TERM = 5
ENDED = ("closed", "archived", "withdrawn")


@dataclass
class Copier:
    """Copies what belongs to one congress's ended suggestions, `ended` of them at a time."""

    congress: Congress
    tables: dict[type[Model], ForeignKey | None]
    steps: dict[type[Model], int]
    ended: int
    sessions: list[int]

    @classmethod
    def of(cls, congress: Congress, wanted: int) -> "Copier":
        found = families.tables()
        steps = {
            one: 1 + (one.objects.aggregate(last=Max("pk"))["last"] or 0)  # type: ignore[attr-defined]
            for one in found
            if isinstance(one._meta.pk, AutoField)
        }
        ended = ended_ones(congress).count()
        return cls(congress, found, steps, ended, _sessions(congress, 1 + wanted // A_YEAR))

    def copy(self, number: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for model in self.tables:
                cursor.execute(self._statement(model, number))

    def _statement(self, model: type[Model], number: int) -> str:
        names, values = [], []
        for field in model._meta.concrete_fields:
            names.append(f'"{field.column}"')
            values.append(self._value(model, field, number))
        table, pk = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]
        return (
            f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(values)} '
            f'FROM "{table}" WHERE "{table}"."{pk}" IN (SELECT key FROM "rehearsed_{table}")'
        )

    def remember(self) -> None:
        """The keys of the rehearsed year's rows, table by table, before anything is copied."""
        with connection.cursor() as cursor:
            for model in self.tables:
                table, pk = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]
                cursor.execute(f'DROP TABLE IF EXISTS "rehearsed_{table}"')
                cursor.execute(
                    f'CREATE TEMPORARY TABLE "rehearsed_{table}" AS SELECT "{table}"."{pk}" AS key '
                    f'FROM "{table}" WHERE {self._belongs(model, table)}'
                )
                cursor.execute(
                    f'CREATE UNIQUE INDEX "{table}_rehearsed" ON "rehearsed_{table}" (key)'
                )

    def _belongs(self, model: type[Model], table: str) -> str:
        """Of cases that are a suggestion's."""
        key = self.tables[model]
        if key is None:
            states = ", ".join(f"'{one}'" for one in ENDED)
            return (
                f'"{table}".root_id IN (SELECT s.case_id FROM suggestions_suggestion s '
                f"JOIN cases_case c ON c.id = s.case_id WHERE c.state IN ({states}))"
            )
        above = key.related_model._meta.db_table  # type: ignore[union-attr]
        return f'"{table}"."{key.column}" IN (SELECT key FROM "rehearsed_{above}")'

    def _value(self, model: type[Model], field: Field, number: int) -> str:
        column = f'"{model._meta.db_table}"."{field.column}"'
        if field.is_relation:
            return self._related(field, column, number)
        if field.primary_key:
            return self._renamed(model, column, number)
        if (
            model is Case and field.name == "state"
        ):  # what is closed is filed before the next session
            return f"CASE WHEN {column} = 'closed' AND kind = 'suggestion' THEN 'archived' ELSE {column} END"
        if model is Event and field.name == "seq":
            return f"{column} + {number * self.steps[Event]}"
        if model is Suggestion and field.name == "number":
            return f"{column} + {number * 1_000}"
        if self._alone_unique(model, field) and isinstance(field, CharField | TextField):
            return (
                f"CASE WHEN {column} = '' THEN '' ELSE substr({column}, 1, 50) || '-{number}' END"
            )
        return column

    def _alone_unique(self, model: type[Model], field: Field) -> bool:
        """Whether a text must differ between copies: unique, with nothing beside it that does."""
        copied = {"number"} if model is Suggestion else set()
        copied |= {
            one.name
            for one in model._meta.concrete_fields
            if one.is_relation and one.related_model in self.tables
        }
        return field.unique or any(
            field.name in one.fields and copied.isdisjoint(one.fields)
            for one in model._meta.constraints
            if isinstance(one, UniqueConstraint)
        )

    def _related(self, field, column: str, number: int) -> str:
        target = field.related_model
        if target is Session and number:
            of_its_year = self.sessions[1 + number * self.ended // A_YEAR]
            return f"CASE WHEN {column} IS NULL THEN NULL ELSE {of_its_year} END"
        if field.name == "arose_from":  # from another matter, of which there is no copy
            return column
        while target not in self.tables and target._meta.pk.is_relation:
            target = target._meta.pk.related_model
        if target not in self.tables:
            return column
        renamed = self._renamed(target, column, number)
        if field is self.tables.get(field.model):
            return renamed
        # What arose from, or went into, something that has not ended still names that very one.
        copied = f'SELECT key FROM "rehearsed_{target._meta.db_table}"'
        return f"CASE WHEN {column} IN ({copied}) THEN {renamed} ELSE {column} END"

    def _renamed(self, model: type[Model], column: str, number: int) -> str:
        """A key of the copy: the end of a case's UUID says its number, other keys are moved on."""
        pk = model._meta.pk
        while pk is not None and pk.is_relation:
            model, pk = pk.related_model, pk.related_model._meta.pk
        if model in self.steps:
            return f"{column} + {number * self.steps[model]}"
        if connection.vendor == "postgresql":
            return f"(substr({column}::text, 1, 28) || '{number:08x}')::uuid"
        return f"substr({column}, 1, 24) || '{number:08x}'"


def fill(congress: Congress, wanted: int, told=lambda done, whole: None) -> int:
    """Copies until the congress has at least `wanted` suggestions; returns how many it then has."""
    living = Suggestion.objects.filter(congress=congress).count()
    copier = Copier.of(congress, wanted)
    copies = -(-max(wanted - living, 0) // copier.ended)
    with _in_bulk():
        copier.remember()
        for number in range(1, copies + 1):
            copier.copy(number)
            told(number, copies)
    newest = Event.objects.filter(congress=congress).order_by("-seq").first()
    if newest:
        ChainHead.objects.filter(congress=congress).update(seq=newest.seq, hash=newest.hash)
    _move_sequences(copier)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return living + copier.ended * copies


@contextmanager
def _in_bulk() -> Iterator[None]:
    """SQLite, writing data that a power cut may take: no journal, no waiting for the disk, keys checked by a test."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        for line in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"):
            cursor.execute(f"PRAGMA {line}")
        cursor.execute("PRAGMA cache_size = -2000000")
    yield
    connection.close()  # the next one is opened as always


def ended_ones(congress: Congress):
    return Suggestion.objects.filter(congress=congress, case__state__in=ENDED)


def _sessions(congress: Congress, years: int) -> list[int]:
    """The rehearsed session, and one before it for each of the years and one to spare."""
    first = Session.objects.filter(congress=congress).order_by("pk").first()
    if first is None:
        raise LookupError("the rehearsed congress has no session")
    found = [first.pk]
    for year in range(1, years + 2):
        opens = first.opens_at - timedelta(days=365 * year)
        term, _new = Term.objects.get_or_create(
            congress=congress, number=first.term.number + 1 + year // SESSIONS_OF_A_TERM
        )
        made, _new = Session.objects.get_or_create(
            congress=congress,
            term=term,
            number=1 + year % SESSIONS_OF_A_TERM,
            defaults={
                "opens_at": opens,
                "closes_at": opens + (first.closes_at - first.opens_at),
            },
        )
        found.append(made.pk)
    return found


def _move_sequences(copier: Copier) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in copier.steps:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), "
                f'(SELECT max(id) FROM "{table}"))'
            )
