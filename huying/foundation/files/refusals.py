class FileRefused(Exception):
    """A file is not taken in; `message` says in plain Chinese why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
