from collections import OrderedDict

ordered = OrderedDict(a=1, b=2)
try:
    for key in ordered:
        del ordered[key]
except RuntimeError as error:
    print(error)  # expect: OrderedDict mutated during iteration
try:
    for key in ordered.items():
        ordered["new"] = 3
except RuntimeError as error:
    print(error)
try:
    plain = {"a": 1}
    for key in plain:
        plain["new"] = 3
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
