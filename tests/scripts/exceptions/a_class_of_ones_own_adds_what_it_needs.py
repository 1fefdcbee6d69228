class Refused(Exception):
    def __init__(self, amount, limit=10):
        super().__init__(f"{amount} is over {limit}")
        self.amount = amount


class Silent(Refused):
    def __str__(self):
        return "silent"


try:
    raise Refused(12)
except Refused as e:
    print(e, e.amount, e.args, repr(e))
    # expect: 12 is over 10 12 ('12 is over 10',) Refused('12 is over 10')
try:
    raise Silent(1)
except Refused as e:
    print(e, repr(e))  # expect: silent Silent('1 is over 10')


class NoInit(Exception):
    pass


print(repr(NoInit("a", 1)), NoInit("a", 1).args)  # expect: NoInit('a', 1) ('a', 1)
