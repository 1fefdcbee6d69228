n = 1234567
print(f"{n:d} {n:,} {n:_} {n:x} {n:X} {n:#o} {n:b} {n:e} {n:.2f} {n:10}| {n:<10}| {n:^10}| {n:+} {n: }")
x = 1234.5678
print(f"{x:.0f} {x:.3e} {x:g} {x:.2g} {x:,.1f} {x:%} {x:010.2f} {x:+.1f} {-x:=+12.1f} {x:n}")
print(f"{0.1:.20f} {1e100:g} {1e-10:g} {123456789.0:g} {float('nan'):f} {float('inf'):>6} {5:c} {True:d} {1e16:.3}")
for wrong in (lambda: f"{n:s}", lambda: f"{'x':d}", lambda: f"{x:d}", lambda: f"{n:,x}", lambda: f"{n:zz}"):
    try:
        wrong()
    except ValueError as e:
        print(e)
        # expect: 1234567 1,234,567 1_234_567 12d687 12D687 0o4553207 100101101011010000111 1.234567e+06 1234567.00    1234567| 1234567   |  1234567  | +1234567  1234567
        # expect: 1235 1.235e+03 1234.57 1.2e+03 1,234.6 123456.780000% 0001234.57 +1234.6 -     1234.6 1234.57
        # expect: 0.10000000000000000555 1e+100 1e-10 1.23457e+08 nan    inf  1 1e+16
        # expect: Unknown format code 's' for object of type 'int'
        # expect: Unknown format code 'd' for object of type 'str'
        # expect: Unknown format code 'd' for object of type 'float'
        # expect: Cannot specify ',' with 'x'.
        # expect: Unknown format code 'z' for object of type 'int'
