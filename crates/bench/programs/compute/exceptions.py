"""Exceptions: raised and caught near and far, with `finally` blocks in between, and of classes of one's own."""


class Refused(Exception):
    def __init__(self, amount):
        super().__init__(f"refused: {amount}")
        self.amount = amount


def withdraw(balance, amount):
    if amount > balance:
        raise Refused(amount)
    return balance - amount


def near(rounds):
    caught = 0
    values = {"a": 1, "b": 2}
    for i in range(rounds):
        try:
            values["abc"[i % 3]]
        except KeyError:
            caught += 1
    return caught


def deep(n):
    if n == 0:
        raise ValueError("the bottom")
    try:
        deep(n - 1)
    finally:
        deep.unwound += 1


deep.unwound = 0


def far(rounds):
    caught = 0
    for _ in range(rounds):
        try:
            deep(20)
        except ValueError:
            caught += 1
    return caught


def own(rounds):
    balance = 1000
    refused = 0
    for i in range(rounds):
        try:
            balance = withdraw(balance, i % 700)
        except Refused as e:
            refused += e.amount % 7
        else:
            balance += 350
    return balance, refused


def chained(rounds):
    seen = 0
    for i in range(rounds):
        try:
            try:
                int("x" + str(i % 10))
            except ValueError as e:
                raise RuntimeError("not a number") from e
        except RuntimeError as e:
            if e.__cause__ is not None:
                seen += 1
    return seen


print(near(600_000))
print(far(10_000), deep.unwound)
print(*own(400_000))
print(chained(80_000))
