import sys
import traceback


class Thing:
    pass


def one_line(thing):
    thing.nope(1)


def several_lines(thing):
    return (thing
        .nope(
            1,
        ))


for call in (one_line, several_lines):
    try:
        call(Thing())
    except AttributeError:
        traceback.print_exc(file=sys.stdout, limit=-1)
        # expect: Traceback (most recent call last):
        # expect:   File "/work/wt/modc/tests/scripts/traceback/a_method_that_is_not_there_is_pointed_at_without_its_arguments.py", line 10, in one_line
        # expect:     thing.nope(1)
        # expect:     ^^^^^^^^^^
        # expect: AttributeError: 'Thing' object has no attribute 'nope'
        # expect: Traceback (most recent call last):
        # expect:   File "/work/wt/modc/tests/scripts/traceback/a_method_that_is_not_there_is_pointed_at_without_its_arguments.py", line 15, in several_lines
        # expect:     .nope(
        # expect:      ^^^^
        # expect: AttributeError: 'Thing' object has no attribute 'nope'
