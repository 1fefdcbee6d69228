# since: 3.13
"""`tb_frame.f_lineno` of a frame that an exception has left: the line of what was done last in it."""


def in_an_except_clause():
    try:
        1 / 0
    except ZeroDivisionError:
        1 / 0


def past_a_clause_that_does_not_fit():
    try:
        1 / 0
    except TypeError as error:
        pass


def in_a_named_clause():
    try:
        1 / 0
    except Exception as error:
        1 / 0


def through_finally():
    try:
        1 / 0
    finally:
        pass


def in_finally():
    try:
        1 / 0
    finally:
        1 / 0


class Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        pass


def through_with():
    with Nothing():
        1 / 0


def plainly():
    1 / 0


for function in (
    in_an_except_clause,
    past_a_clause_that_does_not_fit,
    in_a_named_clause,
    through_finally,
    in_finally,
    through_with,
    plainly,
):
    try:
        function()
    except ZeroDivisionError as error:
        entry = error.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, entry.tb_lineno - first, entry.tb_frame.f_lineno - first)
        # expect: in_an_except_clause 4 4
        # expect: past_a_clause_that_does_not_fit 2 3
        # expect: in_a_named_clause 4 4
        # expect: through_finally 2 4
        # expect: in_finally 4 4
        # expect: through_with 2 2
        # expect: plainly 1 1


# A generator has one frame, and that outlives it as one that can be cleared.
def numbers():
    yield 1
    yield 2


made = numbers()
frame = made.gi_frame
next(made)
print(frame is made.gi_frame)  # expect: True
try:
    frame.clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
made.close()
frame.clear()
made = numbers()
frame = made.gi_frame
del made
frame.clear()
print(frame.f_locals)  # expect: {}
