# since: 3.14
import inspect
from inspect import signature, Parameter, Signature
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__ + ":", error)
def f(a, b: int = 1, /, c="x", *args: str, d, e: "later" = 5, **kw) -> list[int]: pass
s = signature(f)
print(s, repr(s)); print(list(s.parameters.items())); print(s.return_annotation, s.parameters["b"].kind, repr(s.parameters["b"].kind), s.parameters["b"].kind.description, s.parameters["a"].default)
class A:
    def __init__(self, x, y=2): pass
    def m(self, q): pass
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w): pass
    def __call__(self, k): pass
class B(A): pass
class N:
    def __new__(cls, n, *a): return object.__new__(cls)
class E: pass
for o in (A, B, N, E, A(1).m, A.m, A.c, A.s, A(1), lambda x, *, y: 0, attempt, len, print, sorted, [].append, list.append, object, "x".split):
    attempt(lambda: signature(o))
attempt(lambda: signature(3)); attempt(lambda: signature(int)); attempt(lambda: signature(ValueError)); attempt(lambda: signature(type))
b = s.bind(1, 2, "c", 4, 5, d=6, z=7)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, d=2); b.apply_defaults(); print(b, b.args, b.kwargs)
for args, kw in [((), {}), ((1,), {}), ((1,), {"d": 1, "c": 2}), ((1,), {"a": 1, "d": 3}), ((1, 2, 3), {"c": 3, "d": 4})]:
    attempt(lambda: s.bind(*args, **kw))
g = signature(lambda a, b, *, c: 0)
for args, kw in [((), {}), ((1, 2, 3), {}), ((1, 2), {}), ((1, 2), {"c": 1, "q": 2}), ((1, 2), {"a": 1, "c": 1}), ((1,), {"b": 2, "c": 3})]:
    attempt(lambda: g.bind(*args, **kw))
h = signature(lambda a, /, b: 0)
attempt(lambda: h.bind(a=1, b=2)); attempt(lambda: h.bind(1, b=2)); print(h.bind_partial())
print(g == signature(lambda a, b, *, c: 0), g == h, hash(g) == hash(signature(lambda a, b, *, c: 0)))
p = Parameter("x", Parameter.KEYWORD_ONLY, default=3, annotation=int)
print(p, repr(p), p.replace(name="y"), p == p.replace(), Parameter.empty, repr(Parameter.POSITIONAL_ONLY), str(Parameter.VAR_KEYWORD))
attempt(lambda: Parameter("1x", Parameter.KEYWORD_ONLY)); attempt(lambda: Parameter(3, Parameter.KEYWORD_ONLY)); attempt(lambda: Parameter("x", 9)); attempt(lambda: Parameter("x", Parameter.VAR_KEYWORD, default=3)); attempt(lambda: Parameter("class", Parameter.KEYWORD_ONLY))
attempt(lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]))
attempt(lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("a", Parameter.KEYWORD_ONLY)]))
attempt(lambda: Signature([Parameter("a", 1, default=3), Parameter("b", 1)]))
print(Signature([p], return_annotation=str), s.replace(parameters=[]), s.parameters.__class__)
def deco(fn):
    def w(*a, **k): return fn(*a, **k)
    w.__wrapped__ = fn
    return w
print(signature(deco(f)), signature(deco(f), follow_wrapped=False), inspect.unwrap(deco(deco(f))) is f)
print(inspect.getfullargspec(f)); print(inspect.getcallargs(lambda a, b=2: 0, 1, 3))
print(signature(f).format(max_width=10))
import enum
class C(enum.Enum): R = 1
class M(type):
    def __call__(cls, zz): pass
class WM(metaclass=M): pass
print(signature(WM))
print(inspect.getmembers(C.R)[-2:], [n for n, _ in inspect.getmembers(A, inspect.isfunction)])
class Doc:
    """   First.

        Second
          third
    """
    def m(self): "base doc"
class Sub(Doc):
    def m(self): pass
