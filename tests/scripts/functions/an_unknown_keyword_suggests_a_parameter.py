# since: 3.14
def f(x, yes):
    pass


for keyword in ("xx", "ye", "no", "x1"):
    try:
        f(1, 2, **{keyword: 1})
    except TypeError as error:
        print(error)


# expect: f() got an unexpected keyword argument 'xx'. Did you mean 'x'?
# expect: f() got an unexpected keyword argument 'ye'. Did you mean 'yes'?
# expect: f() got an unexpected keyword argument 'no'
# expect: f() got an unexpected keyword argument 'x1'. Did you mean 'x'?
