"""Writing the rows of a ledger as suggestions: one, or many in a fixed number of statements."""

from django.db.models import OuterRef

from huying.foundation.cases.within import Subquery

from ..models import CoSignature, Suggestion, TextVersion
from .suggestion.numbering import number_next
from .text import signatures


class Writing:
    """The change of an importing act, for one row or for many, in a fixed number of statements."""

    def __init__(self, by, at) -> None:
        self.by, self.at = by, at
        self.last: dict[tuple, int | None] = {}

    def write(self, stroke: list[tuple]) -> list[Suggestion]:
        """`stroke`: (case, row) each, a row being the arguments of the act."""
        found = [self.made(case, row) for case, row in stroke]
        Suggestion.objects.bulk_create(found)
        versions = [
            TextVersion(
                congress_id=self.by.congress_id,
                suggestion=one,
                number=1,
                title=row["title"],
                facts=row["facts"],
                proposal="",
                reason="",
                by=self.by,
                at=self.at,
            )
            for one, (_case, row) in zip(found, stroke, strict=True)
        ]
        TextVersion.objects.bulk_create(versions)
        own = TextVersion.objects.filter(suggestion=OuterRef("pk"), number=1).values("pk")
        Suggestion.objects.filter(pk__in=[one.pk for one in found]).update(text=Subquery(own[:1]))
        self._units(found, stroke)
        self._cosigners(versions, stroke)
        return found

    def made(self, case, row) -> Suggestion:
        """Not stored yet, with its number."""
        names = (
            *("title", "lead", "submitted_at", "session", "in_session", "category"),
            *("original_number", "source_key"),
        )
        one = Suggestion(
            case=case,
            congress=self.by.congress,
            drafted_at=self.at,
            entered_by=self.by,
            series="in" if row["in_session"] else "out",
            proposed_lead=row["lead_unit"],
            **{name: row[name] for name in names},
        )
        series = (one.session_id, one.series)
        number_next(one, after=self.last.get(series))
        self.last[series] = one.number
        return one

    def _units(self, found, stroke) -> None:
        through = Suggestion.proposed_units.through
        through.objects.bulk_create(
            through(suggestion_id=one.pk, body_id=unit)
            for one, (_case, row) in zip(found, stroke, strict=True)
            for unit in dict.fromkeys(
                each.pk for each in (row["lead_unit"], *row["co_units"]) if each
            )
        )

    def _cosigners(self, versions, stroke) -> None:
        CoSignature.objects.bulk_create(
            made
            for version, (_case, row) in zip(versions, stroke, strict=True)
            for made in signatures(version, row["cosigners"], lead=row["lead"], at=self.at)
        )