print(repr(inspect.getdoc(Doc)), inspect.getdoc(Sub), inspect.getdoc(Sub.m), inspect.getdoc(len) is not None, inspect.getdoc(3) is not None)
print(repr(inspect.cleandoc("  a\n    b\n   c\n\n")))
def gen(): yield 1
async def co(): pass
async def ag(): yield 1
gn = gen(); c = co(); a = ag()
print([(n, getattr(inspect, n)(o)) for o, ns in ((gen, ["isgeneratorfunction", "isfunction", "iscoroutinefunction"]), (co, ["iscoroutinefunction"]), (ag, ["isasyncgenfunction", "iscoroutinefunction"]), (gn, ["isgenerator", "isawaitable"]), (c, ["iscoroutine", "isawaitable"]), (a, ["isasyncgen", "isawaitable"])) for n in ns])
print(inspect.getgeneratorstate(gn), next(gn), inspect.getgeneratorstate(gn), inspect.getgeneratorlocals(gn)); gn.close(); print(inspect.getgeneratorstate(gn), inspect.getcoroutinestate(c), inspect.getasyncgenstate(a)); c.close(); print(inspect.getcoroutinestate(c))
print(inspect.ismethod(A(1).m), inspect.isbuiltin(len), inspect.isroutine(list.append), inspect.isclass(A), inspect.ismodule(inspect), inspect.isdatadescriptor(property()), inspect.ismethoddescriptor(list.append), inspect.ismethodwrapper(1 .__add__), inspect.getmro(B), inspect.isframe(inspect.currentframe()), inspect.iscode(f.__code__))
print(inspect.markcoroutinefunction(f) is f, inspect.iscoroutinefunction(f))
# expect: (a, b: int = 1, /, c='x', *args: str, d, e: 'later' = 5, **kw) -> list[int] <Signature (a, b: int = 1, /, c='x', *args: str, d, e: 'later' = 5, **kw) -> list[int]>
# expect: [('a', <Parameter "a">), ('b', <Parameter "b: int = 1">), ('c', <Parameter "c='x'">), ('args', <Parameter "*args: str">), ('d', <Parameter "d">), ('e', <Parameter "e: 'later' = 5">), ('kw', <Parameter "**kw">)]
# expect: list[int] POSITIONAL_ONLY <_ParameterKind.POSITIONAL_ONLY: 0> positional-only <class 'inspect._empty'>
# expect: (x, y=2)
# expect: (x, y=2)
# expect: (n, *a)
# expect: ()
# expect: (q)
# expect: (self, q)
# expect: (z)
# expect: (w)
# expect: (k)
# expect: (x, *, y)
# expect: (action)
# expect: (obj, /)
# expect: (*args, sep=' ', end='\n', file=None, flush=False)
# expect: (iterable, /, *, key=None, reverse=False)
# expect: (object, /)
# expect: (self, object, /)
# expect: ()
# expect: (sep=None, maxsplit=-1)
# expect: TypeError: 3 is not a callable object
# expect: ValueError: no signature found for builtin type <class 'int'>
# expect: ValueError: no signature found for builtin type <class 'ValueError'>
# expect: ValueError: no signature found for builtin <class 'type'>
# expect: <BoundArguments (a=1, b=2, c='c', args=(4, 5), d=6, kw={'z': 7})> (1, 2, 'c', 4, 5) {'d': 6, 'z': 7} {'a': 1, 'b': 2, 'c': 'c', 'args': (4, 5), 'd': 6, 'kw': {'z': 7}}
# expect: <BoundArguments (a=1, b=1, c='x', args=(), d=2, e=5, kw={})> (1, 1, 'x') {'d': 2, 'e': 5}
# expect: TypeError: missing a required argument: 'a'
# expect: TypeError: missing a required argument: 'd'
# expect: <BoundArguments (a=1, c=2, d=1)>
# expect: <BoundArguments (a=1, d=3, kw={'a': 1})>
# expect: TypeError: multiple values for argument 'c'
# expect: TypeError: missing a required argument: 'a'
# expect: TypeError: too many positional arguments
# expect: TypeError: missing a required keyword-only argument: 'c'
# expect: TypeError: got an unexpected keyword argument 'q'
# expect: TypeError: multiple values for argument 'a'
# expect: <BoundArguments (a=1, b=2, c=3)>
# expect: TypeError: missing a required positional-only argument: 'a'
# expect: <BoundArguments (a=1, b=2)>
# expect: <BoundArguments ()>
# expect: True False True
# expect: x: int = 3 <Parameter "x: int = 3"> y: int = 3 True <class 'inspect._empty'> <_ParameterKind.POSITIONAL_ONLY: 0> VAR_KEYWORD
# expect: ValueError: '1x' is not a valid parameter name
# expect: TypeError: name must be a str, not a int
# expect: ValueError: value 9 is not a valid Parameter.kind
# expect: ValueError: variadic keyword parameters cannot have default values
# expect: ValueError: 'class' is not a valid parameter name
# expect: ValueError: wrong parameter order: keyword-only parameter before positional-only parameter
# expect: ValueError: duplicate parameter name: 'a'
# expect: ValueError: non-default argument follows default argument
# expect: (*, x: int = 3) -> str () -> list[int] <class 'mappingproxy'>
# expect: (a, b: int = 1, /, c='x', *args: str, d, e: 'later' = 5, **kw) -> list[int] (*a, **k) True
# expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(1, 'x'), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 5}, annotations={'return': list[int], 'b': <class 'int'>, 'args': <class 'str'>, 'e': 'later'})
# expect: {'a': 1, 'b': 3}
# expect: (
# expect:     a,
# expect:     b: int = 1,
# expect:     /,
# expect:     c='x',
# expect:     *args: str,
# expect:     d,
# expect:     e: 'later' = 5,
# expect:     **kw
# expect: ) -> list[int]
# expect: (zz)
# expect: [('name', 'R'), ('value', 1)] ['__call__', '__init__', 'm', 's']
# expect: 'First.\n\nSecond\n  third' First.
# expect:
# expect: Second
# expect:   third base doc True True
# expect: 'a\n b\nc'
# expect: [('isgeneratorfunction', True), ('isfunction', True), ('iscoroutinefunction', False), ('iscoroutinefunction', True), ('isasyncgenfunction', True), ('iscoroutinefunction', False), ('isgenerator', True), ('isawaitable', False), ('iscoroutine', True), ('isawaitable', True), ('isasyncgen', True), ('isawaitable', False)]
# expect: GEN_CREATED 1 GEN_SUSPENDED {}
# expect: GEN_CLOSED CORO_CREATED AGEN_CREATED
# expect: CORO_CLOSED
# expect: True True True True True True True True (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>) True True
# expect: True True
