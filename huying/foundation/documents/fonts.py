"""字体: for each face that GB/T 9704 names, a list of families; the first one that is there is used.

Licensed ones go into HUYING_FONTS_DIR. `found()` says what is used instead of what.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import gettext as _

# Face → the families that are it, then those that stand in for it.
REAL: dict[str, tuple[str, ...]] = {
    "仿宋": (
        "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋",
        "FZFangSong-Z02", "FandolFang", "FandolFang R",
    ),
    "小标宋": (
        "FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK",
        "STZhongsong", "华文中宋",
    ),
    "黑体": ("SimHei", "黑体", "STHeiti", "华文黑体", "FandolHei", "Noto Sans CJK SC"),
    "楷体": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "FandolKai"),
    "宋体": ("SimSun", "宋体", "NSimSun", "STSong", "FandolSong", "Noto Serif CJK SC"),
}  # fmt: skip
STANDS_IN: dict[str, tuple[str, ...]] = {
    "仿宋": ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Noto Sans CJK SC"),
    "小标宋": ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Noto Sans CJK SC"),
    "黑体": ("Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    "楷体": ("LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC", "Noto Sans CJK SC"),
    "宋体": ("Source Han Serif SC", "Noto Serif SC", "AR PL UMing CN", "Noto Sans CJK SC"),
}
WHAT_TO_DO = "apt install fonts-noto-cjk"


class NoFonts(Exception):
    """No Chinese font at all: a PDF would be empty boxes. The words say what to install."""


@dataclass(frozen=True)
class Face:
    """`family` is what is used for it, empty where nothing is; `real` where it is the very face."""

    name: str
    family: str
    real: bool


@lru_cache(maxsize=4)
def _read(folder: str) -> typst.Fonts:
    return typst.Fonts(include_embedded_fonts=False, font_paths=[folder] if folder else [])


def shared() -> typst.Fonts:
    """Read once for as long as the process lives: every letter uses the same."""
    folder = str(settings.HUYING_FONTS_DIR)
    return _read(folder if os.path.isdir(folder) else "")


def found(families: tuple[str, ...] | None = None) -> list[Face]:
    """Every face with what stands for it here."""
    there = set(shared().families() if families is None else families)
    return [_face(name, there) for name in REAL]


def _face(name: str, there: set[str]) -> Face:
    chosen = tuple(settings.HUYING_LETTER_FONTS.get(name, ()))
    for one in (*chosen, *REAL[name]):
        if one in there:
            return Face(name, one, True)
    return Face(name, next((one for one in STANDS_IN[name] if one in there), ""), False)


@lru_cache(maxsize=4)
def _families(key: int) -> dict[str, str]:
    faces = found()
    if missing := [one.name for one in faces if not one.family]:
        raise NoFonts(
            _(
                "服务器上没有可以排%(faces)s的中文字体，不能生成 PDF。请安装字体（Debian：%(how)s），或者先下载 Word 文件。"
            )
            % {"faces": "、".join(missing), "how": WHAT_TO_DO}
        )
    return {one.name: one.family for one in faces}


def families() -> dict[str, str]:
    """{face: family} for a PDF; raises NoFonts."""
    return _families(id(shared()))


def in_words() -> str:
    """One line for whoever keeps the server: what was found, what stands in, where to put others."""
    faces = found()
    if not any(one.family for one in faces):
        return _("没有中文字体，公文不能生成 PDF（Debian：%s）") % WHAT_TO_DO
    real = [f"{one.name} {one.family}" for one in faces if one.real]
    instead = [f"{one.name} {one.family or _('缺')}" for one in faces if not one.real]
    says = _("公文字体：%s") % "、".join(real)
    if instead:
        says += _("；用别的字体代替：%(faces)s（正版字体放在 %(folder)s）") % {
            "faces": "、".join(instead),
            "folder": Path(settings.HUYING_FONTS_DIR),
        }
    return says
