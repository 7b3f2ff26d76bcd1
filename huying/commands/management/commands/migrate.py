"""huying migrate: Django's own, but that a new database gets its tables in one step."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from huying.commands import new_database


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if not options["app_label"] and not options["plan"] and not options["check_unapplied"]:
            new_database.make(connections[options["database"]])
        super().handle(*args, **options)
