# Many numbers in many presentations: of each kind the first few are shown, and of all together the digest.
import hashlib
import random

random.seed(5)
numbers = [0.125, 2.5, 9.9995, 9.9996, 99999.5, 1.005, 2.675, 1e16, 1e22, 1e23, 5e-324, 0.00012345, 2.0**60 * 1.5, 1e-7]
for _ in range(3_000):
    bits = random.getrandbits(random.choice([3, 10, 20, 53]))
    numbers.append(bits * 2.0 ** random.randint(-60, 30))
    numbers.append(bits / 10 ** random.randint(0, 20))
    numbers.append(bits / 400)

for spec in [".2f", ".0f", ",.2f", ".20f", ".3e", ".16e", ".17g", "g", ".3", "", "010.1f", "+.2%", "_.1f", "015,.2f"]:
    texts = [format(number, spec) for number in numbers]
    print(spec or "repr", *texts[:4], hashlib.sha256("|".join(texts).encode()).hexdigest()[:16])

texts = ["%.3f %10.2e %g %-8.1f| %+d" % (number, number, number, -number, int(number)) for number in numbers]
print(texts[1], hashlib.sha256("|".join(texts).encode()).hexdigest()[:16])
print(all(float(repr(number)) == number == float(f"{number:.17g}") for number in numbers))
# expect: .2f 0.12 2.50 10.00 10.00 4e2c81d7069498b5
# expect: .0f 0 2 10 10 1635703291d91653
# expect: ,.2f 0.12 2.50 10.00 10.00 c2a4a5c1cf551401
# expect: .20f 0.12500000000000000000 2.50000000000000000000 9.99949999999999938893 9.99959999999999915588 cd1d99ef6f9c8220
# expect: .3e 1.250e-01 2.500e+00 9.999e+00 1.000e+01 53e0751650b647a7
# expect: .16e 1.2500000000000000e-01 2.5000000000000000e+00 9.9994999999999994e+00 9.9995999999999992e+00 b3656368b80ede0b
# expect: .17g 0.125 2.5 9.9994999999999994 9.9995999999999992 8be36c7788a6edc0
# expect: g 0.125 2.5 9.9995 9.9996 cd498a5df3467f94
# expect: .3 0.125 2.5 10.0 10.0 023f61e4af60fda3
# expect: repr 0.125 2.5 9.9995 9.9996 5a1064ca8e94eef8
# expect: 010.1f 00000000.1 00000002.5 00000010.0 00000010.0 606a0d08bb986f6c
# expect: +.2% +12.50% +250.00% +999.95% +999.96% 60d0b3279220d2bc
# expect: _.1f 0.1 2.5 10.0 10.0 543e83cb8bb12ca3
# expect: 015,.2f 0,000,000,000.12 0,000,000,002.50 0,000,000,010.00 0,000,000,010.00 d35edcbc37b65088
# expect: 2.500   2.50e+00 2.5 -2.5    | +2 102186993696f54f
# expect: True
