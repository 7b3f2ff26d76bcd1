"""One suggestion as a row of the ledger: what the columns read, without a query of their own."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from itertools import batched

from django.db.models import Prefetch

from huying.domain.suggestions import states
from huying.domain.suggestions.models import Contact, Handling, ReplyRound, ReviewOpinion, Suggestion
from huying.foundation.procedure.models import Clock

from .question import Question
from .seen import REPLY_CLOCKS, Seen
from .standing import STANDINGS, Standing

RETURNED = states.Handling.RETURNED
