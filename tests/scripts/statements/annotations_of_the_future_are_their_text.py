from __future__ import annotations
def f(a: int|None, b: "x" = 1, *c: tuple[int,...], d: lambda x,*y: x+1, e: {1:2, 'a':"b'"}, g: f"{x!r:>{w}}", h: x if y else z, i: -1**2, j: not a, k: a[1:2, ...], m: a.b(c, *d, e=1, **f), n: [x for x in y if z], o: (1,), p: a<b<=c, q: 1.5e10, r: b'x') -> None: pass
for k, v in f.__annotations__.items(): print(k, v)
class C:
    x: List [ int ]
    y : 'str'
print(C.__annotations__)
# expect: a int | None
# expect: b 'x'
# expect: c tuple[int, ...]
# expect: d lambda x, *y: x + 1
# expect: e {1: 2, 'a': "b'"}
# expect: g f'{x!r:>{w}}'
# expect: h x if y else z
# expect: i -1 ** 2
# expect: j not a
# expect: k a[1:2, ...]
# expect: m a.b(c, *d, e=1, **f)
# expect: n [x for x in y if z]
# expect: o (1,)
# expect: p a < b <= c
# expect: q 15000000000.0
# expect: r b'x'
# expect: return None
# expect: {'x': 'List[int]', 'y': "'str'"}
