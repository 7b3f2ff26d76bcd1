"""Heavy readers of strangers' files, each run in a process of its own with limits on memory and time.

What a file makes of them (a crash, gigabytes, an endless loop) then ends that process and nothing else.
The modules that run there (everything but `asking`) know nothing of Django and answer in codes.
"""
