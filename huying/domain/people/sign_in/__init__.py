"""Signing in: the names, the counted attempts, how long a session lives, large type.

adapter    what django-allauth asks us: nobody signs up by themselves, our own words
attempts   what django-axes asks us: five failures lock a name for half an hour
passwords  whether a new password will do, in our words
sessions   when a session is over
sign_ins   from which network addresses people have signed in
addresses  where somebody may be sent on to, and where a congress is at home
large_type the reading size, of an account or of a browser
"""
