def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


for x in g():
    print(x)
    break
print("after the loop")
it = g()
next(it)
it = None
print("after dropping")
# expect: 1
# expect: finally
# expect: after the loop
# expect: finally
# expect: after dropping
