"""A rehearsal (演练): an invented county congress lived through the same acts the web uses.

rehearse.py  all of it                            plans.py     how far each suggestion shall come
founding.py  founds it and fills its roll         story.py     one suggestion's life: proposing.py,
county.py    who is who in it                     handling.py, replying.py, evaluating.py
people.py    invented people
cast.py      the twelve who can sign in           simulation.py  all stories, in order of time
themes.py    reads themes/*.toml                  owners.py    who can carry a case on
"""
