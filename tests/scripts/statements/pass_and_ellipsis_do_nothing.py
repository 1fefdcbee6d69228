def f(): ...
class C: ...
if True:
    pass
for _ in ...,:
    pass
print(f(), C.__name__, ...)
# expect: None C Ellipsis
