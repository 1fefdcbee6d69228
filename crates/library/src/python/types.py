"""The classes of the machine's own objects, by name.

What makes classes without a `class` statement, and other tools, are loaded when somebody first asks for one.
"""

import sys

FunctionType = LambdaType = type(lambda: None)
CodeType = type((lambda: None).__code__)
MappingProxyType = type(type.__dict__)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
GetSetDescriptorType = type(FunctionType.__code__)
ModuleType = type(sys)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)


def _a_cell():
    kept = None
    return (lambda: kept).__closure__[0]


CellType = type(_a_cell())


def _a_generator():
    yield


GeneratorType = type(_a_generator())


async def _a_coroutine():
    pass


_made = _a_coroutine()
CoroutineType = type(_made)
_made.close()
del _made


async def _an_async_generator():
    yield


AsyncGeneratorType = type(_an_async_generator())


class _Owner:
    __slots__ = ('place',)

    def method(self):
        pass


MethodType = type(_Owner().method)
MemberDescriptorType = type(_Owner.place)

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)

del _a_cell, _a_generator, _a_coroutine, _an_async_generator, _Owner

_ROOMS = {
    '_types_tools': (
        'SimpleNamespace', 'coroutine', 'get_original_bases', 'new_class', 'prepare_class', 'resolve_bases',
        '_GeneratorWrapper',
    ),
    '_types_dynamic': ('DynamicClassAttribute',),
}


def __getattr__(name):
    for room, names in _ROOMS.items():
        if name in names:
            found = getattr(__import__(room), name)
            globals()[name] = found
            return found
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted({*globals(), *__all__})


__all__ = [name for name in globals() if not name.startswith('_') and name != 'sys']
__all__ += [name for names in _ROOMS.values() for name in names if not name.startswith('_')]
