"""Reading bills. Every list begins with what one may see: the rest does not exist."""

from .visibility import visible_to

__all__ = ["visible_to"]
