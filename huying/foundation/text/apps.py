from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class TextConfig(AppConfig):
    name = "huying.foundation.text"
    label = "text"
    verbose_name = _("检索")

    def ready(self) -> None:
        from .index import on_sqlite

        connection_created.connect(on_sqlite.teach, dispatch_uid="text index")
