"""What was left out of a clean copy: codes, each once, with how often or which."""

import unicodedata


class Removed:
    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def note(self, code: str, detail: str = "") -> None:
        self._found.setdefault(code, []).append(detail)

    def __contains__(self, code: str) -> bool:
        return code in self._found

    def told(self) -> list[list]:
        """[code, how often, the first few details]."""
        return [
            [code, len(details), [one for one in dict.fromkeys(details) if one][:5]]
            for code, details in self._found.items()
        ]

    def seen(self, text: str) -> str:
        """`text` without characters that nobody sees (zero width, turning the direction)."""
        kept = "".join(
            one
            for one in text
            if unicodedata.category(one) not in ("Cf", "Co", "Cs") or one == "\xad"
        )
        if kept != text:
            self.note("unseen_characters")
        return kept
