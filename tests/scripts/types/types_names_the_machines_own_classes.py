# since: 3.14
import types
for n in sorted(types.__all__):
    if isinstance(getattr(types, n), type) and n not in ("CapsuleType",): print(n, getattr(types, n).__name__)
ns = types.SimpleNamespace(a=1, b="x")
print(ns, ns == types.SimpleNamespace(a=1, b="x"), ns.a)
ns.c = ns
print(ns)
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__ + ":", error)
attempt(lambda: types.SimpleNamespace(1, 2))
attempt(lambda: types.SimpleNamespace({"q": 1}, z=2))
attempt(lambda: types.SimpleNamespace([("q", 1)]))
attempt(lambda: types.SimpleNamespace({1: 1}))
attempt(lambda: ns < ns)
class Sub(types.SimpleNamespace): pass
attempt(lambda: Sub(a=1))
C = types.new_class("C", (int,), {}, lambda ns: ns.update(x=5))
print(C, C.x, C(4) + 1, C.__module__)
m = types.MethodType(lambda self, y: (self, y), 5)
print(m(6))
p = types.MappingProxyType({"a": 1})
attempt(lambda: p["a"])
mod = types.ModuleType("hello", "doc")
print(mod, mod.__doc__, mod.__name__)
print(types.resolve_bases((int, list[int])), types.get_original_bases(C))
print(isinstance(attempt, types.FunctionType), isinstance(len, types.BuiltinFunctionType))
attempt(lambda: types.coroutine(5))
# expect: AsyncGeneratorType async_generator
# expect: BuiltinFunctionType builtin_function_or_method
# expect: BuiltinMethodType builtin_function_or_method
# expect: CellType cell
# expect: ClassMethodDescriptorType classmethod_descriptor
# expect: CodeType code
# expect: CoroutineType coroutine
# expect: DynamicClassAttribute DynamicClassAttribute
# expect: EllipsisType ellipsis
# expect: FrameType frame
# expect: FunctionType function
# expect: GeneratorType generator
# expect: GenericAlias GenericAlias
# expect: GetSetDescriptorType getset_descriptor
# expect: LambdaType function
# expect: MappingProxyType mappingproxy
# expect: MemberDescriptorType member_descriptor
# expect: MethodDescriptorType method_descriptor
# expect: MethodType method
# expect: MethodWrapperType method-wrapper
# expect: ModuleType module
# expect: NoneType NoneType
# expect: NotImplementedType NotImplementedType
# expect: SimpleNamespace SimpleNamespace
# expect: TracebackType traceback
# expect: UnionType Union
# expect: WrapperDescriptorType wrapper_descriptor
# expect: namespace(a=1, b='x') True 1
# expect: namespace(a=1, b='x', c=namespace(...))
# expect: TypeError: SimpleNamespace expected at most 1 argument, got 2
# expect: namespace(q=1, z=2)
# expect: namespace(q=1)
# expect: TypeError: keywords must be strings
# expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
# expect: Sub(a=1)
# expect: <class 'types.C'> 5 5 types
# expect: (5, 6)
# expect: 1
# expect: <module 'hello'> doc hello
# expect: (<class 'int'>, <class 'list'>) (<class 'int'>,)
# expect: True True
# expect: TypeError: types.coroutine() expects a callable
