numbers = [3, 2, 1, 0, 5]
print(list(iter(numbers.pop, 1)), numbers)  # expect: [5, 0] [3, 2]


def ones():
    return 1


it = iter(ones, 2)
print(next(it), next(it), type(it).__name__)  # expect: 1 1 callable_iterator
