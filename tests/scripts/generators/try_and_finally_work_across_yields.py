def g():
    for i in range(2):
        try:
            yield i
            if i:
                raise ValueError(i)
        except ValueError as e:
            yield f"caught {e}"
        else:
            yield f"else {i}"
        finally:
            yield f"finally {i}"


print(list(g()))  # expect: [0, 'else 0', 'finally 0', 1, 'caught 1', 'finally 1']
