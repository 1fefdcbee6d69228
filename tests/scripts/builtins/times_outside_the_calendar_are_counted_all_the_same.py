import time

# The calendar of C has no first and no last year, and a time tuple says its day of the week by itself.
print(time.asctime((12345, 6, 1) + (0,) * 6))
print(time.asctime((-1, 6, 1, 2, 3, 4, 6, 7, 0)))
print(time.asctime((1, 1, 1) + (0,) * 6))
print(time.strftime("%m %d %H %M %S %w %j %a", (2000,) + (0,) * 8))
for year in (-100, 100, 2050, 10000, 99999):
    seconds = time.mktime((year, 1, 10) + (0,) * 6)
    print(year, seconds, time.ctime(seconds), time.gmtime(seconds)[:8])
# Parts that are out of range run over.
print(time.gmtime(time.mktime((2000, 14, 35, 25, 61, 61, 0, 0, 0)))[:6])
print(time.gmtime(time.mktime((2000, 0, 0, -1, 0, 0, 0, 0, 0)))[:6])
for wrong in ((2000, 13) + (1,) * 7, (2000, 1, 32) + (1,) * 6, (2000, 1, 1, 24) + (1,) * 5, (2**31,) + (1,) * 8, (1,) * 8):
    try:
        print(time.asctime(wrong))
    except (ValueError, TypeError, OverflowError) as problem:
        print(type(problem).__name__)
        # expect: Mon Jun  1 00:00:00 12345
        # expect: Sun Jun  1 02:03:04 -1
        # expect: Mon Jan  1 00:00:00 1
        # expect: 01 01 00 00 00 1 001 Mon
        # expect: -100 -65322115200.0 Wed Jan 10 00:00:00 -100 (-100, 1, 10, 0, 0, 0, 2, 10)
        # expect: 100 -59010681600.0 Sun Jan 10 00:00:00 100 (100, 1, 10, 0, 0, 0, 6, 10)
        # expect: 2050 2525385600.0 Mon Jan 10 00:00:00 2050 (2050, 1, 10, 0, 0, 0, 0, 10)
        # expect: 10000 253403078400.0 Mon Jan 10 00:00:00 10000 (10000, 1, 10, 0, 0, 0, 0, 10)
        # expect: 99999 3093497222400.0 Sun Jan 10 00:00:00 99999 (99999, 1, 10, 0, 0, 0, 6, 10)
        # expect: (2001, 3, 8, 2, 2, 1)
        # expect: (1999, 11, 29, 23, 0, 0)
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: OverflowError
        # expect: TypeError
