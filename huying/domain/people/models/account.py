"""The account: what signs in. The only row that stands above congresses."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from .login_name import spelled


class Accounts(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields):
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """`must_change` is set with every issued or reset password: the first sign-in replaces it.

    A changed password or a stopped account ends every session (the session carries the password's
    hash). The username is stored in its one spelling, see login_name.py.
    """

    username = models.CharField("用户名", max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)
    large_type = models.BooleanField(default=False)
    created_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    def __str__(self):
        return self.username

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return spelled(username)
