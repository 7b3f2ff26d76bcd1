import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.models import OfACongress


class StoredFile(OfACongress):
    """One content on disk, kept once for each congress however often it is attached."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(_("摘要"), max_length=64)
    size = models.PositiveIntegerField(_("字节数"))
    media_type = models.CharField(_("类型"), max_length=100)
    # Below HUYING_FILES_DIR: <congress>/<two digits>/<random>.
    path = models.CharField(_("存放位置"), max_length=120, unique=True)
    created_at = models.DateTimeField(_("存入时间"))

    class Meta:
        verbose_name = _("文件")
        verbose_name_plural = _("文件")
        constraints = [
            models.UniqueConstraint(fields=["congress", "sha256"], name="one_blob_per_congress"),
        ]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"


class Attachment(OfACongress):
    """A file hung on a case. `about` names the object inside the case, e.g. a contact's id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="attachments", verbose_name=_("事项")
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="attachments", verbose_name=_("文件")
    )
    name = models.CharField(_("文件名"), max_length=120)
    purpose = models.CharField(_("用途"), max_length=32)
    about = models.CharField(_("所属对象"), max_length=64, blank=True, default="")
    # The place among its neighbours: with its two constraints the database keeps the limit of ten.
    position = models.PositiveSmallIntegerField(_("序号"))
    added_at = models.DateTimeField(_("添加时间"))
    added_by = models.ForeignKey(
        settings.HUYING_APPOINTMENT,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("添加人"),
    )

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "purpose", "about", "position"], name="one_attachment_per_position"
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=10), name="ten_attachments_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.name
