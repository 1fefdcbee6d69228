def say(value):
    print("say", value)
    return value


print(say(1) < say(2) < say(3))
print(say(3) < say(2) < say(1))
print(1 < 3 > 2 != 5 is not None)
# expect: say 1
# expect: say 2
# expect: say 3
# expect: True
# expect: say 3
# expect: say 2
# expect: False
# expect: True
