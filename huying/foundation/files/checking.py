"""Which files are taken in: by extension, by first bytes and by structure, all three."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from .images import reencode
from .names import clean_name, extension_of
from .office import OFD, check_office, not_a_package, not_office
from .pdfs import check_pdf, not_pdf
from .refusals import FileRefused
from .videos import check_mp4

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_FILES = 10  # for each object

_OOXML = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OOXML}wordprocessingml.document",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "mp4": "video/mp4",
    "ofd": "application/ofd",
}
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "ofd": OFD}
ACCEPT = ",".join(f".{extension}" for extension in MEDIA_TYPES)

_MAGIC = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "ofd": b"PK\x03\x04",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "png": b"\x89PNG\r\n\x1a\n",
}
_NO_MAGIC_AT_THE_START = ("mp4",)  # its mark stands behind the length of its first box


@dataclass(frozen=True)
class CheckedFile:
    """A file that has passed; `content` stands at its beginning and may differ from the upload."""

    name: str
    content: BinaryIO
    media_type: str


def check_file(upload: BinaryIO, *, name: str) -> CheckedFile:
    """Raises FileRefused, or gives the file under its cleaned name; pictures are written anew.

    `upload` is any file that can be read in bytes and rewound, a Django UploadedFile too.
    """
    cleaned = clean_name(name)
    extension = extension_of(cleaned)
    if extension not in MEDIA_TYPES:
        raise FileRefused(_why_not(extension))
    _check_size(upload)
    if extension not in _NO_MAGIC_AT_THE_START:
        _check_magic(upload, extension)
    content = upload
    if extension == "pdf":
        check_pdf(upload)
    elif extension == "mp4":
        check_mp4(upload)
    elif extension in OFFICE_FOLDERS:
        check_office(upload, OFFICE_FOLDERS[extension])
    else:
        content = reencode(upload, "PNG" if extension == "png" else "JPEG")
    content.seek(0)
    return CheckedFile(cleaned, content, MEDIA_TYPES[extension])


def _check_size(upload: BinaryIO) -> None:
    upload.seek(0, 2)
    size = upload.tell()
    if size == 0:
        raise FileRefused(_("文件是空的，请检查原文件后重新上传。"))
    if size > LARGEST_FILE:
        raise FileRefused(_("文件超过 20 MB，请压缩或拆分后上传。"))


def _check_magic(upload: BinaryIO, extension: str) -> None:
    upload.seek(0)
    head = upload.read(16)
    if head.startswith(_MAGIC[extension]):
        return
    if old := not_a_package(upload):
        raise old
    if extension == "pdf":
        raise not_pdf()
    if extension in OFFICE_FOLDERS:
        raise not_office(OFFICE_FOLDERS[extension])
    if head.startswith(_MAGIC["png"]):
        raise FileRefused(_("这张图片其实是 PNG 格式，请把扩展名改为 .png 后上传。"))
    if head.startswith(_MAGIC["jpg"]):
        raise FileRefused(_("这张图片其实是 JPG 格式，请把扩展名改为 .jpg 后上传。"))
    raise FileRefused(_("文件不是真正的图片，请重新拍照或另存为 JPG、PNG 后上传。"))


def _why_not(extension: str) -> str:
    if extension in ("doc", "wps", "docm", "rtf"):
        return _("不能接收这种文档格式，请用 Word 或 WPS 另存为 docx 或 PDF 后上传。")
    if extension in ("xls", "et", "xlsm", "xlsb", "csv"):
        return _("不能接收这种表格格式，请用 Excel 或 WPS 另存为 xlsx 后上传。")
    if extension in ("heic", "heif", "webp", "bmp", "gif", "tif", "tiff"):
        return _("不能接收这种图片格式，请转为 JPG 或 PNG 后上传。")
    if extension in ("zip", "rar", "7z", "gz", "tar"):
        return _("不能接收压缩包，请解压后逐个上传。")
    if extension in ("mov", "avi", "wmv", "mkv", "flv", "webm", "3gp", "m4v", "rmvb"):
        return _("不能接收这种视频格式，请转为 MP4 后上传，不超过 20 MB。")
    return _(
        "只能上传 PDF、OFD、Word（docx）、Excel（xlsx）、JPG、PNG 文件和 MP4 短视频，请换一种格式。"
    )
