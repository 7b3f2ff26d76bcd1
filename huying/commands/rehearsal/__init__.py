"""A rehearsal (演练): an invented county congress lived through the same acts the web uses.

county.py      founds it and fills its roll        cast.py     the twelve who can sign in
people.py      invented people                     units.toml  sixty units and their duties
themes.py      reads themes/*.toml                 plans.py    how far each suggestion shall come
story.py …     one suggestion's life, act by act   simulation.py   the days, in order
"""
