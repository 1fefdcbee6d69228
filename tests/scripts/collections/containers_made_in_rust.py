# since: 3.14
from _collections import deque, defaultdict, OrderedDict, _count_elements
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
d=deque([1,2,3]); print(d, deque(), deque("abc",2), deque(maxlen=3), deque(range(5),maxlen=0), deque([], None), d.maxlen, deque([],5).maxlen)
t(deque,5); t(deque,[],-1); t(deque,[],"a"); t(deque,1,2,3); t(deque, [], foo=1); t(deque, [], 1.5); t(deque, iterable=[1], maxlen=1)
d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), d); t(deque().pop); t(deque().popleft)
d.extend([7,8]); d.extendleft([9,10]); print(d); d.extend(d); print(d, len(d)); d.clear(); print(d, bool(d)); d.extend("abc"); d.extendleft(d); print(d)
d=deque(range(5),maxlen=5); d.append(5); print(d); d.appendleft(9); print(d); d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(); print(d); t(d.rotate,"a"); d.reverse(); print(d); t(d.insert,0,1); t(d.rotate, 10**3)
d=deque("abc"); d.insert(1,"x"); d.insert(-1,"y"); d.insert(100,"z"); d.insert(-100,"w"); print(d); d.remove("x"); print(d); t(d.remove,"q"); print(d.index("b"), d.count("a")); t(d.index,"q"); t(d.index,"a",3); t(d.index, "y", 1, -1); t(d.index, "a", "x"); t(d.index)
print(d[0],d[-1],d[2]); t(lambda: d[99]); t(lambda: d["a"]); t(lambda: d[0:1]); d[1]="Q"; print(d); del d[0]; print(d)
def f(): d[99]=1
t(f)
def f(): del d[99]
t(f)
print(deque([1,2])==deque([1,2]), deque([1])!=[1], deque([1])==[1], deque([1,2])<deque([1,3]), deque([1])<deque([1,2]), deque([2])>=deque([1,5])); t(lambda: deque()<[1])
print(deque([1])+deque([2]), deque([1,2])*2, 2*deque([1]), deque([1,2,3],maxlen=4)*2, deque([1,2],2)+deque([3])); t(lambda: deque()+[1]); t(lambda: [1]+deque()); t(lambda: deque([1])*"a"); t(lambda: deque([1])*1.5)
e=deque([1]); e+=[2,3]; e*=2; print(e, 3 in e, 9 in e, list(reversed(e)), e.copy(), e.copy() is e)
e.append(e); print(e); e.pop()
t(hash,e); t(lambda: e.foo); print(type(e), repr(deque), deque[int], deque.__name__, deque.__module__)
it=iter(e); next(it); e.append(1); t(next,it); t(next,it); it=iter(deque([1])); print(next(it), next(it,"end"), it.__length_hint__(), type(it).__name__)
class My(deque):
    def __init__(self,*a,tag="t"): super().__init__(*a); self.tag=tag
    def append(self,x): super().append(x*2)
m=My([1,2]); m.append(5); print(m, m.tag, m.copy(), type(m.copy()).__name__, type(m+m).__name__, m==deque([1,2,10]), isinstance(m,deque), len(m)); m.zzz=1; print(m.__dict__)
class Bad:
    def __eq__(s,o): q.append(1); return False
q=deque([Bad(),Bad()]); t(q.count,1); t(q.index,1); t(lambda: 1 in q); t(q.remove,1)
match deque([1,2]):
    case [a,b]: print("seq",a,b)
x,*y=deque("hey"); print(x,y); print(sorted(deque([3,1,2])), sum(deque([1,2])), list(map(str,deque([1]))), tuple(deque([1,2])))
t(e.append); t(e.append,1,2); t(e.pop,1); t(e.append,x=1); t(deque.append); t(deque.append, 5, 1)
d=defaultdict(int); d["a"]+=1; d["b"]; print(d, dict(d), d["zz"], len(d), d.default_factory, d.get("q"), "q" in d)
d=defaultdict(list,{1:[2]},x=[3]); d[1].append(5); d["n"].append(1); print(d, d==dict(d)); t(defaultdict,5); t(defaultdict,None,5); t(defaultdict,int,[1]); t(lambda: defaultdict()["x"]); t(lambda: defaultdict(None)[1,2]); t(defaultdict,int,{},{}) 
d.default_factory=None; t(lambda: d["no"]); d.default_factory=str; print(repr(d["no"])); print(d.copy(), type(d.copy()), d|{5:6}, type({5:6}|d).__name__, {5:6}|d); d|={7:8}; print(d)
class D(defaultdict):
    def __missing__(self,k): return k*2
