# A subclass of a builtin container that iterates in its own way is asked, wherever CPython asks it; a subclass of `dict` that
# only has other `keys` is not.


class Pair(tuple):
    def __iter__(self):
        return iter("it")


class Row(list):
    def __iter__(self):
        return iter("it")


class Bag(set):
    def __iter__(self):
        return iter("it")


class Table(dict):
    def __iter__(self):
        return iter("it")


class Keyed(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __getitem__(self, key):
        return ("got", super().__getitem__(key))

    def keys(self):
        return ["k"]


def take(*args, **kwargs):
    return args, kwargs


for container in (Pair([5]), Row([5]), Bag([5]), Table({5: 1})):
    target = [0]
    target[:] = container
    print(type(container).__name__, take(*container), take(0, *container), "".join(container), target, dict.fromkeys(container))
# expect: Pair (('i', 't'), {}) ((0, 'i', 't'), {}) it ['i', 't'] {'i': None, 't': None}
# expect: Row (('i', 't'), {}) ((0, 'i', 't'), {}) it ['i', 't'] {'i': None, 't': None}
# expect: Bag (('i', 't'), {}) ((0, 'i', 't'), {}) it ['i', 't'] {'i': None, 't': None}
# expect: Table (('i', 't'), {}) ((0, 'i', 't'), {}) it ['i', 't'] {'i': None, 't': None}

print(take(**Keyed(a=1)), take(b=2, **Keyed(a=1)), {**Keyed(a=1)}, "{a}".format(**Keyed(a=1)))
# expect: ((), {'a': 1}) ((), {'b': 2, 'a': 1}) {'a': 1} 1
print({} | Keyed(a=1), dict(Keyed(a=1)), "{a} {b}".format_map(Keyed(a=1)))
# expect: {'a': 1} {'a': 1} ('got', 1) ('got', 'missing b')


class Named(tuple):
    x = property(lambda self: self[0])


print(take(*Named((1, 2))), take(*Named(range(20)))[0][-1], "".join(Named("ab")))
# expect: ((1, 2), {}) 19 ab
