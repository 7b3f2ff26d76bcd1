"""Every command finds a database that is ready: an empty or older one is migrated first."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from huying.commands.contract import Refusal

LOCK = 4_204_201  # any number that no other advisory lock uses


def ensure_database(tell: Callable[[str], None]) -> bool:
    """Migrate when something is to be migrated; whether it was. `tell` gets the progress.

    Two commands that start together wait for each other. Raises Refusal when the database cannot
    be reached.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]
    try:
        if connection.vendor == "sqlite" and not connection.is_in_memory_db():
            Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        if is_current():
            return False
        with _alone(connection):
            if is_current():
                return False
            tell(_("正在建立或更新数据库…"))
            call_command("migrate", verbosity=0, interactive=False)
            tell(_("数据库已就绪"))
            return True
    except (OperationalError, OSError) as error:
        raise Refusal(
            _("连不上数据库，请检查 HUYING_DATABASE_URL：{why}").format(why=error)
        ) from error


def is_current() -> bool:
    """Whether every migration has been applied."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _alone(connection) -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    elif connection.is_in_memory_db():
        yield
    else:
        # Not the file that the backend locks around each write: migrating takes that one itself.
        with open(f"{connection.settings_dict['NAME']}.migrating", "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
