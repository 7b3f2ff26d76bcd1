"""In which language things are written down: the congress's, whatever its reader has chosen to see."""

from django.conf import settings
from django.utils import translation


class as_written(translation.override):
    """Around (`with`) or upon (`@`) whatever makes text that is kept, signed or sent."""

    def __init__(self):
        super().__init__(settings.LANGUAGE_CODE)

    def _recreate_cm(self):
        """Every call remembers for itself what its reader had chosen: threads share what is decorated."""
        return type(self)()
