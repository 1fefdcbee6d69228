"""The module's."""


def f():
    "The function's."


class C:
    """The class's."""

    def m(self):
        f"not a docstring"


print(__doc__, f.__doc__, C.__doc__, C.m.__doc__, sep="|")
# expect: The module's.|The function's.|The class's.|None
