a = 1 +  # error: E0101
b = 2
if b = 2:  # error: E0105
    c = [1 2]  # error: E0103
def f(x, x):
    return 07  # error: E0003
