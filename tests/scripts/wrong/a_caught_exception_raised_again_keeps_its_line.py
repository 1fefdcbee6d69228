def parse(text):
    return int(text)  # raises: ValueError: invalid literal for int() with base 10: 'x1'


try:
    parse("x1")
except ValueError:
    print("not a number")  # expect: not a number
    raise
