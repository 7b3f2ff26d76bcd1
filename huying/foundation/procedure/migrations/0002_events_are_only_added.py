from django.db import migrations

from huying.foundation.procedure import guards


class Migration(migrations.Migration):
    dependencies = [("procedure", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guards.install(editor.connection),
            lambda apps, editor: guards.remove(editor.connection),
        )
    ]
