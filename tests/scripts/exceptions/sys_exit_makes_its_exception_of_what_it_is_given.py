import math
import sys

for status in (None, 3, "text", (1, 2), ()):
    try:
        sys.exit(status)
    except SystemExit as leaving:
        print(repr(leaving), leaving.code, leaving.args)

# A zero reached from below is a negative one.
print(math.nextafter(-5e-324, 0.0), math.nextafter(-5e-324, 1.0), math.nextafter(5e-324, 0.0))
# expect: SystemExit() None ()
# expect: SystemExit(3) 3 (3,)
# expect: SystemExit('text') text ('text',)
# expect: SystemExit(1, 2) (1, 2) (1, 2)
# expect: SystemExit() None ()
# expect: -0.0 -0.0 0.0
