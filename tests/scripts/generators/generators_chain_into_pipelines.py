def parse(lines):
    for line in lines:
        print("parse", line)  # expect: parse 1
        # expect: parse 2
        # expect: parse 3
        # expect: parse 4
        yield int(line)


def keep_even(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n


for n in keep_even(parse(["1", "2", "3", "4"])):
    print("use", n)  # expect: use 2
    # expect: use 4
