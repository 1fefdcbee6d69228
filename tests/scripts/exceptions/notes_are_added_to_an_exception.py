# since: 3.14
try:
    try:
        raise ValueError("v")
    except ValueError as e:
        e.add_note("first")
        e.add_note("second")
        raise
except ValueError as e:
    print(e, e.__notes__)  # expect: v ['first', 'second']
print(hasattr(ValueError(), "__notes__"))  # expect: False
try:
    ValueError().add_note(1)
except TypeError as e:
    print(e)  # expect: add_note() argument must be str, not int
