"""The index in the database: pairs of characters of every entry, changed with it in one transaction.

`index_on(connection)` gives the one of this database; both answer the same questions:
count, newest, best, matching, rarity, any_of.
"""

from .asked import Asked, Mark, ask
from .choosing import index_on

__all__ = ["Asked", "Mark", "ask", "index_on"]
