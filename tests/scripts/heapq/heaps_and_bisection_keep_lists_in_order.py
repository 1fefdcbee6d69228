# since: 3.14
import heapq, bisect
from heapq import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", f), r)
h=[]
for x in [5,3,8,1,9,2,7]: heappush(h,x)
print(h); print([heappop(h) for _ in range(7)])
h=[9,8,7,6,5,4,3,2,1,0]; heapify(h); print(h); t(heappushpop,h,-1); t(heappushpop,h,5); print(h); t(heapreplace,h,100); print(h)
h=[3,1,4,1,5,9,2,6]; heapify_max(h); print(h); t(heappop_max,h); t(heappush_max,h,7); t(heappushpop_max,h,8); t(heappushpop_max,h,0); t(heapreplace_max,h,2); print(h)
t(heappop,[]); t(heapreplace,[],1); t(heappushpop,[],1); t(heapify,(1,2)); t(heappush,(1,),2); t(heappop,5); t(heapify,None); t(heappush,[1]); t(heappush,["a"],1); t(heappop); t(heapify_max, 3); t(heappop_max, [])
h=[((i*7919)%101, str(i)) for i in range(60)]; heapify(h); print(h[:5]); print([heappop(h)[0] for _ in range(60)])
print(nsmallest(3,[5,1,4,2]), nlargest(3,[5,1,4,2]), nsmallest(1,[3,2]), nlargest(1,[]), nsmallest(0,[1]), nlargest(-1,[1]), nsmallest(10,[2,1]), nsmallest(2,iter("hello")), nlargest(2,{"a":3,"b":1}, key={"a":3,"b":1}.get), nsmallest(2, ["bb","a","cc","d"], key=len), nlargest(3, ["bb","a","cc","d"], key=len))
print(nsmallest(3, iter([(1,"x"),(0,"y"),(1,"z"),(0,"w")]), key=lambda p:p[0]), nlargest(3, iter([(1,"x"),(0,"y"),(1,"z"),(0,"w"), (1, "v")]), key=lambda p:p[0]))
t(nsmallest,2,5); t(nlargest,"a",[1,2]); t(nsmallest,2,[1,"a"]); t(nsmallest, 2, iter([1, "a", 3]))
print(list(merge([1,3,5],[2,4,6],[0,7])), list(merge()), list(merge([])), list(merge([1])), list(merge("ace","bdf")), list(merge([5,3],[4,2],reverse=True)), list(merge(["dog","horse"],["cat","fish"],key=len)), list(merge([1,1],[1,1])))
m = merge([1,4],[2,3]); print(type(m).__name__, next(m)); t(lambda: list(merge(5))); t(lambda: list(merge([1],["a"])))
class B:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f"B{s.v}"
h=[B(3),B(1),B(2)]; heapify(h); print(h, heappop(h), nsmallest(2,[B(3),B(1),B(2)]), nlargest(2,iter([B(3),B(1),B(2)])))
class E:
    def __init__(s,h): s.h=h
    def __lt__(s,o): s.h.clear(); return True
h=[]; h.extend([E(h),E(h),E(h)]); t(heappop,h)
h=[]; h.extend([E(h),E(h),E(h)]); t(heapify,h)
class L(list): pass
l=L([3,1,2]); heapify(l); print(l, heappop(l))
print(heapq.__all__, [n for n in dir(heapq) if not n.startswith("_")])
from bisect import *
a=[1,2,2,3]; print(bisect_left(a,2),bisect_right(a,2),bisect.__name__,bisect(a,0),bisect(a,9),bisect_left(a,2,2),bisect_right(a,2,0,2),bisect_left(a,lo=1,hi=3,x=2))
insort(a,2.5); insort_left(a,2); insort_right(a,10); insort(a,-1,2); print(a)
t(bisect_left,a,1,-1); t(bisect_left,[1],"a"); t(bisect_left,5,1); t(bisect_left,[1]); t(bisect_left); t(bisect_left,[1,2],1,0,None); t(bisect_left,[1,2,3],5,0,-1); t(bisect_left,[1],1,"a"); t(insort,(1,2),1.5); t(bisect_left,[1,2],3,0,10); t(bisect_left, [1], 1, foo=2)
w=["a","bb","dddd"]; print(bisect_left(w,3,key=len), bisect(w,2,key=len)); insort(w,"ccc",key=len); print(w); t(bisect_left,w,3,key=5)
class S:
    def __len__(s): return 5
    def __getitem__(s,i): return i*10
    def insert(s,i,v): print("insert",i,v)
print(bisect_left(S(),25)); insort(S(),25); t(insort, "abc", "b")
for f in (bisect_left, insort, heappush): print(f, f.__module__)


