"""What a PDF can do besides being read: scripts, programs it starts, files inside it, a password."""

from typing import Any, BinaryIO

import pikepdf

DEEPEST = 60
ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/ImportData": "form",
    "/SubmitForm": "form",
    "/RichMediaExecute": "media",
    "/Rendition": "media",
    "/GoToE": "embedded",
}
KEYS = {
    "/JS": "script",
    "/JavaScript": "script",
    "/EmbeddedFiles": "embedded",
    "/EF": "embedded",
    "/XFA": "form",
    "/RichMediaContent": "media",
}


def run(content: BinaryIO) -> dict:
    """{"found": [codes]} in order, or {"error": "password" | "damaged"}."""
    try:
        with pikepdf.open(content) as pdf:
            found: dict[str, None] = {}
            for one in pdf.objects:
                _look(one, found, 0)
            _look(pdf.Root, found, 0)
            return {"found": list(found), "pages": len(pdf.pages)}
    except pikepdf.PasswordError:
        return {"error": "password"}
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RecursionError):
        return {"error": "damaged"}


def _look(one: Any, found: dict[str, None], depth: int) -> None:
    """Into this object; those it only refers to have their own turn."""
    if depth > DEEPEST:
        return
    if isinstance(one, pikepdf.Stream):
        one = one.stream_dict
    if isinstance(one, pikepdf.Dictionary):
        for key, value in one.items():
            if key in KEYS and (key != "/JS" or "/S" in one):  # a font may be called JS
                found[KEYS[key]] = None
            if key == "/S" and isinstance(value, pikepdf.Name) and str(value) in ACTIONS:
                found[ACTIONS[str(value)]] = None
            _look_deeper(value, found, depth)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            _look_deeper(value, found, depth)


def _look_deeper(value: Any, found: dict[str, None], depth: int) -> None:
    direct = isinstance(value, pikepdf.Object) and not value.is_indirect
    if direct and isinstance(value, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
        _look(value, found, depth + 1)
