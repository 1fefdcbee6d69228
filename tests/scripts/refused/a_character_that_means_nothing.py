price = 5
print(price $ 2)  # error: E0001
