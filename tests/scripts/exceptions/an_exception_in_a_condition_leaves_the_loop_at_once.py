# since: 3.14
n = 0
try:
    while n < 5 or 1 / 0:
        n += 1
        if n == 3:
            n = "three"
except TypeError as e:
    print(n, e)  # expect: three '<' not supported between instances of 'str' and 'int'
try:
    [x for x in range(3) if 1 // (1 - x)]
except ZeroDivisionError as e:
    print(e)  # expect: division by zero
