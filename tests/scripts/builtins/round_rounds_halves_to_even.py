print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2))
# expect: 0 2 2 0 2.67 1200 1200 1400
print(round(3.14159, 3), round(5), round(5.0), round(5.5, 0), round(1e300, 5), round(15, -1), round(25, -1), round(7, 3))
# expect: 3.142 5 5 6.0 1e+300 20 20 7
try:
    round(float("nan"))
except ValueError as e:
    print(e)  # expect: cannot convert float NaN to integer
