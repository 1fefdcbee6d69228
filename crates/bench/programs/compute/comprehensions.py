"""Comprehensions: lists, dicts and sets, nested and filtered, and generator expressions that feed functions."""


def transpose(matrix):
    return [[row[column] for row in matrix] for column in range(len(matrix[0]))]


def multiply(a, b):
    columns = transpose(b)
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def main():
    squares = [n * n for n in range(900_000)]
    even = [n for n in squares if n % 2 == 0]
    print(len(even), even[-1])

    index = {word: n for n, word in enumerate(f"w{n % 5000}" for n in range(400_000))}
    swapped = {n: word for word, n in index.items()}
    print(len(index), len(swapped), swapped[399_999])

    triples = [
        (a, b, c)
        for a in range(1, 90)
        for b in range(a, 90)
        for c in range(b, 90)
        if a * a + b * b == c * c
    ]
    print(len(triples), triples[-1])

    a = [[(row * column) % 7 for column in range(60)] for row in range(60)]
    b = [[(row + column) % 5 for column in range(60)] for row in range(60)]
    product = multiply(a, b)
    print(sum(sum(row) for row in product))

    print(any(n > 400_000 for n in range(400_002)), all(n >= 0 for n in range(200_000)))
    print(max((n * 37 % 1001, n) for n in range(400_000)))
    print(len({n * n % 1009 for n in range(400_000)}))


main()
