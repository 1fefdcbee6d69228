# since: 3.14
from itertools import *
import itertools
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        if hasattr(r, "__next__"):
            out = []
            for i, x in enumerate(r):
                if i >= 12:
                    out.append("..."); break
                if type(x).__name__ == "_grouper": x = list(x)
                if type(x) is tuple and len(x) == 2 and type(x[1]).__name__ == "_grouper": x = (x[0], list(x[1]))
                out.append(x)
            r = out
        print(getattr(f, "__name__", f), a if all(not callable(x) and not hasattr(x, "__next__") for x in a) else "", k, r)
    except Exception as e:
        print(getattr(f, "__name__", f), type(e).__name__, e)
t(accumulate, [1,2,3]); t(accumulate, [1,2,3], lambda a,b: a*b); t(accumulate, [1,2], initial=10); t(accumulate, [], initial=None); t(accumulate, "abc"); t(accumulate, [1,"a"])
t(accumulate); t(accumulate, 5); t(accumulate, [1], None, 3); t(accumulate, [1], foo=2)
t(batched, "ABCDEFG", 3); t(batched, "ABCDEFG", 3, strict=True); t(batched, "AB", 0); t(batched, "ab", "x"); t(batched, "ABCDEF", n=2, strict=True)
t(chain, [1,2], "ab", (), {3:4}); t(chain); t(chain, 1); t(chain.from_iterable, ["ab", "cd"]); t(chain.from_iterable, [1]); t(chain, a=1)
t(combinations, "ABCD", 2); t(combinations, range(4), 3); t(combinations, "ab", 5); t(combinations, "ab", 0); t(combinations, "ab", -1); t(combinations, "ab"); t(combinations, iterable="abc", r=2)
t(combinations_with_replacement, "ABC", 2); t(combinations_with_replacement, "", 2); t(combinations_with_replacement, "", 0); t(combinations_with_replacement, "ab", -1)
t(permutations, "ABC"); t(permutations, "ABCD", 2); t(permutations, range(3), 0); t(permutations, "ab", 3); t(permutations, "ab", -1); t(permutations, "ab", "x"); t(permutations, "ab", 1.5)
t(product, "AB", "xy"); t(product, "AB", repeat=2); t(product); t(product, "", "a"); t(product, "ab", repeat=0); t(product, "ab", repeat=-1); t(product, range(2), repeat=3); t(product, 1); t(product, "a", foo=1)
t(compress, "ABCDEF", [1,0,1,0,1,1]); t(compress, "AB", []); t(compress, 1, 2); t(compress, data="abc", selectors=[1,1])
t(count); t(count, 5); t(count, 10, 2); t(count, 2.5, 0.5); t(count, 1, -1); t(count, "a"); t(count, True); t(count, True, 2); t(count, step=3)
print(count(), count(5), count(5,2), count(1.5), count(-3, -1), count(10**20), count(step=True), count(1.0, 1.0))
c = count(2**63-2); print([next(c) for _ in range(4)])
c = count(2**47-2); print([next(c) for _ in range(4)])
t(cycle, "abc"); t(cycle, ""); t(cycle, 1); t(cycle)
t(dropwhile, lambda x: x<3, [1,2,3,1]); t(takewhile, lambda x: x<3, [1,2,3,1]); t(filterfalse, None, [0,1,2,""]); t(filterfalse, lambda x:x%2, range(6)); t(filterfalse, bool, [0,1])
t(dropwhile, 1, [1]); t(takewhile, None, [1]); t(starmap, pow, [(2,5),(3,2)]); t(starmap, pow, [[2,5]]); t(starmap, pow, [1]); t(starmap, pow)
t(groupby, "AAAABBBCCDAABBB"); t(groupby, [1,3,2,4,5], lambda x:x%2); t(groupby, [1,2], key=None); t(groupby, 5)
g = groupby("AABBC"); k1, g1 = next(g); k2, g2 = next(g); print(k1, list(g1), k2, list(g2)); print([k for k,_ in g], list(g2))
g = groupby("AAB"); k, gg = next(g); print(next(gg), [ (a, list(b)) for a,b in g], list(gg))
t(islice, "ABCDEFG", 2); t(islice, "ABCDEFG", 2, 4); t(islice, "ABCDEFG", 2, None); t(islice, "ABCDEFG", 0, None, 2); t(islice, "ABC", -1); t(islice, "ABC", 1, -1); t(islice, "ABC", "x"); t(islice, "ABC", 0, 3, 0); t(islice, "ABC", 0, 3, -1)
t(islice, "ABC"); t(islice); t(islice, "ABC", 1,2,3,4); t(islice, "ABC", -1, 2); t(islice, "ABC", 2, 1); t(islice, "ABC", stop=2); t(islice, 5, 2); t(islice, "abc", None, None, None)
it = iter(range(10)); print(list(islice(it, 1, 5, 3)), list(it))
t(pairwise, "ABCDE"); t(pairwise, "A"); t(pairwise, ""); t(pairwise, 4)
t(repeat, 5); t(repeat, 5, 3); t(repeat, 5, -3); t(repeat, 5, times=2); t(repeat, object=1, times=2); t(repeat); t(repeat, 1, "x"); t(repeat, 1, None)
print(repeat(5), repeat(5, 3), repeat("x", times=-2)); r = repeat(1, 4); next(r); print(r.__length_hint__())
t(repeat(1).__length_hint__)
import operator
print(operator.length_hint(repeat(1, 7)))
t(zip_longest, "ABCD", "xy", fillvalue="-"); t(zip_longest, "ABCD", "xy"); t(zip_longest); t(zip_longest, 1); t(zip_longest, [], [])
a, b = tee([1,2,3]); print(list(a), list(b)); a, b, c = tee("xyz", 3); print(next(a), next(a), list(b), list(a), list(c))
t(tee, [1], -1); t(tee, [1], 0); t(tee, 5); t(tee); t(tee, [1], 1.5)
a, = tee(range(200), 1); next(a); b = a.__copy__(); print(sum(a), sum(b)); 
a, b = tee(iter(range(3))); c, d = tee(a); print(list(c), list(d), list(b), list(a), type(a).__name__)
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n == 2: raise ValueError("boom")
        if s.n > 4: raise StopIteration
        return s.n
