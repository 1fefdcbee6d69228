"""Waiting, the plain way: `time.sleep` stops the whole program, so two waits take as long as both together."""

import time


def syncsleep(delay):
    print("Sleeping for {} seconds".format(str(delay)))
    time.sleep(delay)
    print("Finished sleeping for {} seconds".format(str(delay)))


syncsleep(2)
syncsleep(1)
# expect @0: Sleeping for 2 seconds
# expect @2: Finished sleeping for 2 seconds
# expect @2: Sleeping for 1 seconds
# expect @3: Finished sleeping for 1 seconds
