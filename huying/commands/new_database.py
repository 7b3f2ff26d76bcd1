"""A new database gets its tables in one step; an older one goes through its migrations.

Made one by one, the migrations take a quarter of a minute, since Django draws up all models anew after
each change. A test holds both ways to the same tables, columns, indexes and triggers.
"""

from django.apps import apps
from django.conf import settings
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


def make(connection) -> bool:
    """Make every table as the models have it and record all migrations as applied; whether it was new.

    Of a migration's own Python, what is not `elidable` is run too (triggers); what moves rows is
    `elidable`, since a new database has none.
    """
    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations or connection.introspection.table_names():
        return False
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.app_label in executor.loader.migrated_apps and model._meta.managed:
                editor.create_model(model)
        state = ProjectState.from_apps(apps)
        for migration, _backwards in plan:
            for operation in migration.operations:
                if _is_still_to_be_run(migration.app_label, operation):
                    operation.database_forwards(migration.app_label, editor, state, state)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for migration, _backwards in plan:
        recorder.record_applied(migration.app_label, migration.name)
    return True


def _is_still_to_be_run(app: str, operation: Operation) -> bool:
    ours = apps.get_app_config(app).name.startswith(f"{settings.PACKAGE.name}.")
    return ours and isinstance(operation, RunPython) and not operation.elidable
