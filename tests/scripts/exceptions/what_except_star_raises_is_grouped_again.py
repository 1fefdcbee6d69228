try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError as e:
        raise RuntimeError("from values")
    except* KeyError:
        raise
except ExceptionGroup as e:
    print(repr(e))
    # expect: ExceptionGroup('', [RuntimeError('from values'), ExceptionGroup('g', [KeyError(2)])])
    print([type(x.__context__).__name__ for x in e.exceptions])  # expect: ['ExceptionGroup', 'NoneType']
