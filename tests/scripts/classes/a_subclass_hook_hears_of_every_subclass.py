class Plugin:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))


class A(Plugin, tag="a"):
    pass


class B(A):
    pass


print(Plugin.registry)  # expect: [('A', 'a'), ('B', None)]
try:

    class C(Plugin, other=1):
        pass

except TypeError as e:
    print(e)  # expect: C.__init_subclass__() takes no keyword arguments
