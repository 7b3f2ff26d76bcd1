"""The one command: `huying start | demo | rehearse | import_ledger | tick | …` (= manage.py)."""

import json
import os
import sys

WRONGLY_USED = 2


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line, get_commands

    try:
        django.setup()
    except ImproperlyConfigured as error:
        _refuse(str(error))
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    known = get_commands()
    if name not in known and name != "help" and not name.startswith("-"):
        ours = "、".join(sorted(one for one, app in known.items() if app == "huying.commands"))
        _refuse(f"没有“{name}”这个命令，可选：{ours}")
    execute_from_command_line(sys.argv)


def _refuse(reason: str) -> None:
    """Said as the contract of the commands says it, before there is a command."""
    if "--json" in sys.argv[2:]:
        print(json.dumps({"error": reason}, ensure_ascii=False))
    else:
        print(reason, file=sys.stderr)
    sys.exit(WRONGLY_USED)


if __name__ == "__main__":
    main()
