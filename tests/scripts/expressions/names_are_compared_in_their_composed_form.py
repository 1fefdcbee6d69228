ﬁ = 1
print(fi, "ﬁ" == "fi")
größe = 2
print(größe)
# expect: 1 False
# expect: 2
