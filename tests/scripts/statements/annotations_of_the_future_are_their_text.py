from __future__ import annotations
def f(a: int|None, b: "x" = 1, *c: tuple[int,...], d: lambda x,*y: x+1, e: {1:2, 'a':"b'"}, g: f"{x!r:>{w}}", h: x if y else z, i: -1**2, j: not a, k: a[1:2, ...], m: a.b(c, *d, e=1, **f), n: [x for x in y if z], o: (1,), p: a<b<=c, q: 1.5e10, r: b'x') -> None: pass
for k, v in f.__annotations__.items(): print(k, v)
class C:
    x: List [ int ]
    y : 'str'
print(C.__annotations__)
