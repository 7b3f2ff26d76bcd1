"""主题分析 kept: what was computed by night from the texts of a session, so that nobody waits for it by day."""

from django.db import models

from huying.domain.people.models import Session
from huying.foundation.cases.models import OfACongress


class ThemeReading(OfACongress):
    """The newest of one session. `mark` is that of the texts it was made from: it is shown to whoever reads
    exactly these, and says by places in them what belongs together. Made again whenever it is lost."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)
    result = models.JSONField()
    made_at = models.DateTimeField()

    def __str__(self):
        return f"{self.session}"
