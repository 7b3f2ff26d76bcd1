"""The forms of the roll's acts: one that makes a row, one that corrects it."""

from django import forms
from django.utils.translation import gettext as _

from huying.foundation.procedure.forms import ActForm


class RollForm(ActForm):
    """`row` is what the form is about (None when it makes a new one); `roll` its congress's roll."""

    # [(legend, [names of fields, or rows of names])]: how the form is laid out.
    groups: list = []

    def __init__(self, *args, row=None, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs)

    @property
    def congress_id(self):
        return self.subject.congress_id

    def laid_out(self):
        """The groups with bound fields; a form without groups is one group without a legend."""
        groups = self.groups or [("", [one.name for one in self.visible_fields()])]
        for legend, lines in groups:
            yield (
                legend,
                [
                    [self[name] for name in ((line,) if isinstance(line, str) else line)]
                    for line in lines
                ],
            )


class ChangeForm(RollForm):
    """Corrects `row`: only what was typed anew is changed, and only if nobody was faster.

    The values that the page was opened with travel with it as hidden initial values.
    """

    argument = ""  # what the act calls the row
    attributes: dict[str, str] = {}  # field -> attribute of the row, where they differ

    def __init__(self, *args, row, initial=None, **kwargs):
        super().__init__(*args, row=row, initial={**self.stored(row), **(initial or {})}, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = name not in ("version", "idem")

    def stored(self, row) -> dict:
        """What the row holds now, by field."""
        skipped = ("version", "idem")
        return {
            name: getattr(row, self.attributes.get(name, name))
            for name in self.base_fields
            if name not in skipped
        }

    def details(self) -> dict:
        return {self.argument: self.row, "changes": self.changes()}

    def changes(self) -> dict:
        """{attribute: (was, now)} of the fields changed since the page was opened."""
        found = {}
        for name in self.changed_data:
            if name in ("version", "idem"):
                continue
            field, bound = self.fields[name], self[name]
            raw = field.hidden_widget().value_from_datadict(
                self.data, self.files, bound.html_initial_name
            )
            try:
                was = field.to_python(raw)
            except forms.ValidationError:  # stored before such text was refused
                was = raw
            now = self.cleaned_data[name]
            attribute = self.attributes.get(name, name)
            if attribute.endswith("_id"):
                was, now = getattr(was, "pk", None), getattr(now, "pk", None)
            found[attribute] = (was, now)
        return found

    def clean(self):
        if not self.errors and not self.has_changed_something():
            self.add_error(None, _("没有改动任何内容。"))
        return self.cleaned_data

    def has_changed_something(self) -> bool:
        return any(name not in ("version", "idem") for name in self.changed_data)
