from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "huying.foundation.cases"
