def numbers():
    for n in range(3):
        print("made", n)
        yield n


squares = (n * n for n in numbers())
print("nothing yet")
print(next(squares))
print(sum(squares))
print(list(squares))
# expect: nothing yet
# expect: made 0
# expect: 0
# expect: made 1
# expect: made 2
# expect: 5
# expect: []
