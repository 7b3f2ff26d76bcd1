"""The other process: takes its limits upon itself, runs one task, prints the answer as JSON."""

import importlib
import json
import resource
import sys
from pathlib import Path

LARGEST_ANSWER = 64 * 1024 * 1024  # bytes, and of a file written as well
MOST_FILES = 64


def limit(megabytes: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    task, megabytes, seconds, number, arguments = sys.argv[1:6]
    limit(int(megabytes), int(seconds))
    sys.path.insert(0, str(Path(__file__).resolve().parents[4]))
    run = importlib.import_module(f"huying.foundation.files.apart.{task}").run
    given = json.loads(arguments)
    if int(number) >= 0:
        with open(int(number), "r+b", closefd=False) as target:
            given["target"] = target
            answer = run(sys.stdin.buffer, **given)
    else:
        answer = run(sys.stdin.buffer, **given)
    with open(1, "w", encoding="utf-8", closefd=False) as out:
        json.dump(answer, out, ensure_ascii=False)


if __name__ == "__main__":
    main()
