import collections.abc as c
class P: pass
class A(P): pass
class B(A): pass
def f(x):
    match x:
        case [*_]: return "seq"
        case {}: return "map"
        case _: return None
print(f(P()), f(A()), f(B()))
c.Sequence.register(P)
class Post(A): pass
print(f(P()), f(A()), f(B()), f(Post()))
class M: pass
c.Mapping.register(M); print(f(M()))
from collections import UserDict, UserList, ChainMap, Counter, OrderedDict, defaultdict, deque
print([f(x) for x in (UserDict(), UserList(), ChainMap(), Counter(), OrderedDict(), defaultdict(), deque(), "a", b"", set(), range(2), iter([]))])


# expect: None None None
# expect: seq seq seq seq
# expect: map
# expect: ['map', 'seq', 'map', 'map', 'map', 'map', 'seq', None, None, None, 'seq', None]
