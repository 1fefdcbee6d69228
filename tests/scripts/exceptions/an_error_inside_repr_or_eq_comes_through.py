class Bad:
    def __repr__(self):
        raise ValueError("in repr")

    def __eq__(self, other):
        raise ValueError("in eq")

    def __hash__(self):
        return 1

    def __bool__(self):
        raise ValueError("in bool")

    def __iter__(self):
        raise ValueError("in iter")


bad = Bad()
for use in (
    lambda: print(bad),
    lambda: [bad, 1][0] == 1,
    lambda: 1 in [bad],
    lambda: {1: 0}[bad],
    lambda: "yes" if bad else "no",
    lambda: not bad,
    lambda: [*bad],
    lambda: f"{bad}",
    lambda: repr([bad]),
):
    try:
        use()
    except ValueError as e:
        print(e)
        # expect: in repr
        # expect: in eq
        # expect: in eq
        # expect: in eq
        # expect: in bool
        # expect: in bool
        # expect: in iter
        # expect: in repr
        # expect: in repr
