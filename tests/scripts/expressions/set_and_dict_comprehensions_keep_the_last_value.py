print({n % 3: n for n in range(7)})
print(sorted({c for c in "mississippi"}), {k: v for v, k in enumerate("abca")})
print({x: {y: x + y for y in range(2)} for x in range(2)})
# expect: {0: 6, 1: 4, 2: 5}
# expect: ['i', 'm', 'p', 's'] {'a': 3, 'b': 1, 'c': 2}
# expect: {0: {0: 0, 1: 1}, 1: {0: 1, 1: 2}}
