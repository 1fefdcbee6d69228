# Each operator is an instruction, and the commonest have one for a small number on the right.
def f(a, b):
    c = a - b, a * b, a / b, a // b, a % b, a ** b, a @ b
    d = a << b, a >> b, a & b, a | b, a ^ b
    e = -a, not a, a < b, a is b, a is not b, a not in b
    g = a + 1, a - 1, a * 2, a // 2, a % 2
    a += b; a -= b; a *= b; a /= b; a += 1; a -= 1
    return c, d, e, g
