"""A rehearsal (演练): an invented county congress lived through the same acts the web uses.

rehearse.py    all of it                          plans.py    how far each suggestion shall come
sizes.py       small, county, province            story.py    one suggestion's life, in turn:
founding.py    founds it and fills its roll         before_the_session.py, proposing.py, reviewing.py,
county.py      who is who in it                     meeting.py, handling.py, objecting.py, returning.py,
people.py      invented people                      contacting.py, visiting.py, pausing.py,
cast.py        the twelve who can sign in           replying.py, evaluating.py, overseeing.py
simulation.py  all stories, in order of time      aside.py    what goes on beside it: working.py
owners.py      who can carry a case on            bills.py    议案, with presidium.py
themes.py      reads themes/*.toml                advising.py 双向互动      rolling.py  the roll's year
                                              looking_back.py 回头看, once a year is over
                                              closing_the_year.py 考核、评优、年度报告, too
"""
