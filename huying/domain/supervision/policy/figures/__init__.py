"""The figures of a year; importing them fills the catalogue, one file for each part of the work."""

# ruff: noqa: I001
from . import items, answers, report, supervised, promised, listenings
from .declared import (
    FIGURES,
    SHARES,
    TABLES,
    Figure,
    Row,
    Scope,
    Share,
    Table,
    figure,
    share,
    table,
)

__all__ = [
    "FIGURES",
    "SHARES",
    "TABLES",
    "Figure",
    "Row",
    "Scope",
    "Share",
    "Table",
    "answers",
    "figure",
    "items",
    "listenings",
    "promised",
    "report",
    "share",
    "supervised",
    "table",
]
