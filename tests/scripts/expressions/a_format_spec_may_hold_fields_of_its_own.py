width, precision = 10, 3
for number in (3.14159, 2.0):
    print(f"[{number:{width}.{precision}f}] [{number:<{width}}] [{number:^+{width}.1e}]")
print(f"{'text':*^{width}} {255:#x} {255:08b} {1234567:,} {0.25:.0%}")
# expect: [     3.142] [3.14159   ] [ +3.1e+00 ]
# expect: [     2.000] [2.0       ] [ +2.0e+00 ]
# expect: ***text*** 0xff 11111111 1,234,567 25%
