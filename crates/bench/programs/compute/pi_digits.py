"""Large integers: digits of pi by the spigot of Gibbons, factorials, Fibonacci numbers and modular powers."""


def pi_digits(count):
    digits = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (
                q * k,
                (2 * q + r) * l,
                t * l,
                k + 1,
                (q * (7 * k + 2) + r * l) // (t * l),
                l + 2,
            )
    return digits


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def is_probably_prime(n):
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7, 11, 13):
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def main():
    digits = "".join(map(str, pi_digits(2_500)))
    print(digits[:10], digits[-10:])
    print(len(str(fibonacci(20_000))))
    product = 1
    for n in range(1, 1_500):
        product *= n
    print(len(str(product)), product % 1_000_000_007)
    print([n for n in range(2**61 - 150, 2**61 + 1, 2) if is_probably_prime(n | 1)][:2])
    print(sum(is_probably_prime(n) for n in range(10**12 + 1, 10**12 + 20_000, 2)))


main()
