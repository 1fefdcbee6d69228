greeting = "hello
# error: E0004
