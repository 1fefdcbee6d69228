"""List indexing and slicing: the most flips of a pile of pancakes, over all permutations."""


def fannkuch(n):
    permutation1 = list(range(n))
    count = list(range(n))
    max_flips = 0
    checksum = 0
    sign = 1
    r = n
    while True:
        first = permutation1[0]
        if first != 0:
            permutation = permutation1[:]
            flips = 1
            while True:
                top = permutation[first]
                if top == 0:
                    break
                permutation[: first + 1] = permutation[first::-1]
                first = permutation[0]
                if first == 0:
                    break
                flips += 1
            if max_flips < flips:
                max_flips = flips
            checksum += sign * flips
        if sign == 1:
            permutation1[0], permutation1[1] = permutation1[1], permutation1[0]
            sign = -1
        else:
            permutation1[1], permutation1[2] = permutation1[2], permutation1[1]
            sign = 1
            for i in range(2, n):
                if count[i] != 0:
                    count[i] -= 1
                    break
                if i == n - 1:
                    return checksum, max_flips
                count[i] = i
                permutation1.insert(i + 1, permutation1.pop(0))


print(*fannkuch(9))
