"""List stores: the sieve of Eratosthenes."""


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i <= limit:
        if is_prime[i]:
            for multiple in range(i * i, limit + 1, i):
                is_prime[multiple] = False
        i += 1
    count = 0
    last = 0
    for number in range(limit + 1):
        if is_prime[number]:
            count += 1
            last = number
    return count, last


print(*sieve(5_000_000))
