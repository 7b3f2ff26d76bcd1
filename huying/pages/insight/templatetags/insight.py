"""{% load insight %}: what a column says of a row, and addresses without one filter."""

from django import template

from huying.pages.insight.columns import Column
from huying.pages.insight.question import Question
from huying.pages.insight.rows import Row

register = template.Library()


@register.simple_tag
def value_of(column: Column, row: Row):
    return column.value(row)


@register.simple_tag
def address_without(question: Question, name: str, value: str) -> str:
    return question.address(leaving=(name, value))
