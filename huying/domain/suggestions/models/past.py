"""历史件: what a ledger says of the handling of a suggestion that was over before this system was there."""

from django.db import models

from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class PastHandling(OfACongress):
    """In the ledger's own words: nobody here did any of it, so it has no turns, rounds or surveys.

    `proposers` are those whom the roll does not know; the units stand on the suggestion.
    """

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="past"
    )
    proposers = models.CharField(max_length=200, blank=True)
    co_units = models.CharField(max_length=300, blank=True)
    assigned_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    reply_class = models.CharField(max_length=20, blank=True)
    process = models.CharField(max_length=20, blank=True)
    result = models.CharField(max_length=20, blank=True)
    outcome = models.TextField(blank=True)

    def __str__(self):
        return str(self.suggestion)
