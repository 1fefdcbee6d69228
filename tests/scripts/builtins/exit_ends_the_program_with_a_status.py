print(exit, quit)  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit
try:
    quit("because")
except SystemExit as error:
    print(repr(error), error.code)  # expect: SystemExit('because') because
exit(3)  # exits: 3
