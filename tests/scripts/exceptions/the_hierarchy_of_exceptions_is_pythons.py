print([c.__name__ for c in ModuleNotFoundError.__mro__])
# expect: ['ModuleNotFoundError', 'ImportError', 'Exception', 'BaseException', 'object']
print(issubclass(KeyError, LookupError), issubclass(IndexError, LookupError), issubclass(ZeroDivisionError, ArithmeticError))
# expect: True True True
print(issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(SystemExit, BaseException))
# expect: False False True
print(IOError is OSError, issubclass(UnicodeDecodeError, ValueError), issubclass(RecursionError, RuntimeError))
# expect: True True True
print(issubclass(ConnectionRefusedError, ConnectionError), issubclass(TimeoutError, OSError), issubclass(NotImplementedError, RuntimeError))
# expect: True True True
print(ExceptionGroup.__mro__[1].__name__, ExceptionGroup.__mro__[2].__name__)
# expect: BaseExceptionGroup Exception
