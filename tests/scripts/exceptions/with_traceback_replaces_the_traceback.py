def fail():
    raise ValueError("v")


try:
    fail()
except ValueError as e:
    saved = e.__traceback__
    fresh = e.with_traceback(None)
    print(fresh is e, e.__traceback__)  # expect: True None
    e.__traceback__ = saved
    print(e.__traceback__.tb_next.tb_frame.f_code.co_name)  # expect: fail
    try:
        e.__traceback__ = 5
    except TypeError as wrong:
        print(wrong)  # expect: __traceback__ must be a traceback or None
