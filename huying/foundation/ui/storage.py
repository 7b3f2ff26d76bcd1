"""Where stylesheets, scripts and icons are found: the address of each is worked out once.

A page names some twenty of them, and Django joins and quotes each address anew every time.
"""

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class _Remembering(StaticFilesStorage):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._addresses: dict[str | None, str] = {}

    def url(self, name, *args, **kwargs):
        if args or kwargs:  # collecting: the hashes are being made
            return super().url(name, *args, **kwargs)
        if name not in self._addresses:
            self._addresses[name] = super().url(name)
        return self._addresses[name]


class Plain(_Remembering):
    """As the files lie there: for development and tests."""


class Hashed(_Remembering, CompressedManifestStaticFilesStorage):
    """With a hash in each name, so that a browser may keep them for ever."""
