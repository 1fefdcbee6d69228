it = iter([1, 2])
print(next(it), next(it), next(it, "done"), next(it, None))  # expect: 1 2 done None
print(list(it), type(it).__name__, type(iter({})).__name__, type(iter("a")).__name__, type(iter(range(1))).__name__)
# expect: [] list_iterator dict_keyiterator str_ascii_iterator range_iterator
for wrong in (lambda: iter(5), lambda: next(5), lambda: next([1]), lambda: iter(5, 6)):
    try:
        wrong()
    except TypeError as e:
        print(e)  # expect: 'int' object is not iterable
        # expect: 'int' object is not an iterator
        # expect: 'list' object is not an iterator
        # expect: iter(v, w): v must be callable
