a = [1]
b = a
a += (2, 3)
print(a, b is a)
a = a + [4]
print(b, a)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "x"
s *= 3
s += "y"
print(s)
n = 7
n //= 2; n **= 3; n <<= 1; n |= 1; n &= ~4; n ^= 3; n %= 40; n -= 1; n >>= 1
print(n)
n /= 4
print(n)
# expect: [1, 2, 3] True
# expect: [1, 2, 3] [1, 2, 3, 4]
# expect: (1, 2) (1,)
# expect: xxxy
# expect: 3
# expect: 0.75
