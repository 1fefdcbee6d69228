class P:
    def __pow__(self, exponent, modulus=None):
        return exponent, modulus

    def __rpow__(self, base):
        return "r", base


print(P() ** 2, pow(P(), 2), pow(P(), 2, 3), 2 ** P(), pow(3, -1, 7), pow(2, 100, 1000))
# expect: (2, None) (2, None) (2, 3) ('r', 2) 5 376
