age = 36
print("age: " + str(age))  # expect: age: 36
print("age: " + age)  # raises: TypeError: can only concatenate str (not "int") to str
