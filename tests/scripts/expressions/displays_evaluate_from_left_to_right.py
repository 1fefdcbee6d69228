def say(value):
    print(value, end=" ")
    return value


print([say(1), say(2)], (say(3), say(4)), {say(5): say(6), say(7): say(8)})
print({say(1): 1, **{say(2): 2}}, say(3) + say(4) * say(5))
say(0 if say(True) else 1)
print()
# expect: 1 2 3 4 5 6 7 8 [1, 2] (3, 4) {5: 6, 7: 8}
# expect: 1 2 3 4 5 {1: 1, 2: 2} 23
# expect: True 0
