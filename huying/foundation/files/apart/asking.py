"""Having a file read in another process."""

import json
import logging
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from ..refusals import FileRefused

log = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("child.py")
SECONDS = 30
# Each may take much memory for a moment: no more than two beside each other.
_two_at_a_time = threading.BoundedSemaphore(2)
MEGABYTES = 1024  # of addresses; what is really used stays far below


def ask(task: str, content: BinaryIO, *, target: BinaryIO | None = None, **arguments) -> Any:
    """What the module `task` answers on `content`; it may write a file into `target`.

    Raises FileRefused where the process did not come to an end within its limits.
    """
    with (
        _two_at_a_time,
        tempfile.TemporaryFile() as source,
        tempfile.TemporaryFile() as answer,
    ):
        content.seek(0)
        shutil.copyfileobj(content, source)
        source.seek(0)
        number = target.fileno() if target else -1
        command = [sys.executable, "-I", str(CHILD), task, str(MEGABYTES), str(SECONDS)]
        try:
            done = subprocess.run(
                [*command, str(number), json.dumps(arguments)],
                stdin=source,
                stdout=answer,
                stderr=subprocess.PIPE,
                pass_fds=[number] if target else [],
                timeout=2 * SECONDS,
                env={},
            )
        except subprocess.TimeoutExpired as error:
            log.warning("reading a file (%s) took too long", task)
            raise too_heavy() from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace")[-500:]
            log.warning("reading a file (%s) ended with %s: %s", task, done.returncode, said)
            raise too_heavy()
        answer.seek(0)
        return json.load(answer)


def too_heavy() -> FileRefused:
    return FileRefused(
        _("文件过于复杂或已损坏，读取时超过了限制，请另存一份、删去无关内容后再上传。")
    )
