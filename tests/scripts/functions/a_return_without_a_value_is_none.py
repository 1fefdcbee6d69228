def f(x):
    if x:
        return
    print("no return")  # expect: no return


print(f(1), f(0))  # expect: None None
print((lambda: None)() is None)  # expect: True
