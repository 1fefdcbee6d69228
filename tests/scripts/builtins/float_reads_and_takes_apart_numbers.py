print(float("1.5"), float(" 1e3 "), float("-inf"), float("1_0.5"), float(".5"), float(10**20), float())
# expect: 1.5 1000.0 -inf 10.5 0.5 1e+20 0.0
print((0.5).as_integer_ratio(), (2.0).is_integer(), (0.1).hex(), float.fromhex("0x1.8p1"), 1.5.__trunc__())
# expect: (1, 2) True 0x1.999999999999ap-4 3.0 1
for wrong in (lambda: float("x"), lambda: float(""), lambda: float(10**400), lambda: float(None)):
    try:
        wrong()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)  # expect: ValueError could not convert string to float: 'x'
        # expect: ValueError could not convert string to float: ''
        # expect: OverflowError int too large to convert to float
        # expect: TypeError float() argument must be a string or a real number, not 'NoneType'
