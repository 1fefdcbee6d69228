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
        print(*traceback.format_exc(limit=-1).splitlines()[2:], sep="\n")
        # expect:     thing.nope(1)
        # expect:     ^^^^^^^^^^
        # expect: AttributeError: 'Thing' object has no attribute 'nope'
        # expect:     .nope(
        # expect:      ^^^^
        # expect: AttributeError: 'Thing' object has no attribute 'nope'
