print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("1_000"), int("z", 36), int(3.9), int(-3.9), int("٣"))
print(int(True), int("0x1F", 16), int(b"12"), int(), (5).bit_length(), (-255).to_bytes(2, "big", signed=True), int.from_bytes(b"\x01\x00", "little"))
for wrong in (lambda: int("1.5"), lambda: int(""), lambda: int("9", 8), lambda: int("1__0"), lambda: int("x", 99), lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        wrong()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: 42 -7 255 5 1000 35 3 -3 3
        # expect: 1 31 12 0 3 b'\xff\x01' 1
        # expect: ValueError invalid literal for int() with base 10: '1.5'
        # expect: ValueError invalid literal for int() with base 10: ''
        # expect: ValueError invalid literal for int() with base 8: '9'
        # expect: ValueError invalid literal for int() with base 10: '1__0'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError cannot convert float NaN to integer
