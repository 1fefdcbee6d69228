# input: Ada
# input: 36
#
# input: last
name = input("Who? ")
age = int(input())
print(f"{name} is {age}", repr(input("> ")))  # expect: Who? > Ada is 36 'last'
try:
    input()
except EOFError as e:
    print(repr(e))  # expect: EOFError('EOF when reading a line')
