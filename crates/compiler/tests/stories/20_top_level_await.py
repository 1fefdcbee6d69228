# A file that awaits is a coroutine, and its names stay global.
result = await fetch("x")
print(result)
