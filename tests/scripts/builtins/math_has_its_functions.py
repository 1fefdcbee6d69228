import math

print(math.sqrt(2), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.pow(2, 0.5), math.hypot(3, 4), math.gcd(12, 18), math.lcm(4, 6))
# expect: 1.4142135623730951 -2 -1 -1 1.4142135623730951 5.0 6 12
print(math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**20), math.fsum([0.1] * 10), math.prod([2, 3, 4]), math.dist((0, 0), (3, 4)))
# expect: 2432902008176640000 120 20 10000000000 1.0 24 5.0
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4))
# expect: True True True -1.0 -1.0 (0.5, 2.0) (0.5, 4) 8.0
print(round(math.sin(1), 12), round(math.log(10), 12), math.log2(8), math.log10(1000), math.exp(0), math.degrees(math.pi), round(math.atan2(1, 1), 12))
# expect: 0.841470984808 2.302585092994 3.0 3.0 1.0 180.0 0.785398163397
