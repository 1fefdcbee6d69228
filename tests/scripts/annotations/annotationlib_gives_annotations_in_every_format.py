# since: 3.14
import annotationlib
from annotationlib import *
class A:
    x: int
    y: Undefined
    z: list[Later]
    w: Undefined | None
    v: "quoted"
    u: mod.Name
for f in (Format.FORWARDREF, Format.STRING):
    for k, v in get_annotations(A, format=f).items(): print(k, v)
def f(a: int, b: Nope = 3) -> Nope2: pass
print(get_annotations(f, format=Format.FORWARDREF)['a']); print(get_annotations(f, format=Format.STRING))
def outer():
    class Node:
        left: Node | None
        right: Zed
    print(list(get_annotations(Node, format=Format.FORWARDREF).values())[0])
    class M2:
        me: M2
        def g(self) -> M2: pass
    return M2, get_annotations(M2)
print(outer()[1])
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__ + ":", error)
attempt(lambda: get_annotations(A)); attempt(lambda: get_annotations(3)); attempt(lambda: get_annotations(len))
class S: a: "int"; b: "list[S]"
print(get_annotations(S), get_annotations(S, eval_str=True))
print(ForwardRef("int").evaluate(globals={}) , ForwardRef("x") == ForwardRef("x"), repr(ForwardRef("x")), type_repr(int), type_repr(A), type_repr(...), annotations_to_string({"a": int, "b": "x", "c": list[int]}))
attempt(lambda: ForwardRef("zz").evaluate()); attempt(lambda: ForwardRef(3))
print(list(Format), Format.VALUE)
from dataclasses import dataclass, fields
@dataclass
class Node:
    value: int
    nxt: Node | None = None
print(Node(1, Node(2)), fields(Node)[1].type)
# expect: x <class 'int'>
# expect: y ForwardRef('Undefined', is_class=True, owner=<class '__main__.A'>)
# expect: z list[ForwardRef('Later', is_class=True, owner=<class '__main__.A'>)]
# expect: w ForwardRef('Undefined | None', is_class=True, owner=<class '__main__.A'>)
# expect: v quoted
# expect: u ForwardRef('mod.Name', is_class=True, owner=<class '__main__.A'>)
# expect: x int
# expect: y Undefined
# expect: z list[Later]
# expect: w Undefined | None
# expect: v quoted
# expect: u mod.Name
# expect: <class 'int'>
# expect: {'a': 'int', 'b': 'Nope', 'return': 'Nope2'}
# expect: __main__.outer.<locals>.Node | None
# expect: {'me': <class '__main__.outer.<locals>.M2'>}
# expect: NameError: name 'Undefined' is not defined
# expect: TypeError: 3 does not have annotations
# expect: {}
# expect: {'a': 'int', 'b': 'list[S]'} {'a': <class 'int'>, 'b': list[__main__.S]}
# expect: <class 'int'> True ForwardRef('x') int __main__.A ... {'a': 'int', 'b': 'x', 'c': 'list[int]'}
# expect: NameError: name 'zz' is not defined
# expect: TypeError: Forward reference must be a string -- got 3
# expect: [<Format.VALUE: 1>, <Format.VALUE_WITH_FAKE_GLOBALS: 2>, <Format.FORWARDREF: 3>, <Format.STRING: 4>] 1
# expect: Node(value=1, nxt=Node(value=2, nxt=None)) ForwardRef('Node | None', is_class=True, owner=<class '__main__.Node'>)
