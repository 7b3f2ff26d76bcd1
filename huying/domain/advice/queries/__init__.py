"""Reading what organs and deputies ask of each other; each list begins with what one may see."""

from .visibility import READ

__all__ = ["READ"]
