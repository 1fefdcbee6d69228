async def child():
    raise KeyError("child")


async def parent():
    try:
        1 / 0
    except ZeroDivisionError:
        await child()


try:
    parent().send(None)
except KeyError as e:
    print(repr(e.__context__))  # expect: ZeroDivisionError('division by zero')
