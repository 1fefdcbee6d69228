assert True, "not evaluated"
try:
    assert 1 > 2, f"one is {1}"
except AssertionError as e:
    print(repr(e))
try:
    assert ()
except AssertionError as e:
    print(repr(e), e.args)
    # expect: AssertionError('one is 1')
    # expect: AssertionError() ()
