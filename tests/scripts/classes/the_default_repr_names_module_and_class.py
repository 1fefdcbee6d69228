class Outer:
    class Inner:
        pass


text = repr(Outer.Inner())
print(text.startswith("<__main__.Outer.Inner object at 0x"), repr(Outer), Outer.Inner)
# expect: True <class '__main__.Outer'> <class '__main__.Outer.Inner'>


def f():
    pass


print(repr(f).startswith("<function f at 0x"), len, repr(Outer().__init__)[:27])
# expect: True <built-in function len> <method-wrapper '__init__'
