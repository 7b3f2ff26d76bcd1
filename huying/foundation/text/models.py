"""What can be searched, one row for each case that has a text."""

from django.db import models

from huying.foundation.cases.models import Case, OfACongress


class Entry(OfACongress):
    """A copy of a case's words, kept because the index can be put right only by what it was made from.

    `names`: whom and what it concerns (number, deputies, units). `marks`: what it is filtered by, a letter
    and a key each (y2026, u12), separated by spaces; see `index.asked.Mark`.
    The pairs of characters of an entry are in the table `text_pairs`, under the same key.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="entry")
    kind = models.CharField(max_length=30)
    title = models.TextField()
    body = models.TextField(blank=True)
    names = models.TextField(blank=True)
    marks = models.TextField(blank=True)

    SAID = ("congress_id", "kind", "title", "body", "names", "marks")

    def __str__(self):
        return self.title

    def says(self) -> tuple:
        """Everything of it that the index is made from."""
        return tuple(getattr(self, name) for name in self.SAID)
