# since: 3.14
import operator
from operator import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", f), r)
t(add,1,2); t(add,"a",1); t(and_,6,3); t(floordiv,7,2); t(floordiv,7,0); t(lshift,1,4); t(matmul,1,2); t(mod,7,3); t(mul,"ab",2); t(or_,1,2); t(pow,2,10); t(rshift,16,2); t(sub,1,2); t(truediv,1,4); t(xor,5,1)
l=[1]; t(iadd,l,[2]); print(l); t(iadd,1,2); t(iconcat,l,[3]); t(iconcat,1,2); t(imul,[1],2); t(ior,{1},{2}); t(isub,5,3); t(imatmul,1,2); t(iadd, "a", 1)
t(eq,1,1.0); t(ge,1,2); t(gt,1,2); t(le,1,2); t(lt,1,"a"); t(ne,1,2)
t(inv,5); t(invert,-1); t(neg,5); t(pos,"a"); t(abs,-3); t(abs,"a"); t(index,True); t(index,1.5); t(not_,[]); t(truth,[0]); t(is_,None,None); t(is_not,1,2); t(is_none,None); t(is_not_none,None)
t(concat,[1],[2]); t(concat,"a","b"); t(concat,1,2); t(concat,[1],"a"); t(concat,{},{}); t(contains,[1,2],2); t(contains,5,2); t(countOf,[1,2,1],1); t(countOf,5,1); t(indexOf,[3,4],4); t(indexOf,[3],9); t(indexOf,5,1); t(indexOf, "abc", "c")
d={1:2}; t(delitem,d,1); t(delitem,d,1); t(setitem,d,3,4); print(d); t(getitem,[1,2],-1); t(getitem,d,9); t(getitem, [1,2,3], slice(1,None)); t(getitem, 1, 2); t(setitem, (), 0, 1)
t(length_hint,[1,2]); t(length_hint,iter([1,2,3])); t(length_hint,5); t(length_hint,5,7); t(length_hint,5,"a"); t(length_hint, (x for x in [1]), 3)
class H:
    def __init__(s,h): s.h=h
    def __length_hint__(s):
        if isinstance(s.h, type): raise s.h
        return s.h
for h in (3,-1,"a",NotImplemented,TypeError,ValueError): t(length_hint,H(h),9)
t(call,len,"abc"); t(call,dict,a=1); t(call); t(call,5)
t(add); t(add,1); t(add,1,2,3); t(neg); t(neg,1,2); t(add,a=1,b=2); t(length_hint)
print(operator.__add__ is operator.add, operator.__and__ is and_, operator.__not__ is not_, add, add.__name__, add.__module__, add.__qualname__, add.__doc__, operator.__inv__, operator.__concat__)
g=itemgetter(1); print(g("abc"), itemgetter(0,2)("abc"), g, itemgetter("a",1), itemgetter(slice(1,3))([1,2,3,4]))
t(itemgetter); t(g); t(g,1,2); t(g,5); t(g,"a"); t(g,x=1); t(g,{}); t(itemgetter, x=1)
class P: pass
p=P(); p.x=P(); p.x.y=3; p.z=1
a=attrgetter("x.y"); print(a(p), attrgetter("z","x.y")(p), a, attrgetter("z","x.y"))
t(attrgetter); t(attrgetter,5); t(a,1); t(attrgetter("q"),p); t(a); t(a, p, p); t(attrgetter(""), p)
m=methodcaller("split",","); print(m("a,b"), m, methodcaller("split",sep=",",maxsplit=1)("a,b,c"), methodcaller("f",1,x=2))
t(methodcaller); t(methodcaller,5); t(m,5); t(m); t(m, "a", "b")
print(sorted([(1,"b"),(0,"c"),(2,"a")], key=itemgetter(1)), list(map(attrgetter("real"),[1,2])), list(map(methodcaller("upper"),"ab")))
print(type(g), itemgetter, attrgetter.__module__, methodcaller.__qualname__)
print(g.__reduce__() == (itemgetter, (1,)), m.__reduce__()[1])
try:
    class G(itemgetter): pass
except TypeError as e: print(e)
print(sorted(n for n in operator.__all__) == sorted(operator.__all__), len(operator.__all__), [n for n in dir(operator) if not n.startswith("_")])
print(callable(g), hash(g) is not None, g == itemgetter(1), max([{"a":1},{"a":3}], key=itemgetter("a")))


