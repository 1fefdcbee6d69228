ages = {"ada": 36, "alan": 41}
for name in ages:  # raises: RuntimeError: dictionary changed size during iteration
    ages[name + "!"] = 0
