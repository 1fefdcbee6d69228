# since: 3.14
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(x, y):
    a = D('a'); b = D('b'); c = D('c')
print('ret'); f(D('x'), D('y'))
def g():
    a = D('a'); b = D('b')
    raise ValueError
print('raise')
try: g()
except ValueError: print('handler')
print('end')
def h(*args): raise KeyError
def k():
    a = D('a'); b = D('b')
    try:
        h(D('t1'), [D('t2'), D('t3')], h(D('t4')))
    except KeyError:
        print('in handler')
    print('after')
k()
print('gen')
def gen():
    a = D('ga'); b = D('gb')
    yield 1
    yield 2
it = gen(); next(it); it = None
it = gen(); list(it); print('listed'); it = None
print('cell')
def cl():
    a = D('ca'); b = D('cb'); c = D('cc')
    def inner(): return b
    return 1
cl()
print("method")
class A:
    def m(self, p, q):
        z = D('z')
        return 3
A().m(D('p'), D('q'))
print("expr")
print([D('l1'), D('l2')] and 1, D('e1') is D('e2'))
(D('t1'), D('t2'))
{D('k1'): D('v1'), D('k2'): D('v2')}
{D('s1')}
print('with')
def w():
    for x in [D('i1'), D('i2')]:
        y = D('y' + x.n)
    print('loop over')
w()
# expect: ret
# expect: del c
# expect: del b
# expect: del a
# expect: del y
# expect: del x
# expect: raise
# expect: handler
# expect: del b
# expect: del a
# expect: end
# expect: del t3
# expect: del t2
# expect: del t1
# expect: in handler
# expect: del t4
# expect: after
# expect: del b
# expect: del a
# expect: gen
# expect: del gb
# expect: del ga
# expect: del gb
# expect: del ga
# expect: listed
# expect: cell
# expect: del cb
# expect: del cc
# expect: del ca
# expect: method
# expect: del z
# expect: del q
# expect: del p
# expect: expr
# expect: del l2
# expect: del l1
# expect: del e2
# expect: del e1
# expect: 1 False
# expect: del t2
# expect: del t1
# expect: del k1
# expect: del v1
# expect: del k2
# expect: del v2
# expect: del s1
# expect: with
# expect: del yi1
# expect: del i1
# expect: loop over
# expect: del yi2
# expect: del i2