# expect: add 3
# expect: add ('TypeError', 'can only concatenate str (not "int") to str')
# expect: and_ 2
# expect: floordiv 3
# expect: floordiv ('ZeroDivisionError', 'division by zero')
# expect: lshift 16
# expect: matmul ('TypeError', "unsupported operand type(s) for @: 'int' and 'int'")
# expect: mod 1
# expect: mul abab
# expect: or_ 3
# expect: pow 1024
# expect: rshift 4
# expect: sub -1
# expect: truediv 0.25
# expect: xor 4
# expect: iadd [1, 2]
# expect: [1, 2]
# expect: iadd 3
# expect: iconcat [1, 2, 3]
# expect: iconcat ('TypeError', "'int' object can't be concatenated")
# expect: imul [1, 1]
# expect: ior {1, 2}
# expect: isub 2
# expect: imatmul ('TypeError', "unsupported operand type(s) for @=: 'int' and 'int'")
# expect: iadd ('TypeError', 'can only concatenate str (not "int") to str')
# expect: eq True
# expect: ge False
# expect: gt False
# expect: le True
# expect: lt ('TypeError', "'<' not supported between instances of 'int' and 'str'")
# expect: ne True
# expect: inv -6
# expect: invert 0
# expect: neg -5
# expect: pos ('TypeError', "bad operand type for unary +: 'str'")
# expect: abs 3
# expect: abs ('TypeError', "bad operand type for abs(): 'str'")
# expect: index 1
# expect: index ('TypeError', "'float' object cannot be interpreted as an integer")
# expect: not_ True
# expect: truth True
# expect: is_ True
# expect: is_not True
# expect: is_none True
# expect: is_not_none False
# expect: concat [1, 2]
# expect: concat ab
# expect: concat ('TypeError', "'int' object can't be concatenated")
# expect: concat ('TypeError', 'can only concatenate list (not "str") to list')
# expect: concat ('TypeError', "'dict' object can't be concatenated")
# expect: contains True
# expect: contains ('TypeError', "argument of type 'int' is not a container or iterable")
# expect: countOf 2
# expect: countOf ('TypeError', "argument of type 'int' is not iterable")
# expect: indexOf 1
# expect: indexOf ('ValueError', 'sequence.index(x): x not in sequence')
# expect: indexOf ('TypeError', "argument of type 'int' is not iterable")
# expect: indexOf 2
# expect: delitem None
# expect: delitem ('KeyError', '1')
# expect: setitem None
# expect: {3: 4}
# expect: getitem 2
# expect: getitem ('KeyError', '9')
# expect: getitem [2, 3]
# expect: getitem ('TypeError', "'int' object is not subscriptable")
# expect: setitem ('TypeError', "'tuple' object does not support item assignment")
# expect: length_hint 2
# expect: length_hint 3
# expect: length_hint 0
# expect: length_hint 7
# expect: length_hint ('TypeError', "'str' object cannot be interpreted as an integer")
# expect: length_hint 3
# expect: length_hint 3
# expect: length_hint ('ValueError', '__length_hint__() should return >= 0')
# expect: length_hint ('TypeError', '__length_hint__ must be an integer, not str')
# expect: length_hint 9
# expect: length_hint 9
# expect: length_hint ('ValueError', '')
# expect: call 3
# expect: call {'a': 1}
# expect: call ('TypeError', 'call expected at least 1 argument, got 0')
# expect: call ('TypeError', "'int' object is not callable")
# expect: add ('TypeError', 'add expected 2 arguments, got 0')
# expect: add ('TypeError', 'add expected 2 arguments, got 1')
# expect: add ('TypeError', 'add expected 2 arguments, got 3')
# expect: neg ('TypeError', '_operator.neg() takes exactly one argument (0 given)')
# expect: neg ('TypeError', '_operator.neg() takes exactly one argument (2 given)')
# expect: add ('TypeError', '_operator.add() takes no keyword arguments')
# expect: length_hint ('TypeError', 'length_hint expected at least 1 argument, got 0')
# expect: True True True <built-in function add> add _operator add Same as a + b. <built-in function inv> <built-in function concat>
# expect: b ('a', 'c') operator.itemgetter(1) operator.itemgetter('a', 1) [2, 3]
# expect: itemgetter ('TypeError', 'itemgetter expected 1 argument, got 0')
# expect: operator.itemgetter(1) ('TypeError', 'itemgetter expected 1 argument, got 0')
# expect: operator.itemgetter(1) ('TypeError', 'itemgetter expected 1 argument, got 2')
# expect: operator.itemgetter(1) ('TypeError', "'int' object is not subscriptable")
# expect: operator.itemgetter(1) ('IndexError', 'string index out of range')
# expect: operator.itemgetter(1) ('TypeError', 'itemgetter() takes no keyword arguments')
# expect: operator.itemgetter(1) ('KeyError', '1')
# expect: itemgetter ('TypeError', 'itemgetter() takes no keyword arguments')
# expect: 3 (1, 3) operator.attrgetter('x.y') operator.attrgetter('z', 'x.y')
# expect: attrgetter ('TypeError', 'attrgetter expected 1 argument, got 0')
# expect: attrgetter ('TypeError', 'attribute name must be a string')
# expect: operator.attrgetter('x.y') ('AttributeError', "'int' object has no attribute 'x'")
# expect: operator.attrgetter('q') ('AttributeError', "'P' object has no attribute 'q'")
# expect: operator.attrgetter('x.y') ('TypeError', 'attrgetter expected 1 argument, got 0')
# expect: operator.attrgetter('x.y') ('TypeError', 'attrgetter expected 1 argument, got 2')
# expect: operator.attrgetter('') ('AttributeError', "'P' object has no attribute ''")
# expect: ['a', 'b'] operator.methodcaller('split', ',') ['a', 'b,c'] operator.methodcaller('f', 1, x=2)
# expect: methodcaller ('TypeError', 'methodcaller needs at least one argument, the method name')
# expect: methodcaller ('TypeError', 'method name must be a string')
# expect: operator.methodcaller('split', ',') ('AttributeError', "'int' object has no attribute 'split'")
# expect: operator.methodcaller('split', ',') ('TypeError', 'methodcaller expected 1 argument, got 0')
# expect: operator.methodcaller('split', ',') ('TypeError', 'methodcaller expected 1 argument, got 2')
# expect: [(2, 'a'), (1, 'b'), (0, 'c')] [1, 2] ['A', 'B']
# expect: <class 'operator.itemgetter'> <class 'operator.itemgetter'> operator methodcaller
# expect: True ('split', ',')
# expect: type 'operator.itemgetter' is not an acceptable base type
# expect: True 57 ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv', 'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_none', 'is_not', 'is_not_none', 'isub', 'itemgetter', 'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']
# expect: True True False {'a': 3}