# expect: [1, 3, 2, 5, 9, 8, 7]
# expect: [1, 2, 3, 5, 7, 8, 9]
# expect: [0, 1, 3, 2, 5, 4, 7, 9, 6, 8]
# expect: heappushpop -1
# expect: heappushpop 0
# expect: [1, 2, 3, 5, 5, 4, 7, 9, 6, 8]
# expect: heapreplace 1
# expect: [2, 5, 3, 5, 8, 4, 7, 9, 6, 100]
# expect: [9, 6, 4, 1, 5, 3, 2, 1]
# expect: heappop_max 9
# expect: heappush_max None
# expect: heappushpop_max 8
# expect: heappushpop_max 7
# expect: heapreplace_max 6
# expect: [5, 2, 4, 1, 1, 3, 2, 0]
# expect: heappop ('IndexError', 'index out of range')
# expect: heapreplace ('IndexError', 'index out of range')
# expect: heappushpop 1
# expect: heapify ('TypeError', 'heapify() argument must be list, not tuple')
# expect: heappush ('TypeError', 'heappush() argument 1 must be list, not tuple')
# expect: heappop ('TypeError', 'heappop() argument must be list, not int')
# expect: heapify ('TypeError', 'heapify() argument must be list, not None')
# expect: heappush ('TypeError', 'heappush expected 2 arguments, got 1')
# expect: heappush ('TypeError', "'<' not supported between instances of 'int' and 'str'")
# expect: heappop ('TypeError', '_heapq.heappop() takes exactly one argument (0 given)')
# expect: heapify_max ('TypeError', 'heapify_max() argument must be list, not int')
# expect: heappop_max ('IndexError', 'index out of range')
# expect: [(0, '0'), (2, '37'), (3, '5'), (9, '15'), (5, '42')]
# expect: [0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 18, 21, 22, 24, 25, 27, 28, 30, 31, 33, 34, 37, 40, 41, 43, 44, 46, 47, 49, 50, 52, 53, 55, 56, 59, 62, 63, 65, 66, 68, 69, 71, 72, 74, 75, 78, 81, 82, 84, 85, 87, 88, 90, 91, 93, 94, 96, 97, 100]
# expect: [1, 2, 4] [5, 4, 2] [2] [] [] [] [1, 2] ['e', 'h'] ['a', 'b'] ['a', 'd'] ['bb', 'cc', 'a']
# expect: [(0, 'y'), (0, 'w'), (1, 'x')] [(1, 'x'), (1, 'z'), (1, 'v')]
# expect: nsmallest ('TypeError', "'int' object is not iterable")
# expect: nlargest ('TypeError', "'>=' not supported between instances of 'str' and 'int'")
# expect: nsmallest ('TypeError', "'<' not supported between instances of 'str' and 'int'")
# expect: nsmallest ('TypeError', "'<' not supported between instances of 'str' and 'int'")
# expect: [0, 1, 2, 3, 4, 5, 6, 7] [] [] [1] ['a', 'b', 'c', 'd', 'e', 'f'] [5, 4, 3, 2] ['dog', 'cat', 'fish', 'horse'] [1, 1, 1, 1]
# expect: generator 1
# expect: <lambda> ('TypeError', "'int' object is not iterable")
# expect: <lambda> ('TypeError', "'<' not supported between instances of 'int' and 'str'")
# expect: [B2, B3] B1 [B1, B2] [B3, B2]
# expect: heappop ('RuntimeError', 'list changed size during iteration')
# expect: heapify ('RuntimeError', 'list changed size during iteration')
# expect: [2, 3] 1
# expect: ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', 'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max', 'nlargest', 'nsmallest', 'merge'] ['heapify', 'heapify_max', 'heappop', 'heappop_max', 'heappush', 'heappush_max', 'heappushpop', 'heappushpop_max', 'heapreplace', 'heapreplace_max', 'merge', 'nlargest', 'nsmallest']
# expect: 1 3 bisect_right 0 4 2 2 1
# expect: [1, 2, -1, 2, 2, 2.5, 3, 10]
# expect: bisect_left ('ValueError', 'lo must be non-negative')
# expect: bisect_left ('TypeError', "'<' not supported between instances of 'int' and 'str'")
# expect: bisect_left ('TypeError', "object of type 'int' has no len()")
# expect: bisect_left ('TypeError', "bisect_left() missing required argument 'x' (pos 2)")
# expect: bisect_left ('TypeError', "bisect_left() missing required argument 'a' (pos 1)")
# expect: bisect_left 0
# expect: bisect_left 3
# expect: bisect_left ('TypeError', "'str' object cannot be interpreted as an integer")
# expect: insort_right ('AttributeError', "'tuple' object has no attribute 'insert'")
# expect: bisect_left ('IndexError', 'list index out of range')
# expect: bisect_left ('TypeError', "bisect_left() got an unexpected keyword argument 'foo'")
# expect: 2 2
# expect: ['a', 'bb', 'ccc', 'dddd']
# expect: bisect_left ('TypeError', "'int' object is not callable")
# expect: 3
# expect: insert 3 25
# expect: insort_right ('AttributeError', "'str' object has no attribute 'insert'")
# expect: <built-in function bisect_left> _bisect
# expect: <built-in function insort_right> _bisect
# expect: <built-in function heappush> _heapq
