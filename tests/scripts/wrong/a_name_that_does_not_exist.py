total = 1
print(total)  # expect: 1
print(totals_of_all_kinds)  # raises: NameError: name 'totals_of_all_kinds' is not defined
