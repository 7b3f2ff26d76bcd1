from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .checking import ACCEPT, MOST_FILES, CheckedFile, check_file
from .names import shown_name
from .refusals import FileRefused


class AttachmentsInput(forms.FileInput):
    """A file input that takes several files and offers only the kinds that are taken in."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPT, "multiple": True, **(attrs or {})})


class AttachmentsField(forms.FileField):
    """Several files; its clean value is a list of CheckedFile, ready for `storing.attach`.

    Each refused file is an error of this field that begins with the file's name. Optional unless
    `required=True` is given.
    """

    widget = AttachmentsInput

    def __init__(self, *, most: int = MOST_FILES, **options: Any) -> None:
        self.most = most
        options.setdefault("required", False)
        options.setdefault("label", gettext_lazy("附件"))
        options.setdefault(
            "help_text",
            gettext_lazy(
                "PDF、OFD、Word（docx）、Excel（xlsx）、JPG、PNG、MP4 短视频，每个最大 20 MB，最多十个。"
                "图片会去掉拍摄时间、地点，短视频里的不会去掉"
            ),
        )
        super().__init__(**options)

    def clean(self, data: Sequence[UploadedFile] | None, initial: Any = None) -> list[CheckedFile]:
        uploads = list(data or [])
        if self.required and not uploads:
            raise ValidationError(_("请选择要上传的文件。"), code="required")
        if len(uploads) > self.most:
            raise ValidationError(
                _("一次选了 %(count)d 个文件，最多 %(most)d 个，请减少后重新选择。"),
                code="too_many",
                params={"count": len(uploads), "most": self.most},
            )
        return self._checked(uploads)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and bool(data)

    def _checked(self, uploads: list[UploadedFile]) -> list[CheckedFile]:
        checked: list[CheckedFile] = []
        errors: list[ValidationError] = []
        for upload in uploads:
            name = upload.name or ""
            try:
                checked.append(check_file(upload, name=name))  # type: ignore[arg-type]
            except FileRefused as refusal:
                errors.append(
                    ValidationError(
                        _("“%(name)s”：%(why)s"),
                        code="refused",
                        params={"name": shown_name(name), "why": refusal.message},
                    )
                )
        if errors:
            raise ValidationError(errors)
        return checked
