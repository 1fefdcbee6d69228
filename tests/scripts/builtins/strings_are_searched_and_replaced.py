s = "mississippi"
print(s.find("ss"), s.rfind("ss"), s.find("x"), s.index("i", 2), s.count("ss"), s.count(""), s.find("", 20))
# expect: 2 5 -1 4 2 12 -1
print(s.replace("ss", "SS"), s.replace("i", "", 2), s.replace("", "-")[:8])
# expect: miSSiSSippi mssssippi -m-i-s-s
print(s.startswith("miss"), s.startswith(("x", "m")), s.endswith("pi", 0, 9), s.startswith("iss", 1))
# expect: True True False True
try:
    s.index("z")
except ValueError as e:
    print(e)  # expect: substring not found
print(s.translate({ord("s"): "z", ord("i"): None, 112: 80}), "abc".translate(str.maketrans("ab", "xy", "c")))
# expect: mzzzzPP xy
