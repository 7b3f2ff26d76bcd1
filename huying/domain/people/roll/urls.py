"""名册, below /<congress code>/roll/."""

from django.urls import path

from ..views import roll, roll_acts, roll_import

app_name = "roll"
urlpatterns = [
    path("", roll.deputies, name="deputies"),
    path("bodies/", roll.bodies, name="bodies"),
    path("bodies/<int:pk>/", roll.body, name="body"),
    path("staff/", roll.staff, name="staff"),
    path("people/<int:pk>/", roll.person, name="person"),
    path("people/<int:pk>/account/<slug:act>", roll_acts.slip, name="slip"),
    path("terms/", roll.terms, name="terms"),
    path("composition/", roll.composition, name="composition"),
    path("changes/", roll.changes, name="changes"),
    path("import/<slug:what>/", roll_import.bring, name="import"),
    path("import/<slug:what>/confirm", roll_import.confirm, name="import_confirm"),
    path("import/<slug:what>/template.xlsx", roll_import.template, name="import_template"),
    path("new/<slug:act>", roll_acts.add, name="add"),
    path("<slug:act>/<int:pk>", roll_acts.change, name="change"),
]
