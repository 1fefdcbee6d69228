try:
    try:
        raise ValueError("v")
    except 5:
        pass
except TypeError as e:
    print(e, "|", repr(e.__context__))
    # expect: catching classes that do not inherit from BaseException is not allowed | ValueError('v')
try:
    try:
        raise ValueError("v")
    except (KeyError, "x"):
        pass
except TypeError as e:
    print(e)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    pass
except undefined:
    pass
print("the clause is not looked at")  # expect: the clause is not looked at
