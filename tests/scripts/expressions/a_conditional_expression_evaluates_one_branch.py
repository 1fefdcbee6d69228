def say(value):
    print("say", value)
    return value


print(say("yes") if say(True) else say("no"))
print("a" if False else "b" if False else "c")
# expect: say True
# expect: say yes
# expect: yes
# expect: c
