"""Surveys answered before marks were kept one by one get theirs from their two grades."""

from django.db import migrations


def give_marks(apps, schema_editor):
    survey_model = apps.get_model("suggestions", "Survey")
    mark_model = apps.get_model("suggestions", "Mark")
    answered = survey_model.objects.filter(marks=None).exclude(process="", result="")
    for survey in answered.iterator():
        mark_model.objects.bulk_create(
            mark_model(
                congress_id=survey.congress_id,
                survey=survey,
                dimension=dimension,
                grade=getattr(survey, dimension),
            )
            for dimension in ("process", "result")
            if getattr(survey, dimension)
        )


class Migration(migrations.Migration):
    dependencies = [("suggestions", "0019_outcomes")]

    operations = [migrations.RunPython(give_marks, migrations.RunPython.noop, elidable=True)]