print(D()["ab"], D(int), defaultdict(lambda: defaultdict(int))["a"]["b"]); r=defaultdict(); r.default_factory=None; r["self"]=r; print(r)
dd=defaultdict(); dd.default_factory=dd.copy; 
print(defaultdict.__mro__, defaultdict.__name__, defaultdict[int,str], d.__missing__(9), 9 in d); t(lambda: d.zz); t(hash,d)
del d.default_factory; print(d.default_factory)
o=OrderedDict([("a",1),("b",2)]); o["c"]=3; print(o, OrderedDict(), OrderedDict(a=1), OrderedDict({1:2},b=3)); o.move_to_end("a"); print(o); o.move_to_end("c",last=False); print(o); t(o.move_to_end,"q"); print(o.popitem(), o.popitem(last=False), o); o.clear(); t(o.popitem)
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)=={"b":2,"a":1}, {"b":2,"a":1}==OrderedDict(a=1,b=2), OrderedDict(a=1)!=OrderedDict(a=2), OrderedDict(a=1)==5)
o=OrderedDict.fromkeys("abc",0); print(o, list(reversed(o)), o.keys(), o.values(), o.items(), list(reversed(o.items())), o.copy(), o.pop("a"), o.pop("z",9)); t(o.pop,"z"); t(OrderedDict,1); t(OrderedDict,{},{}); t(OrderedDict, [1]); print(o.setdefault("n",5), o.setdefault("b"), o|{"z":1}, {"z":1}|o, type({"z":1}|o).__name__); o|={"k":1}; o.update({"j":2},m=3); print(o); o.attr=5; print(o.__dict__, o.copy().__dict__)
class O(OrderedDict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
p=O(a=1); p.update(b=2); p["c"]=3; print(p, p.copy(), type(p.copy()).__name__); s=OrderedDict(); s["s"]=s; print(s)
del o["k"]; print("k" in o, len(o), list(o), dict(o), sorted(o.items(), key=str)); print(type(o.keys()), isinstance(o,dict), o.keys() & {"b"}, o.items() == dict(o).items())
q=OrderedDict((i,i) for i in range(1000)); 
for i in range(990): q.popitem(last=False)
print(q); q.move_to_end(995); q[1]=1; q.move_to_end(1, last=False); print(list(q))
m={}; _count_elements(m,"mississippi"); print(m); m={"a":1.5}; _count_elements(m,"aab"); print(m); t(_count_elements,{},[[]]); t(_count_elements,{},5); t(_count_elements, {"a":"x"}, "a")


# expect: deque([1, 2, 3]) deque([]) deque(['b', 'c'], maxlen=2) deque([], maxlen=3) deque([], maxlen=0) deque([]) None 5
# expect: deque ('TypeError', "'int' object is not iterable")
# expect: deque ('ValueError', 'maxlen must be non-negative')
# expect: deque ('TypeError', 'an integer is required')
# expect: deque ('TypeError', 'deque() takes at most 2 arguments (3 given)')
# expect: deque ('TypeError', "deque() got an unexpected keyword argument 'foo'")
# expect: deque ('TypeError', 'an integer is required')
# expect: deque deque([1], maxlen=1)
# expect: deque([1, 2, 3]) 4 0 deque([1, 2, 3])
# expect: pop ('IndexError', 'pop from an empty deque')
# expect: popleft ('IndexError', 'pop from an empty deque')
# expect: deque([10, 9, 1, 2, 3, 7, 8])
# expect: deque([10, 9, 1, 2, 3, 7, 8, 10, 9, 1, 2, 3, 7, 8]) 14
# expect: deque([]) False
# expect: deque(['c', 'b', 'a', 'a', 'b', 'c'])
# expect: deque([1, 2, 3, 4, 5], maxlen=5)
# expect: deque([9, 1, 2, 3, 4], maxlen=5)
# expect: deque([3, 4, 9, 1, 2], maxlen=5)
# expect: deque([4, 9, 1, 2, 3], maxlen=5)
# expect: deque([3, 4, 9, 1, 2], maxlen=5)
# expect: rotate ('TypeError', "'str' object cannot be interpreted as an integer")
# expect: deque([2, 1, 9, 4, 3], maxlen=5)
# expect: insert ('IndexError', 'deque already at its maximum size')
# expect: rotate None
# expect: deque(['w', 'a', 'x', 'b', 'y', 'c', 'z'])
# expect: deque(['w', 'a', 'b', 'y', 'c', 'z'])
# expect: remove ('ValueError', 'deque.remove(x): x not in deque')
# expect: 2 1
# expect: index ('ValueError', 'deque.index(x): x not in deque')
# expect: index ('ValueError', 'deque.index(x): x not in deque')
# expect: index 3
# expect: index ('TypeError', 'slice indices must be integers or have an __index__ method')
# expect: index ('TypeError', 'index expected at least 1 argument, got 0')
# expect: w z b
# expect: <lambda> ('IndexError', 'deque index out of range')
# expect: <lambda> ('TypeError', "sequence index must be integer, not 'str'")
# expect: <lambda> ('TypeError', "sequence index must be integer, not 'slice'")
# expect: deque(['w', 'Q', 'b', 'y', 'c', 'z'])
# expect: deque(['Q', 'b', 'y', 'c', 'z'])
# expect: f ('IndexError', 'deque index out of range')
# expect: f ('IndexError', 'deque index out of range')
# expect: True True False True True True
# expect: <lambda> ('TypeError', "'<' not supported between instances of 'collections.deque' and 'list'")
# expect: deque([1, 2]) deque([1, 2, 1, 2]) deque([1, 1]) deque([3, 1, 2, 3], maxlen=4) deque([2, 3], maxlen=2)
# expect: <lambda> ('TypeError', 'can only concatenate deque (not "list") to deque')
# expect: <lambda> ('TypeError', 'can only concatenate list (not "collections.deque") to list')
# expect: <lambda> ('TypeError', "can't multiply sequence by non-int of type 'str'")
# expect: <lambda> ('TypeError', "can't multiply sequence by non-int of type 'float'")
# expect: deque([1, 2, 3, 1, 2, 3]) True False [3, 2, 1, 3, 2, 1] deque([1, 2, 3, 1, 2, 3]) False
# expect: deque([1, 2, 3, 1, 2, 3, [...]])
# expect: hash ('TypeError', "unhashable type: 'collections.deque'")
# expect: <lambda> ('AttributeError', "'collections.deque' object has no attribute 'foo'")
# expect: <class 'collections.deque'> <class 'collections.deque'> collections.deque[int] deque collections
# expect: next ('RuntimeError', 'deque mutated during iteration')
# expect: next ('RuntimeError', 'deque mutated during iteration')
# expect: 1 end 0 _deque_iterator
# expect: My([1, 2, 10]) t My([1, 2, 10]) My My True True 3
# expect: {'tag': 't', 'zzz': 1}
# expect: count ('RuntimeError', 'deque mutated during iteration')
# expect: index ('RuntimeError', 'deque mutated during iteration')
# expect: <lambda> ('RuntimeError', 'deque mutated during iteration')
# expect: remove ('IndexError', 'deque mutated during iteration')
# expect: seq 1 2
# expect: h ['e', 'y']
# expect: [1, 2, 3] 3 ['1'] (1, 2)
# expect: append ('TypeError', 'deque.append() takes exactly one argument (0 given)')
# expect: append ('TypeError', 'deque.append() takes exactly one argument (2 given)')
# expect: pop ('TypeError', 'deque.pop() takes no arguments (1 given)')
# expect: append ('TypeError', 'deque.append() takes no keyword arguments')
# expect: append ('TypeError', 'unbound method deque.append() needs an argument')
# expect: append ('TypeError', "descriptor 'append' for 'collections.deque' objects doesn't apply to a 'int' object")
# expect: defaultdict(<class 'int'>, {'a': 1, 'b': 0, 'zz': 0}) {'a': 1, 'b': 0} 0 3 <class 'int'> None False
# expect: defaultdict(<class 'list'>, {1: [2, 5], 'x': [3], 'n': [1]}) True
# expect: defaultdict ('TypeError', 'first argument must be callable or None')
# expect: defaultdict ('TypeError', "'int' object is not iterable")
# expect: defaultdict ('TypeError', 'object is not iterable')
# expect: <lambda> ('KeyError', "'x'")
# expect: <lambda> ('KeyError', '(1, 2)')
# expect: defaultdict ('TypeError', 'dict expected at most 1 argument, got 2')
# expect: <lambda> ('KeyError', "'no'")
# expect: ''
# expect: defaultdict(<class 'str'>, {1: [2, 5], 'x': [3], 'n': [1], 'no': ''}) <class 'collections.defaultdict'> defaultdict(<class 'str'>, {1: [2, 5], 'x': [3], 'n': [1], 'no': '', 5: 6}) defaultdict defaultdict(<class 'str'>, {5: 6, 1: [2, 5], 'x': [3], 'n': [1], 'no': ''})
# expect: defaultdict(<class 'str'>, {1: [2, 5], 'x': [3], 'n': [1], 'no': '', 7: 8})
# expect: abab D(<class 'int'>, {}) 0
# expect: defaultdict(None, {'self': defaultdict(None, {...})})
# expect: (<class 'collections.defaultdict'>, <class 'dict'>, <class 'object'>) defaultdict collections.defaultdict[int, str]  True
# expect: <lambda> ('AttributeError', "'collections.defaultdict' object has no attribute 'zz'")
# expect: hash ('TypeError', "unhashable type: 'collections.defaultdict'")
# expect: None
# expect: OrderedDict({'a': 1, 'b': 2, 'c': 3}) OrderedDict() OrderedDict({'a': 1}) OrderedDict({1: 2, 'b': 3})
# expect: OrderedDict({'b': 2, 'c': 3, 'a': 1})
# expect: OrderedDict({'c': 3, 'b': 2, 'a': 1})
# expect: move_to_end ('KeyError', "'q'")
# expect: ('a', 1) ('c', 3) OrderedDict({'b': 2})
# expect: popitem ('KeyError', "'dictionary is empty'")
# expect: False True True True False
# expect: OrderedDict({'b': 0, 'c': 0}) ['c', 'b', 'a'] odict_keys(['b', 'c']) odict_values([0, 0]) odict_items([('b', 0), ('c', 0)]) [('c', 0), ('b', 0), ('a', 0)] OrderedDict({'a': 0, 'b': 0, 'c': 0}) 0 9
# expect: pop ('KeyError', "'z'")
# expect: OrderedDict ('TypeError', "'int' object is not iterable")
# expect: OrderedDict ('TypeError', 'expected at most 1 argument, got 2')
# expect: OrderedDict ('TypeError', "'int' object is not iterable")
# expect: 5 0 OrderedDict({'b': 0, 'c': 0, 'n': 5, 'z': 1}) OrderedDict({'z': 1, 'b': 0, 'c': 0, 'n': 5}) OrderedDict
# expect: OrderedDict({'b': 0, 'c': 0, 'n': 5, 'k': 1, 'j': 2, 'm': 3})
# expect: {'attr': 5} {}
# expect: O({'a': 2, 'b': 4, 'c': 6}) O({'a': 4, 'b': 8, 'c': 12}) O
# expect: OrderedDict({'s': ...})
# expect: False 5 ['b', 'c', 'n', 'j', 'm'] {'b': 0, 'c': 0, 'n': 5, 'j': 2, 'm': 3} [('b', 0), ('c', 0), ('j', 2), ('m', 3), ('n', 5)]
# expect: <class 'odict_keys'> True {'b'} True
# expect: OrderedDict({990: 990, 991: 991, 992: 992, 993: 993, 994: 994, 995: 995, 996: 996, 997: 997, 998: 998, 999: 999})
# expect: [1, 990, 991, 992, 993, 994, 996, 997, 998, 999, 995]
# expect: {'m': 1, 'i': 4, 's': 4, 'p': 2}
# expect: {'a': 3.5, 'b': 1}
# expect: _count_elements ('TypeError', "unhashable type: 'list'")
# expect: _count_elements ('TypeError', "'int' object is not iterable")
# expect: _count_elements ('TypeError', 'can only concatenate str (not "int") to str')