for f in (lambda: chain(It(), "a"), lambda: cycle(It()), lambda: islice(It(), 5), lambda: pairwise(It()), lambda: accumulate(It()), lambda: zip_longest(It(), "ab"), lambda: batched(It(), 2), lambda: tee(It())[0]):
    i = f(); out = []
    for _ in range(6):
        try: out.append(next(i))
        except StopIteration: out.append("stop")
        except ValueError as e: out.append(str(e))
    print(out)
class C(chain):
    def __init__(self, *a): self.extra = len(a)
    def hello(self): return "hello"
c = C([1],[2]); print(c.extra, c.hello(), list(c), isinstance(c, chain), type(c).__mro__)
class D(count):
    def __next__(self): return -super().__next__()
d = D(3); print(next(d), next(d), list(islice(d, 3)), d)
print(chain[int], chain.__name__, chain.__module__, chain.__qualname__, repr(chain), itertools.__name__)
# tee reentrancy
class I:
    first = True
    def __iter__(self): return self
    def __next__(self):
        if self.first:
            self.first = False
            return next(b)
        return 1
a, b = tee(I())
try: next(a)
except RuntimeError as e: print(e)
x = chain([1,2],[3]); print(iter(x) is x, next(x), list(x), next(x, "end"))
print([ (k, list(g)) for k, g in groupby(sorted("mississippi"))])
print(list(map(lambda *a: a, *tee(range(3)))), sum(islice(count(), 1000)), list(zip(count(), "ab")))
print(max(accumulate([3,-2,5])), len(list(permutations(range(6)))), len(list(product(range(5), repeat=4))), len(list(combinations(range(10), 4))))
a, b = islice(count(), 2); print(a, b); first, *rest = chain("abc"); print(first, rest)
import sys
try: product(range(2), repeat=10**19)
except Exception as e: print(type(e).__name__, e)
try: batched("a", 10**30)
except Exception as e: print(type(e).__name__, e)
try: repeat(1, 10**30)
except Exception as e: print(type(e).__name__, e)
try: islice([], 10**30)
except Exception as e: print(type(e).__name__, e)


