"""Signing in and out. The names are django-allauth's own; what is not here (signing up, e-mail,
resetting a password by oneself) does not exist: accounts are issued and reset by the clerk."""

from django.urls import path

from ..views import sign_in as views

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("logout/", views.sign_out, name="account_logout"),
    path("inactive/", views.stopped, name="account_inactive"),
    path("password/change/", views.change_password, name="account_change_password"),
    path("reauthenticate/", views.confirm_password, name="account_reauthenticate"),
    path("2fa/", views.second_factor_page, name="mfa_index"),
    path("2fa/authenticate/", views.enter_code, name="mfa_authenticate"),
    path("2fa/reauthenticate/", views.confirm_code, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", views.activate_code, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", views.deactivate_code, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", views.spare_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", views.new_spare_codes, name="mfa_generate_recovery_codes"),
]
