"""Which letters there are, of which cases, and when one is real."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huying.domain.people.queries import Acting
from huying.foundation.cases.language import as_written
from huying.foundation.documents.letter import Letter

LETTERS: dict[tuple[str, str], "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """`of` is the kind of its case. `exists(subject)`: there is something to print. `may(subject, acting)`:
    of those who may see the case, who may have the letter."""

    name: str
    label: Any
    of: str
    exists: Callable[[Any], bool]
    may: Callable[[Any, Acting], bool]
    make: Callable[[Any, Acting, datetime], Letter]

    def there(self, subject, acting: Acting) -> bool:
        return self.exists(subject) and self.may(subject, acting)


def anyone(subject, acting: Acting) -> bool:
    return True


def inside(subject, acting: Acting) -> bool:
    """Of offices and units, not of deputies."""
    return bool(acting.bodies)


def letter(name: str, label, *, of: str, exists, may=anyone):
    """Declare a letter; the decorated function is `make(subject, acting, at) -> Letter`."""

    def register(make):
        if (of, name) in LETTERS:
            raise ValueError(f"two letters of the name {of}.{name}")
        # A letter is in the congress's language, whichever its reader has chosen.
        made = as_written()(make)
        LETTERS[of, name] = Kind(name, label, of, exists, may, made)
        return make

    return register


def there_for(kind: str, subject, acting: Acting) -> list[Kind]:
    """The letters that there are of a case, for whoever may see it."""
    return [one for one in LETTERS.values() if one.of == kind and one.there(subject, acting)]
