class Account:
    balance = 5


try:
    Account().balanse
except AttributeError as e:
    print(e)  # expect: 'Account' object has no attribute 'balanse'
try:
    Account.balanse = 1
    Account().open()
except AttributeError as e:
    print(e)  # expect: 'Account' object has no attribute 'open'
try:
    (5).real_part
except AttributeError as e:
    print(e)  # expect: 'int' object has no attribute 'real_part'
