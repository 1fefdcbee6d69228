# since: 3.14
# Spans and days: making, arithmetic, texts, errors.
from datetime import *
import datetime as dt
def show(text, function, *arguments, **options):
    try:
        print(text, repr(function(*arguments, **options)))
    except Exception as error:
        print(text, type(error).__name__, error)

D=timedelta
a, b = D(hours=5, minutes=3), D(minutes=7)
for aa,kk in [((),{}),
              ((1,),{}),
              ((1,2,3,4,5,6,7),{}),
              ((),dict(hours=-1)),
              ((),dict(days=1.5)),
              ((),dict(seconds=0.1)),
              ((),dict(microseconds=0.5)),
              ((),dict(microseconds=1.5)),
              ((),dict(microseconds=2.5)),
              ((),dict(weeks=1.1,hours=0.3)),
              ((),dict(days=999999999)),
              ((),dict(days=1000000000)),
              ((),dict(days=10**20)),
              (('a',),{}),
              ((),dict(hours='x')),
              ((),dict(days=float('nan'))),
              ((),dict(days=float('inf'))),
              ((True,),{}),
              ((None,),{}),
              ((),dict(milliseconds=1234567)),
              ((),dict(days=-1,seconds=86399,microseconds=999999)),
              ((),dict(seconds=1e-7)),
              ((),dict(days=1e10))]:
    show('D', D, *aa, **kk)
