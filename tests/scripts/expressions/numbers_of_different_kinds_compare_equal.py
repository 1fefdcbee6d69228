print(1 == 1.0 == True, 0 == -0.0 == False)
print(2**53 == float(2**53), 2**53 + 1 == float(2**53))
print(10**400 > 1e308, float("nan") == float("nan"))
print({1: "a", 1.0: "b", True: "c"})
# expect: True True
# expect: True False
# expect: True False
# expect: {1: 'c'}
