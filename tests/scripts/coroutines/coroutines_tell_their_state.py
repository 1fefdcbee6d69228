class Suspend:
    def __await__(self):
        print("inside:", c.cr_running, c.cr_suspended)  # expect: inside: True False
        yield


async def inner():
    await Suspend()


async def outer():
    local = 5
    await inner()


c = outer()
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame is None, c.cr_code.co_name)
# expect: False False None False outer
c.send(None)
print(c.cr_running, c.cr_suspended, c.cr_await.__name__, c.cr_frame.f_locals["local"], c.cr_await.cr_await is None)
# expect: False True inner 5 False
c.close()
print(c.cr_frame, c.cr_await)  # expect: None None
