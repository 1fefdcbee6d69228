def a():
    b()


def b():
    raise ValueError("deep")


try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb is not None:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)  # expect: <module> 10
        # expect: a 2
        # expect: b 6
        tb = tb.tb_next
print(ValueError().__traceback__, type(tb).__name__)  # expect: None NoneType
