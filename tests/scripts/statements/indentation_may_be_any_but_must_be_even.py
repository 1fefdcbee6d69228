if True:
  print("two")
  if True:
         print("nine")
  print("two again")
if True:
	print("a tab")
(
print("brackets")
      )
total = (1 +
2
   + 3)
print(total)
# expect: two
# expect: nine
# expect: two again
# expect: a tab
# expect: brackets
# expect: 6
