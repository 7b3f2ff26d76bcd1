"""What a rulebook asks of the form of a contact, in words."""

from django.utils.translation import gettext as _

from .clocks import book_of
from .family import suggestion_of
from .proposing import stated


def contact_form_words(form: str) -> str:
    """What the rulebook asks of the form, in brackets."""
    words = {"spoken": _("（须口头沟通）"), "in_person": _("（须当面沟通）")}
    return words.get(form, "")


def form_asked(subject, phase: str) -> str:
    """The form that a contact in this phase must have: the rulebook's, and at least by word of mouth
    where the deputy wishes to be talked with (希望加强沟通)."""
    form = getattr(book_of(subject).contact, phase)
    said = stated(suggestion_of(subject))
    return "spoken" if form == "any" and said and said.wants_contact and phase != "after" else form
