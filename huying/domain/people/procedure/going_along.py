"""移交 of what bears a unit's name: it goes where the unit goes, when units are merged or split."""

from django.utils.translation import gettext_lazy

from huying.foundation.procedure.act import Follow

from .handover import merge_unit, split_unit


def with_its_unit(open_of, told=lambda unit: {"was": unit.name}) -> tuple[Follow, Follow]:
    """For `follows`: what `open_of(unit)` finds goes to the unit merged into, or to the main one of a split.

    The act gets `into` and what `told(unit)` says of the unit that was.
    """

    def merged(roll, *, by, at, unit, into, **details):
        for one in open_of(unit):
            yield {"on": one, "into": into} | told(unit)

    def divided(roll, *, by, at, unit, main, **details):
        if main.pk != unit.pk:
            yield from merged(roll, by=by, at=at, unit=unit, into=main)

    return Follow(merge_unit, merged), Follow(split_unit, divided)


def goes_with_its_unit(steps, model, field: str, when: tuple) -> None:
    """The act by which a case of `model` whose `field` is a unit goes along, while it is in one of the states `when`."""

    def open_of(unit):
        found = model.objects.filter(**{field: unit}, case__state__in=when)
        return found.select_related("case").order_by("pk")

    def taken_over(subject, *, by, at, was, into):
        """What was done before stays as it was done; the next thing is for the unit that took over."""
        setattr(subject, field, into)
        subject.save(update_fields=[field])

    steps.act(
        gettext_lazy("随机构调整移交"),
        who=merge_unit.who,
        when=when,
        by_hand=False,
        follows=with_its_unit(open_of),
    )(taken_over)
