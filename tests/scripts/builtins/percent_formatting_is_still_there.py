print("%s is %d years and %5.2f m" % ("Ada", 36, 1.7), "%r" % "x", "%%", "%x %o %e" % (255, 8, 12345.678))
# expect: Ada is 36 years and  1.70 m 'x' %% ff 10 1.234568e+04
print("%(name)s %(n)03d" % {"name": "n", "n": 7}, "%-5s|%+d|% d" % ("ab", 5, 5), "%c%c" % ("x", 65), "%5s" % None)
# expect: n 007 ab   |+5| 5 xA  None
for wrong in (lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%y" % 1):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(e)  # expect: %d format: a real number is required, not str
        # expect: not enough arguments for format string
        # expect: not all arguments converted during string formatting
        # expect: unsupported format character 'y' (0x79) at index 1
