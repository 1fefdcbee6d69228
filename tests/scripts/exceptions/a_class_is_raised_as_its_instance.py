try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)  # expect: ValueError() ()


class Needs(Exception):
    def __init__(self, x):
        pass


try:
    raise Needs
except TypeError as e:
    print(e)  # expect: Needs.__init__() missing 1 required positional argument: 'x'
for wrong in (5, "text", int, object()):
    try:
        raise wrong
    except TypeError as e:
        print(e)  # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