# expect: accumulate ([1, 2, 3],) {} [1, 3, 6]
# expect: accumulate  {} [1, 2, 6]
# expect: accumulate ([1, 2],) {'initial': 10} [10, 11, 13]
# expect: accumulate ([],) {'initial': None} []
# expect: accumulate ('abc',) {} ['a', 'ab', 'abc']
# expect: accumulate TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: accumulate TypeError accumulate() missing required argument 'iterable' (pos 1)
# expect: accumulate TypeError 'int' object is not iterable
# expect: accumulate TypeError accumulate() takes at most 2 positional arguments (3 given)
# expect: accumulate TypeError accumulate() got an unexpected keyword argument 'foo'
# expect: batched ('ABCDEFG', 3) {} [('A', 'B', 'C'), ('D', 'E', 'F'), ('G',)]
# expect: batched ValueError batched(): incomplete batch
# expect: batched ValueError n must be at least one
# expect: batched TypeError 'str' object cannot be interpreted as an integer
# expect: batched ('ABCDEF',) {'n': 2, 'strict': True} [('A', 'B'), ('C', 'D'), ('E', 'F')]
# expect: chain ([1, 2], 'ab', (), {3: 4}) {} [1, 2, 'a', 'b', 3]
# expect: chain () {} []
# expect: chain TypeError 'int' object is not iterable
# expect: from_iterable (['ab', 'cd'],) {} ['a', 'b', 'c', 'd']
# expect: from_iterable TypeError 'int' object is not iterable
# expect: chain TypeError chain() takes no keyword arguments
# expect: combinations ('ABCD', 2) {} [('A', 'B'), ('A', 'C'), ('A', 'D'), ('B', 'C'), ('B', 'D'), ('C', 'D')]
# expect: combinations (range(0, 4), 3) {} [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]
# expect: combinations ('ab', 5) {} []
# expect: combinations ('ab', 0) {} [()]
# expect: combinations ValueError r must be non-negative
# expect: combinations TypeError combinations() missing required argument 'r' (pos 2)
# expect: combinations () {'iterable': 'abc', 'r': 2} [('a', 'b'), ('a', 'c'), ('b', 'c')]
# expect: combinations_with_replacement ('ABC', 2) {} [('A', 'A'), ('A', 'B'), ('A', 'C'), ('B', 'B'), ('B', 'C'), ('C', 'C')]
# expect: combinations_with_replacement ('', 2) {} []
# expect: combinations_with_replacement ('', 0) {} [()]
# expect: combinations_with_replacement ValueError r must be non-negative
# expect: permutations ('ABC',) {} [('A', 'B', 'C'), ('A', 'C', 'B'), ('B', 'A', 'C'), ('B', 'C', 'A'), ('C', 'A', 'B'), ('C', 'B', 'A')]
# expect: permutations ('ABCD', 2) {} [('A', 'B'), ('A', 'C'), ('A', 'D'), ('B', 'A'), ('B', 'C'), ('B', 'D'), ('C', 'A'), ('C', 'B'), ('C', 'D'), ('D', 'A'), ('D', 'B'), ('D', 'C')]
# expect: permutations (range(0, 3), 0) {} [()]
# expect: permutations ('ab', 3) {} []
# expect: permutations ValueError r must be non-negative
# expect: permutations TypeError Expected int as r
# expect: permutations TypeError Expected int as r
# expect: product ('AB', 'xy') {} [('A', 'x'), ('A', 'y'), ('B', 'x'), ('B', 'y')]
# expect: product ('AB',) {'repeat': 2} [('A', 'A'), ('A', 'B'), ('B', 'A'), ('B', 'B')]
# expect: product () {} [()]
# expect: product ('', 'a') {} []
# expect: product ('ab',) {'repeat': 0} [()]
# expect: product ValueError repeat argument cannot be negative
# expect: product (range(0, 2),) {'repeat': 3} [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
# expect: product TypeError 'int' object is not iterable
# expect: product TypeError product() got an unexpected keyword argument 'foo'
# expect: compress ('ABCDEF', [1, 0, 1, 0, 1, 1]) {} ['A', 'C', 'E', 'F']
# expect: compress ('AB', []) {} []
# expect: compress TypeError 'int' object is not iterable
# expect: compress () {'data': 'abc', 'selectors': [1, 1]} ['a', 'b']
# expect: count () {} [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, '...']
# expect: count (5,) {} [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, '...']
# expect: count (10, 2) {} [10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, '...']
# expect: count (2.5, 0.5) {} [2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, '...']
# expect: count (1, -1) {} [1, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, '...']
# expect: count TypeError a number is required
# expect: count (True,) {} [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, '...']
# expect: count (True, 2) {} [True, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, '...']
# expect: count () {'step': 3} [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, '...']
# expect: count(0) count(5) count(5, 2) count(1.5) count(-3, -1) count(100000000000000000000) count(0) count(1.0, 1.0)
# expect: [9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809]
# expect: [140737488355326, 140737488355327, 140737488355328, 140737488355329]
# expect: cycle ('abc',) {} ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', '...']
# expect: cycle ('',) {} []
# expect: cycle TypeError 'int' object is not iterable
# expect: cycle TypeError cycle expected 1 argument, got 0
# expect: dropwhile  {} [3, 1]
# expect: takewhile  {} [1, 2]
# expect: filterfalse (None, [0, 1, 2, '']) {} [0, '']
# expect: filterfalse  {} [0, 2, 4]
# expect: filterfalse  {} [0]
# expect: dropwhile TypeError 'int' object is not callable
# expect: takewhile TypeError 'NoneType' object is not callable
# expect: starmap  {} [32, 9]
# expect: starmap  {} [32]
# expect: starmap TypeError 'int' object is not iterable
# expect: starmap TypeError starmap expected 2 arguments, got 1
# expect: groupby ('AAAABBBCCDAABBB',) {} [('A', ['A', 'A', 'A', 'A']), ('B', ['B', 'B', 'B']), ('C', ['C', 'C']), ('D', ['D']), ('A', ['A', 'A']), ('B', ['B', 'B', 'B'])]
# expect: groupby  {} [(1, [1, 3]), (0, [2, 4]), (1, [5])]
# expect: groupby ([1, 2],) {'key': None} [(1, [1]), (2, [2])]
# expect: groupby TypeError 'int' object is not iterable
# expect: A [] B ['B', 'B']
# expect: ['C'] []
# expect: A [('B', ['B'])] []
# expect: islice ('ABCDEFG', 2) {} ['A', 'B']
# expect: islice ('ABCDEFG', 2, 4) {} ['C', 'D']
# expect: islice ('ABCDEFG', 2, None) {} ['C', 'D', 'E', 'F', 'G']
# expect: islice ('ABCDEFG', 0, None, 2) {} ['A', 'C', 'E', 'G']
# expect: islice ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: islice ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: islice ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: islice ValueError Step for islice() must be a positive integer or None.
# expect: islice ValueError Step for islice() must be a positive integer or None.
# expect: islice TypeError islice expected at least 2 arguments, got 1
# expect: islice TypeError islice expected at least 2 arguments, got 0
# expect: islice TypeError islice expected at most 4 arguments, got 5
# expect: islice ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: islice ('ABC', 2, 1) {} []
# expect: islice TypeError islice() takes no keyword arguments
# expect: islice TypeError 'int' object is not iterable
# expect: islice ('abc', None, None, None) {} ['a', 'b', 'c']
# expect: [1, 4] [5, 6, 7, 8, 9]
# expect: pairwise ('ABCDE',) {} [('A', 'B'), ('B', 'C'), ('C', 'D'), ('D', 'E')]
# expect: pairwise ('A',) {} []
# expect: pairwise ('',) {} []
# expect: pairwise TypeError 'int' object is not iterable
# expect: repeat (5,) {} [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, '...']
# expect: repeat (5, 3) {} [5, 5, 5]
# expect: repeat (5, -3) {} []
# expect: repeat (5,) {'times': 2} [5, 5]
# expect: repeat () {'object': 1, 'times': 2} [1, 1]
# expect: repeat TypeError repeat() missing required argument 'object' (pos 1)
# expect: repeat TypeError 'str' object cannot be interpreted as an integer
# expect: repeat TypeError 'NoneType' object cannot be interpreted as an integer
# expect: repeat(5) repeat(5, 3) repeat('x', 0)
# expect: 3
# expect: __length_hint__ TypeError len() of unsized object
# expect: 7
# expect: zip_longest ('ABCD', 'xy') {'fillvalue': '-'} [('A', 'x'), ('B', 'y'), ('C', '-'), ('D', '-')]
# expect: zip_longest ('ABCD', 'xy') {} [('A', 'x'), ('B', 'y'), ('C', None), ('D', None)]
# expect: zip_longest () {} []
# expect: zip_longest TypeError 'int' object is not iterable
# expect: zip_longest ([], []) {} []
# expect: [1, 2, 3] [1, 2, 3]
# expect: x y ['x', 'y', 'z'] ['z'] ['x', 'y', 'z']
# expect: tee ValueError n must be >= 0
# expect: tee ([1], 0) {} ()
# expect: tee TypeError 'int' object is not iterable
# expect: tee TypeError tee expected at least 1 argument, got 0
# expect: tee TypeError 'float' object cannot be interpreted as an integer
# expect: 19900 19900
# expect: [0, 1, 2] [0, 1, 2] [0, 1, 2] [0, 1, 2] _tee
# expect: [1, 'boom', 3, 4, 'a', 'stop']
# expect: [1, 'boom', 3, 4, 1, 3]
# expect: [1, 'boom', 'stop', 'stop', 'stop', 'stop']
# expect: ['boom', 'stop', 'stop', 'stop', 'stop', 'stop']
# expect: [1, 'boom', 4, 8, 'stop', 'stop']
# expect: [(1, 'a'), 'boom', 'stop', 'stop', 'stop', 'stop']
# expect: ['boom', 'stop', 'stop', 'stop', 'stop', 'stop']
# expect: [1, 'boom', 3, 4, 'stop', 'stop']
# expect: 2 hello [1, 2] True (<class '__main__.C'>, <class 'itertools.chain'>, <class 'object'>)
# expect: -3 -4 [-5, -6, -7] D(8)
# expect: itertools.chain[int] chain itertools chain <class 'itertools.chain'> itertools
# expect: cannot re-enter the tee iterator
# expect: True 1 [2, 3] end
# expect: [('i', ['i', 'i', 'i', 'i']), ('m', ['m']), ('p', ['p', 'p']), ('s', ['s', 's', 's', 's'])]
# expect: [(0, 0), (1, 1), (2, 2)] 499500 [(0, 'a'), (1, 'b')]
# expect: 6 720 625 210
# expect: 0 1
# expect: a ['b', 'c']
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
