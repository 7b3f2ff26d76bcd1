from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "huying.domain.supervision"

    def ready(self):
        """The worker learns of the clocks that run here, the suggestions of what follows them, the
        index of what promises say."""
        from . import procedure, tasks  # noqa: F401
        from .queries import promises_kept, searched

        searched.declare()
        promises_kept.declare()
