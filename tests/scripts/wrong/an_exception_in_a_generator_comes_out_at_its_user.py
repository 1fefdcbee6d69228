def numbers():
    yield 1
    raise OSError("the source ran dry")  # raises: OSError: the source ran dry


for n in numbers():
    print(n)  # expect: 1
