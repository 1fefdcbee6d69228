"""The limit of digits of an int counts digits: underscores between them, signs and spaces are none."""
import sys

sys.set_int_max_str_digits(640)
print(len(str(int("_".join("7" * 640)))))  # expect: 640
print(len(str(int("  -" + "7" * 640 + " "))))  # expect: 641
try:
    int("_".join("7" * 641))
except ValueError as error:
    print(error)
    # expect: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
