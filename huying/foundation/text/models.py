"""What can be searched, one row for each case that has a text."""

from django.conf import settings
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


class SavedSearch(OfACongress):
    """常用检索: a question under a name, one person's own. `query` is what stands after the question mark.

    `opened_at`: when its owner looked at it last; what came since is new.
    """

    person = models.ForeignKey(
        settings.HUYING_PERSON, models.PROTECT, related_name="saved_searches"
    )
    name = models.CharField(max_length=30)
    query = models.CharField(max_length=1000)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="a_saved_search_once")
        ]

    def __str__(self):
        return self.name
