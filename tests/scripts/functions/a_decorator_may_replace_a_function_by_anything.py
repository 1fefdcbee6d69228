@print  # expect: 4
@len
@lambda f: f.__name__
def four():
    pass


print(four)  # expect: None
