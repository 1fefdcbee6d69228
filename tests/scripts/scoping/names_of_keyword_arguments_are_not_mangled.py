# Inside a class, a name that begins with two underscores is mangled wherever it is a variable, an attribute or a parameter;
# but not where it names an argument in a call.
def show(__x=0, **others):
    return __x, others


class Box:
    made = dict(__a=1)

    def call(self):
        return show(__x=1, __y=2), show(**{"__x": 3})

    def take(self, *, __z=3):
        return __z

    class Inner:
        pairs = sorted(dict(__b=1, c__=2, __d__=3))


box = Box()
print(Box.made, box.call(), Box.Inner.pairs)
# expect: {'__a': 1} ((1, {'__y': 2}), (3, {})) ['__b', '__d__', 'c__']
print(box.take(_Box__z=5))  # expect: 5
try:
    box.take(__z=5)
except TypeError as error:
    print(error)  # expect: Box.take() got an unexpected keyword argument '__z'
