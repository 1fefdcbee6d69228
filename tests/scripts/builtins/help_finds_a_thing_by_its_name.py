# since: 3.13
import math

help("len")
help(" math.sqrt ")
help("math.nothing_of_the_sort")
help("nothing_of_the_sort")

help("builtins.abs")
# expect: Help on built-in function len in module builtins:
# expect:
# expect: len(obj, /)
# expect:     Return the number of items in a container.
# expect:
# expect: Help on built-in function sqrt in math:
# expect:
# expect: math.sqrt = sqrt(x, /)
# expect:     Return the square root of x.
# expect:
# expect: No Python documentation found for 'math.nothing_of_the_sort'.
# expect: Use help() to get the interactive help utility.
# expect: Use help(str) for help on the str class.
# expect:
# expect: No Python documentation found for 'nothing_of_the_sort'.
# expect: Use help() to get the interactive help utility.
# expect: Use help(str) for help on the str class.
# expect:
# expect: Help on built-in function abs in builtins:
# expect:
# expect: builtins.abs = abs(x, /)
# expect:     Return the absolute value of the argument.
# expect:
