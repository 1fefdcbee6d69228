def g():
    print("started")  # expect: started
    yield 1
    print("resumed")  # expect: resumed
    yield 2
    print("ended")  # expect: ended


it = g()
print("made")  # expect: made
print(next(it))  # expect: 1
print(next(it))  # expect: 2
print(next(it, "exhausted"))  # expect: exhausted
print(next(it, "still exhausted"))  # expect: still exhausted
