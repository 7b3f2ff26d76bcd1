NEVER: tuple[str, ...] = ()
