class C:
    print("running")  # expect: running
    for i in range(3):
        locals()[f"f{i}"] = i
    if i == 2:

        def method(self):
            return self.f1

    del i
    try:
        1 / 0
    except ZeroDivisionError:
        rescued = True


print(C().method(), C.f2, hasattr(C, "i"), C.rescued)  # expect: 1 2 False True
