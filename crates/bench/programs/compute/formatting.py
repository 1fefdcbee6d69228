"""Formatting: f-strings with specs, `%`, `str.format`, and numbers in columns."""


def rows(count):
    for n in range(count):
        yield f"row{n % 100:03}", n * 1.25, n % 17 == 0, n


def main():
    total = 0
    for name, price, is_new, n in rows(90_000):
        line = f"{name:<10}|{price:>12,.2f}|{'new' if is_new else '':^5}|{n:08x}|{n:+d}"
        total += len(line)
    print(total, line)

    total = 0
    for n in range(90_000):
        line = "%-8s %6.2f %5d%% %s" % ("item", n / 7, n % 100, "x" * (n % 3))
        total += len(line)
    print(total, line)

    template = "{0:>6}: {name!r:<8} {1:.3e} {width:{fill}}"
    total = 0
    for n in range(120_000):
        line = template.format(n, n * 3.5, name="a", width=n % 10, fill=4)
        total += len(line)
    print(total, line)

    total = 0
    for n in range(120_000):
        total += len(str(n)) + len(repr(n / 4)) + len(hex(n)) + int(f"{n:b}", 2) % 3
    print(total)

    table = []
    for row in range(3_000):
        table.append(" ".join(f"{row * column:5d}" for column in range(12)))
    print(len("\n".join(table)))


main()