for d in [D(),D(1),D(-1),D(2,3,4),D(hours=-1),D(days=-2,hours=5,microseconds=1),D(0,59),D(days=1234,hours=25)]: print(str(d), d.total_seconds(), bool(d), -d, +d, abs(d), hash(d)==hash(D(d.days,d.seconds,d.microseconds)), d.days,d.seconds,d.microseconds)
a,b=D(hours=5,minutes=3),D(minutes=7)
show('a+b', lambda: a+b)
show('a-b', lambda: a-b)
show('a*3', lambda: a*3)
show('3*a', lambda: 3*a)
show('a*1.5', lambda: a*1.5)
show('a*0.1', lambda: a*0.1)
show('a/b', lambda: a/b)
show('a/3', lambda: a/3)
show('a/2.5', lambda: a/2.5)
show('a//b', lambda: a//b)
show('a//3', lambda: a//3)
show('a%b', lambda: a%b)
show('divmod(a,b)', lambda: divmod(a,b))
show('a//D(0)', lambda: a//D(0))
show('a/0', lambda: a/0)
show('a//0', lambda: a//0)
show('a/D(0)', lambda: a/D(0))
show('a%D(0)', lambda: a%D(0))
show('a/0.0', lambda: a/0.0)
show('a*"x"', lambda: a*"x")
show('a+1', lambda: a+1)
show('1+a', lambda: 1+a)
show('a<b', lambda: a<b)
show('a==b', lambda: a==b)
show('a!=1', lambda: a!=1)
show('a<1', lambda: a<1)
show('a>=b', lambda: a>=b)
show('a//2.5', lambda: a//2.5)
show('a%3', lambda: a%3)
show('D(1)*float("nan")', lambda: D(1)*float("nan"))
show('D(1)*float("inf")', lambda: D(1)*float("inf"))
show('D(1)*10**10', lambda: D(1)*10**10)
show('D.min', lambda: D.min)
show('D.max', lambda: D.max)
show('D.resolution', lambda: D.resolution)
show('D.max+D(1)', lambda: D.max+D(1))
show('-D.max', lambda: -D.max)
show('abs(D.min)', lambda: abs(D.min))
show('D(microseconds=7)/2', lambda: D(microseconds=7)/2)
show('D(microseconds=5)/2', lambda: D(microseconds=5)/2)
show('D(microseconds=-5)//2', lambda: D(microseconds=-5)//2)
show('D.max.total_seconds()', lambda: D.max.total_seconds())
show('D(microseconds=1).total_seconds()', lambda: D(microseconds=1).total_seconds())
show('sum([a,b],D())', lambda: sum([a,b],D()))
show('max(a,b)', lambda: max(a,b))
show('a in {a}', lambda: a in {a})
show('D(1)==D(hours=24)', lambda: D(1)==D(hours=24))
show('round(a.total_seconds())', lambda: round(a.total_seconds()))
for aa in [(2024,2,29),(2023,2,29),(0,1,1),(10000,1,1),(2023,13,1),(2023,0,1),(2023,1,0),(2023,4,31),('a',1,1),(2023.5,1,1)]: show(aa, date, *aa)
d=date(2024,2,29)
show('d', lambda: d)
show('str(d)', lambda: str(d))
show('d.year', lambda: d.year)
show('d.month', lambda: d.month)
show('d.day', lambda: d.day)
show('d.isoformat()', lambda: d.isoformat())
show('d.ctime()', lambda: d.ctime())
show('d.weekday()', lambda: d.weekday())
show('d.isoweekday()', lambda: d.isoweekday())
show('d.isocalendar()', lambda: d.isocalendar())
show('d.isocalendar()[0]', lambda: d.isocalendar()[0])
show('d.isocalendar().week', lambda: d.isocalendar().week)
show('tuple(d.isocalendar())', lambda: tuple(d.isocalendar()))
show('d.toordinal()', lambda: d.toordinal())
show('date.fromordinal(1)', lambda: date.fromordinal(1))
show('date.fromordinal(0)', lambda: date.fromordinal(0))
show('date.fromordinal(3652059)', lambda: date.fromordinal(3652059))
show('date.fromordinal(3652060)', lambda: date.fromordinal(3652060))
show('date.fromordinal(738000)', lambda: date.fromordinal(738000))
show('date.fromisoformat("2024-02-29")', lambda: date.fromisoformat("2024-02-29"))
show('date.fromisoformat("20240229")', lambda: date.fromisoformat("20240229"))
show('date.fromisoformat("2024-W09-4")', lambda: date.fromisoformat("2024-W09-4"))
show('date.fromisoformat("2024W094")', lambda: date.fromisoformat("2024W094"))
show('date.fromisoformat("2024-W09")', lambda: date.fromisoformat("2024-W09"))
show('date.fromisoformat("2024-2-29")', lambda: date.fromisoformat("2024-2-29"))
show('date.fromisoformat("")', lambda: date.fromisoformat(""))
show('date.fromisoformat("x")', lambda: date.fromisoformat("x"))
show('date.fromisoformat(5)', lambda: date.fromisoformat(5))
show('date.fromisoformat("2024-02-30")', lambda: date.fromisoformat("2024-02-30"))
show('date.fromisoformat("2024-W60-1")', lambda: date.fromisoformat("2024-W60-1"))
show('date.fromisocalendar(2024,9,4)', lambda: date.fromisocalendar(2024,9,4))
show('date.fromisocalendar(2024,54,1)', lambda: date.fromisocalendar(2024,54,1))
show('date.fromisocalendar(2024,1,8)', lambda: date.fromisocalendar(2024,1,8))
show('date.fromisocalendar(0,1,1)', lambda: date.fromisocalendar(0,1,1))
show('d.replace(year=2023)', lambda: d.replace(year=2023))
show('d.replace(day=1)', lambda: d.replace(day=1))
show('d.replace(month=3,day=31)', lambda: d.replace(month=3,day=31))
show('d.replace(5)', lambda: d.replace(5))
show('d+D(1)', lambda: d+D(1))
show('d-D(1)', lambda: d-D(1))
show('D(1)+d', lambda: D(1)+d)
show('d-date(2024,1,1)', lambda: d-date(2024,1,1))
show('d+1', lambda: d+1)
show('d-1', lambda: d-1)
show('d+D(hours=23)', lambda: d+D(hours=23))
show('d<date(2024,3,1)', lambda: d<date(2024,3,1))
show('d==date(2024,2,29)', lambda: d==date(2024,2,29))
show('d<1', lambda: d<1)
show('d==1', lambda: d==1)
show('d!=1', lambda: d!=1)
show('date.min', lambda: date.min)
show('date.max', lambda: date.max)
show('date.resolution', lambda: date.resolution)
show('date.max+D(1)', lambda: date.max+D(1))
show('date.min-D(1)', lambda: date.min-D(1))
show('hash(d)==hash(date(2024,2,29))', lambda: hash(d)==hash(date(2024,2,29)))
show('d.timetuple()', lambda: d.timetuple())
show('d.strftime("%Y/%m/%d %A %a %B %b %j %U %W %w %u %y %p %H:%M:%S %f %% %D %e %F %G %V %C %g %h %n%t %R %T %I %x %X %c")', lambda: d.strftime("%Y/%m/%d %A %a %B %b %j %U %W %w %u %y %p %H:%M:%S %f %% %D %e %F %G %V %C %g %h %n%t %R %T %I %x %X %c"))
show('f"{d:%d.%m.%y}"', lambda: f"{d:%d.%m.%y}")
show('f"{d}"', lambda: f"{d}")
show('format(d,"")', lambda: format(d,""))
show('d.__format__(5)', lambda: d.__format__(5))
show('date.fromtimestamp(0)', lambda: date.fromtimestamp(0))
show('date.fromtimestamp(86400*365.5)', lambda: date.fromtimestamp(86400*365.5))
show('date.fromtimestamp(1e20)', lambda: date.fromtimestamp(1e20))
show('date(1,1,1).strftime("%Y %y %G %C")', lambda: date(1,1,1).strftime("%Y %y %G %C"))
show('date(2024,12,30).isocalendar()', lambda: date(2024,12,30).isocalendar())
show('date(2021,1,3).isocalendar()', lambda: date(2021,1,3).isocalendar())
show('date(1,1,1).isocalendar()', lambda: date(1,1,1).isocalendar())
show('date.strptime("2024-01-02","%Y-%m-%d")', lambda: date.strptime("2024-01-02","%Y-%m-%d"))
show('date.today().__class__', lambda: date.today().__class__)

# expect: D datetime.timedelta(0)
# expect: D datetime.timedelta(days=1)
# expect: D datetime.timedelta(days=50, seconds=21902, microseconds=4003)
# expect: D datetime.timedelta(days=-1, seconds=82800)
# expect: D datetime.timedelta(days=1, seconds=43200)
# expect: D datetime.timedelta(microseconds=100000)
# expect: D datetime.timedelta(0)
# expect: D datetime.timedelta(microseconds=2)
# expect: D datetime.timedelta(microseconds=2)
# expect: D datetime.timedelta(days=7, seconds=61560)
# expect: D datetime.timedelta(days=999999999)
# expect: D OverflowError days=1000000000; must have magnitude <= 999999999
# expect: D OverflowError Python int too large to convert to C int
# expect: D TypeError unsupported type for timedelta days component: str
# expect: D TypeError unsupported type for timedelta hours component: str
# expect: D ValueError cannot convert float NaN to integer
# expect: D OverflowError cannot convert float infinity to integer
# expect: D datetime.timedelta(days=1)
# expect: D TypeError unsupported type for timedelta days component: NoneType
# expect: D datetime.timedelta(seconds=1234, microseconds=567000)
# expect: D datetime.timedelta(days=-1, seconds=86399, microseconds=999999)
# expect: D datetime.timedelta(0)
# expect: D OverflowError Python int too large to convert to C int
# expect: 0:00:00 0.0 False 0:00:00 0:00:00 0:00:00 True 0 0 0
# expect: 1 day, 0:00:00 86400.0 True -1 day, 0:00:00 1 day, 0:00:00 1 day, 0:00:00 True 1 0 0
# expect: -1 day, 0:00:00 -86400.0 True 1 day, 0:00:00 -1 day, 0:00:00 1 day, 0:00:00 True -1 0 0
# expect: 2 days, 0:00:03.000004 172803.000004 True -3 days, 23:59:56.999996 2 days, 0:00:03.000004 2 days, 0:00:03.000004 True 2 3 4
# expect: -1 day, 23:00:00 -3600.0 True 1:00:00 -1 day, 23:00:00 1:00:00 True -1 82800 0
# expect: -2 days, 5:00:00.000001 -154799.999999 True 1 day, 18:59:59.999999 -2 days, 5:00:00.000001 1 day, 18:59:59.999999 True -2 18000 1
# expect: 0:00:59 59.0 True -1 day, 23:59:01 0:00:59 0:00:59 True 0 59 0
# expect: 1235 days, 1:00:00 106707600.0 True -1236 days, 23:00:00 1235 days, 1:00:00 1235 days, 1:00:00 True 1235 3600 0
# expect: a+b datetime.timedelta(seconds=18600)
# expect: a-b datetime.timedelta(seconds=17760)
# expect: a*3 datetime.timedelta(seconds=54540)
# expect: 3*a datetime.timedelta(seconds=54540)
# expect: a*1.5 datetime.timedelta(seconds=27270)
# expect: a*0.1 datetime.timedelta(seconds=1818)
# expect: a/b 43.285714285714285
# expect: a/3 datetime.timedelta(seconds=6060)
# expect: a/2.5 datetime.timedelta(seconds=7272)
# expect: a//b 43
# expect: a//3 datetime.timedelta(seconds=6060)
# expect: a%b datetime.timedelta(seconds=120)
# expect: divmod(a,b) (43, datetime.timedelta(seconds=120))
# expect: a//D(0) ZeroDivisionError division by zero
# expect: a/0 ZeroDivisionError division by zero
# expect: a//0 ZeroDivisionError division by zero
# expect: a/D(0) ZeroDivisionError division by zero
# expect: a%D(0) ZeroDivisionError division by zero
# expect: a/0.0 ZeroDivisionError division by zero
# expect: a*"x" TypeError can't multiply sequence by non-int of type 'datetime.timedelta'
# expect: a+1 TypeError unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
# expect: 1+a TypeError unsupported operand type(s) for +: 'int' and 'datetime.timedelta'
# expect: a<b False
# expect: a==b False
# expect: a!=1 True
# expect: a<1 TypeError '<' not supported between instances of 'datetime.timedelta' and 'int'
# expect: a>=b True
# expect: a//2.5 TypeError unsupported operand type(s) for //: 'datetime.timedelta' and 'float'
# expect: a%3 TypeError unsupported operand type(s) for %: 'datetime.timedelta' and 'int'
# expect: D(1)*float("nan") ValueError cannot convert NaN to integer ratio
# expect: D(1)*float("inf") OverflowError cannot convert Infinity to integer ratio
# expect: D(1)*10**10 OverflowError Python int too large to convert to C int
# expect: D.min datetime.timedelta(days=-999999999)
# expect: D.max datetime.timedelta(days=999999999, seconds=86399, microseconds=999999)
# expect: D.resolution datetime.timedelta(microseconds=1)
# expect: D.max+D(1) OverflowError days=1000000000; must have magnitude <= 999999999
# expect: -D.max OverflowError days=-1000000000; must have magnitude <= 999999999
# expect: abs(D.min) datetime.timedelta(days=999999999)
# expect: D(microseconds=7)/2 datetime.timedelta(microseconds=4)
# expect: D(microseconds=5)/2 datetime.timedelta(microseconds=2)
# expect: D(microseconds=-5)//2 datetime.timedelta(days=-1, seconds=86399, microseconds=999997)
# expect: D.max.total_seconds() 86400000000000.0
# expect: D(microseconds=1).total_seconds() 1e-06
# expect: sum([a,b],D()) datetime.timedelta(seconds=18600)
# expect: max(a,b) datetime.timedelta(seconds=18180)
# expect: a in {a} True
# expect: D(1)==D(hours=24) True
# expect: round(a.total_seconds()) 18180
# expect: (2024, 2, 29) datetime.date(2024, 2, 29)
# expect: (2023, 2, 29) ValueError day 29 must be in range 1..28 for month 2 in year 2023
# expect: (0, 1, 1) ValueError year must be in 1..9999, not 0
# expect: (10000, 1, 1) ValueError year must be in 1..9999, not 10000
# expect: (2023, 13, 1) ValueError month must be in 1..12, not 13
# expect: (2023, 0, 1) ValueError month must be in 1..12, not 0
# expect: (2023, 1, 0) ValueError day 0 must be in range 1..31 for month 1 in year 2023
# expect: (2023, 4, 31) ValueError day 31 must be in range 1..30 for month 4 in year 2023
# expect: ('a', 1, 1) TypeError 'str' object cannot be interpreted as an integer
# expect: (2023.5, 1, 1) TypeError 'float' object cannot be interpreted as an integer
# expect: d datetime.date(2024, 2, 29)
# expect: str(d) '2024-02-29'
# expect: d.year 2024
# expect: d.month 2
# expect: d.day 29
# expect: d.isoformat() '2024-02-29'
# expect: d.ctime() 'Thu Feb 29 00:00:00 2024'
# expect: d.weekday() 3
# expect: d.isoweekday() 4
# expect: d.isocalendar() datetime.IsoCalendarDate(year=2024, week=9, weekday=4)
# expect: d.isocalendar()[0] 2024
# expect: d.isocalendar().week 9
# expect: tuple(d.isocalendar()) (2024, 9, 4)
# expect: d.toordinal() 738945
# expect: date.fromordinal(1) datetime.date(1, 1, 1)
# expect: date.fromordinal(0) ValueError ordinal must be >= 1
# expect: date.fromordinal(3652059) datetime.date(9999, 12, 31)
# expect: date.fromordinal(3652060) ValueError year must be in 1..9999, not 10000
# expect: date.fromordinal(738000) datetime.date(2021, 7, 29)
# expect: date.fromisoformat("2024-02-29") datetime.date(2024, 2, 29)
# expect: date.fromisoformat("20240229") datetime.date(2024, 2, 29)
# expect: date.fromisoformat("2024-W09-4") datetime.date(2024, 2, 29)
# expect: date.fromisoformat("2024W094") datetime.date(2024, 2, 29)
# expect: date.fromisoformat("2024-W09") datetime.date(2024, 2, 26)
# expect: date.fromisoformat("2024-2-29") ValueError Invalid isoformat string: '2024-2-29'
# expect: date.fromisoformat("") ValueError Invalid isoformat string: ''
# expect: date.fromisoformat("x") ValueError Invalid isoformat string: 'x'
# expect: date.fromisoformat(5) TypeError fromisoformat: argument must be str
# expect: date.fromisoformat("2024-02-30") ValueError day 30 must be in range 1..29 for month 2 in year 2024
# expect: date.fromisoformat("2024-W60-1") ValueError Invalid isoformat string: '2024-W60-1'
# expect: date.fromisocalendar(2024,9,4) datetime.date(2024, 2, 29)
# expect: date.fromisocalendar(2024,54,1) ValueError Invalid week: 54
# expect: date.fromisocalendar(2024,1,8) ValueError Invalid weekday: 8 (range is [1, 7])
# expect: date.fromisocalendar(0,1,1) ValueError year must be in 1..9999, not 0
# expect: d.replace(year=2023) ValueError day 29 must be in range 1..28 for month 2 in year 2023
# expect: d.replace(day=1) datetime.date(2024, 2, 1)
# expect: d.replace(month=3,day=31) datetime.date(2024, 3, 31)
# expect: d.replace(5) ValueError day 29 must be in range 1..28 for month 2 in year 5
# expect: d+D(1) datetime.date(2024, 3, 1)
# expect: d-D(1) datetime.date(2024, 2, 28)
# expect: D(1)+d datetime.date(2024, 3, 1)
# expect: d-date(2024,1,1) datetime.timedelta(days=59)
# expect: d+1 TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: d-1 TypeError unsupported operand type(s) for -: 'datetime.date' and 'int'
# expect: d+D(hours=23) datetime.date(2024, 2, 29)
# expect: d<date(2024,3,1) True
# expect: d==date(2024,2,29) True
# expect: d<1 TypeError '<' not supported between instances of 'datetime.date' and 'int'
# expect: d==1 False
# expect: d!=1 True
# expect: date.min datetime.date(1, 1, 1)
# expect: date.max datetime.date(9999, 12, 31)
# expect: date.resolution datetime.timedelta(days=1)
# expect: date.max+D(1) OverflowError date value out of range
# expect: date.min-D(1) OverflowError date value out of range
# expect: hash(d)==hash(date(2024,2,29)) True
# expect: d.timetuple() time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: d.strftime("%Y/%m/%d %A %a %B %b %j %U %W %w %u %y %p %H:%M:%S %f %% %D %e %F %G %V %C %g %h %n%t %R %T %I %x %X %c") '2024/02/29 Thursday Thu February Feb 060 08 09 4 4 24 AM 00:00:00 000000 % 02/29/24 29 2024-02-29 2024 09 20 24 Feb \n\t 00:00 00:00:00 12 02/29/24 00:00:00 Thu Feb 29 00:00:00 2024'
# expect: f"{d:%d.%m.%y}" '29.02.24'
# expect: f"{d}" '2024-02-29'
# expect: format(d,"") '2024-02-29'
# expect: d.__format__(5) TypeError __format__() argument 1 must be str, not int
# expect: date.fromtimestamp(0) datetime.date(1970, 1, 1)
# expect: date.fromtimestamp(86400*365.5) datetime.date(1971, 1, 1)
# expect: date.fromtimestamp(1e20) OverflowError timestamp out of range for platform time_t
# expect: date(1,1,1).strftime("%Y %y %G %C") '0001 01 0001 00'
# expect: date(2024,12,30).isocalendar() datetime.IsoCalendarDate(year=2025, week=1, weekday=1)
# expect: date(2021,1,3).isocalendar() datetime.IsoCalendarDate(year=2020, week=53, weekday=7)
# expect: date(1,1,1).isocalendar() datetime.IsoCalendarDate(year=1, week=1, weekday=1)
# expect: date.strptime("2024-01-02","%Y-%m-%d") datetime.date(2024, 1, 2)
# expect: date.today().__class__ <class 'datetime.date'>
