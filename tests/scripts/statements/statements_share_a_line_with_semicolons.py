a = 1; b = 2; print(a, b);
if a: print("one line"); print("two statements")
class C: x = 1; y = 2
def f(): return 3; print("never")
print(C.x, C.y, f())
for i in range(2): print(i); continue
# expect: 1 2
# expect: one line
# expect: two statements
# expect: 1 2 3
# expect: 0
# expect: 1
