def say(value):
    print("say", value)
    return value


print(say(0) or say("") or say("last"))
print(say(1) and say([]) and say("never"))
print(not [], not "a", not not {})
# expect: say 0
# expect: say
# expect: say last
# expect: last
# expect: say 1
# expect: say []
# expect: []
# expect: True False False
