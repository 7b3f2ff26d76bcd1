"""Which rulebook holds: the congress's own of today, or the one that a case was started under."""

from functools import lru_cache

from .. import rulebook
from ..models import RulebookVersion
from ..rulebook.own import Override, overridden


def book_in_force(congress) -> rulebook.Rulebook:
    """The rulebook by which the congress works today."""
    return book_by_key(congress.rulebook)


def version_in_force(congress) -> RulebookVersion | None:
    """None where the congress works by a shipped rulebook as it is."""
    if congress.rulebook in rulebook.names():
        return None
    return RulebookVersion.objects.prefetch_related("overrides").get(pk=congress.rulebook)


def book_by_key(key: str) -> rulebook.Rulebook:
    """`key` is the name of a shipped rulebook or the key of a congress's own version."""
    return rulebook.get(key) if key in rulebook.names() else _own(key)


@lru_cache(maxsize=500)
def preset_of(key: str) -> str:
    """The shipped rulebook under these rules: itself, or the one a congress's own lie over."""
    return key if key in rulebook.names() else RulebookVersion.objects.get(pk=key).preset


@lru_cache(maxsize=500)
def _own(key: str) -> rulebook.Rulebook:
    """A version never changes, so it is read once for as long as the process lives."""
    version = RulebookVersion.objects.prefetch_related("overrides").get(pk=key)
    return book_of_version(version)


def book_of_version(version: RulebookVersion) -> rulebook.Rulebook:
    return overridden(version.preset, version.title, overrides_of(version))


def overrides_of(version: RulebookVersion) -> list[Override]:
    rows = sorted(version.overrides.all(), key=lambda one: one.pk)
    return [Override(one.code, one.value, one.article, one.reason) for one in rows]
