"""Float arithmetic in comprehensions and generator expressions: the spectral norm of an infinite matrix."""

from math import sqrt


def eval_a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times_u(u):
    return [sum(eval_a(i, j) * u_j for j, u_j in enumerate(u)) for i in range(len(u))]


def times_transposed_u(u):
    return [sum(eval_a(j, i) * u_j for j, u_j in enumerate(u)) for i in range(len(u))]


def times_at_a_u(u):
    return times_transposed_u(times_u(u))


def main(n):
    u = [1.0] * n
    v = []
    for _ in range(10):
        v = times_at_a_u(u)
        u = times_at_a_u(v)
    vbv = vv = 0.0
    for u_i, v_i in zip(u, v):
        vbv += u_i * v_i
        vv += v_i * v_i
    print("%0.9f" % sqrt(vbv / vv))


main(240)
