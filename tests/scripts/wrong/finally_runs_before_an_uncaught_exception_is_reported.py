try:
    print("working")  # expect: working
    {}["missing"]  # raises: KeyError: 'missing'
finally:
    print("cleaning up")  # expect: cleaning up
