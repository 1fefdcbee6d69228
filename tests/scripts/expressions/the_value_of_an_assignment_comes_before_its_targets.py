def say(value):
    print(value, end=" ")
    return value


d = {}
d[say("key")] = say("value")
say(d)[say("k2")] = say("v2")
a = d[say("k3")] = say("v3")
print()
print(d, a)
# expect: value key v2 {'key': 'value'} k2 v3 k3
# expect: {'key': 'value', 'k2': 'v2', 'k3': 'v3'} v3
