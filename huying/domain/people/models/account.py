"""The account: what signs in. The only row that stands above congresses."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager):
    def create_user(self, username: str, password: str | None = None, **fields):
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """`must_change` is set with every issued or reset password: the first sign-in replaces it.

    `sessions_from` is raised when the account is stopped or its password changes: older sessions die.
    """

    username = models.CharField("用户名", max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)
    large_type = models.BooleanField(default=False)
    created_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []
    objects = Accounts()

    def __str__(self):
        return self.username
