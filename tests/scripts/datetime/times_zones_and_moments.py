# since: 3.14
# Times, zones and moments: making, arithmetic, texts, errors, derived classes.
from datetime import *
import datetime as dt
def show(text, function, *arguments, **options):
    try:
        print(text, repr(function(*arguments, **options)))
    except Exception as error:
        print(text, type(error).__name__, error)

D=timedelta
T=time
M=datetime
Z=timezone
Z1=Z(D(hours=5,minutes=30))
Z2=Z(D(hours=-3),'X')
class TZ(tzinfo):
    def __init__(s,h): s.h=h
    def utcoffset(s,d): return D(hours=s.h)
    def dst(s,d): return D(0)
    def tzname(s,d): return f'T{s.h}'
class DST(tzinfo):
    def utcoffset(s,d): return D(hours=1)+s.dst(d)
    def dst(s,d): return D(hours=1) if d and 4<=d.month<=9 else D(0)
    def tzname(s,d): return 'CEST' if s.dst(d) else 'CET'
class Bad(tzinfo):
    def utcoffset(s,d): return 5
    def tzname(s,d): return 5
class Big(tzinfo):
    def utcoffset(s,d): return D(hours=24)
x=T(1,2,3,4)
m=M(2024,2,29,13,5,9,123456)
n=M(2024,2,29)
z=M(2024,2,29,13,5,9,tzinfo=Z1)
u=M(2024,2,29,13,5,9,tzinfo=Z.utc)
class MyD(date): pass
class MyM(datetime):
    def __new__(c,*a,**k):
        return super().__new__(c,*a,**k)
class MyDelta(timedelta): pass
show('T()', lambda: T())
show('T(25)', lambda: T(25))
show('T(1,60)', lambda: T(1,60))
show('T(1,1,60)', lambda: T(1,1,60))
show('T(1,1,1,10**6)', lambda: T(1,1,1,10**6))
show('T(1,2,3,4,Z1)', lambda: T(1,2,3,4,Z1))
show('T(1,tzinfo=5)', lambda: T(1,tzinfo=5))
show('T(1,fold=1)', lambda: T(1,fold=1))
show('T(1,fold=2)', lambda: T(1,fold=2))
show('T("a")', lambda: T("a"))
show('x', lambda: x)
show('str(x)', lambda: str(x))
show('x.isoformat("hours")', lambda: x.isoformat("hours"))
show('x.isoformat("minutes")', lambda: x.isoformat("minutes"))
show('x.isoformat("seconds")', lambda: x.isoformat("seconds"))
show('x.isoformat("milliseconds")', lambda: x.isoformat("milliseconds"))
show('x.isoformat("microseconds")', lambda: x.isoformat("microseconds"))
show('x.isoformat("auto")', lambda: x.isoformat("auto"))
show('x.isoformat("foo")', lambda: x.isoformat("foo"))
show('T(1,2).isoformat()', lambda: T(1,2).isoformat())
show('T(1,2,3,tzinfo=Z1).isoformat()', lambda: T(1,2,3,tzinfo=Z1).isoformat())
show('T(1,2,tzinfo=Z1).utcoffset()', lambda: T(1,2,tzinfo=Z1).utcoffset())
show('T(1).utcoffset()', lambda: T(1).utcoffset())
show('T(1,tzinfo=Z1).tzname()', lambda: T(1,tzinfo=Z1).tzname())
show('T(1,tzinfo=Z1).dst()', lambda: T(1,tzinfo=Z1).dst())
show('x.replace(hour=5)', lambda: x.replace(hour=5))
show('x.replace(tzinfo=Z1)', lambda: x.replace(tzinfo=Z1))
show('x.strftime("%H:%M:%S.%f %p %I")', lambda: x.strftime("%H:%M:%S.%f %p %I"))
show('f"{x:%H}"', lambda: f"{x:%H}")
show('x<T(2)', lambda: x<T(2))
show('x==T(1,2,3,4)', lambda: x==T(1,2,3,4))
show('x==1', lambda: x==1)
show('x<1', lambda: x<1)
show('T(1,tzinfo=Z1)<T(1)', lambda: T(1,tzinfo=Z1)<T(1))
show('T(1,tzinfo=Z1)==T(1)', lambda: T(1,tzinfo=Z1)==T(1))
show('T(5,30,tzinfo=Z1)==T(0,tzinfo=Z.utc)', lambda: T(5,30,tzinfo=Z1)==T(0,tzinfo=Z.utc))
show('hash(T(5,30,tzinfo=Z1))==hash(T(0,tzinfo=Z.utc))', lambda: hash(T(5,30,tzinfo=Z1))==hash(T(0,tzinfo=Z.utc)))
show('T.min', lambda: T.min)
show('T.max', lambda: T.max)
show('T.resolution', lambda: T.resolution)
show('bool(T(0))', lambda: bool(T(0)))
show('T.fromisoformat("01:02:03.123456")', lambda: T.fromisoformat("01:02:03.123456"))
show('T.fromisoformat("01")', lambda: T.fromisoformat("01"))
show('T.fromisoformat("0102")', lambda: T.fromisoformat("0102"))
show('T.fromisoformat("T01:02")', lambda: T.fromisoformat("T01:02"))
show('T.fromisoformat("01:02:03,5")', lambda: T.fromisoformat("01:02:03,5"))
show('T.fromisoformat("01:02:03.1234567")', lambda: T.fromisoformat("01:02:03.1234567"))
show('T.fromisoformat("01:02Z")', lambda: T.fromisoformat("01:02Z"))
show('T.fromisoformat("01:02+05:30")', lambda: T.fromisoformat("01:02+05:30"))
show('T.fromisoformat("01:02:03-0330")', lambda: T.fromisoformat("01:02:03-0330"))
show('T.fromisoformat("1:2")', lambda: T.fromisoformat("1:2"))
show('T.fromisoformat("25:00")', lambda: T.fromisoformat("25:00"))
show('T.fromisoformat("24:00")', lambda: T.fromisoformat("24:00"))
show('T.fromisoformat("01:02:")', lambda: T.fromisoformat("01:02:"))
show('T.fromisoformat("")', lambda: T.fromisoformat(""))
show('T.fromisoformat("01:02+")', lambda: T.fromisoformat("01:02+"))
show('T.strptime("13:05","%H:%M")', lambda: T.strptime("13:05","%H:%M"))
show('x.hour,x.minute,x.second,x.microsecond,x.tzinfo,x.fold', lambda: x.hour,x.minute,x.second,x.microsecond,x.tzinfo,x.fold)
show('Z.utc', lambda: Z.utc)
show('Z1', lambda: Z1)
show('Z2', lambda: Z2)
show('str(Z.utc)', lambda: str(Z.utc))
show('str(Z1)', lambda: str(Z1))
show('str(Z2)', lambda: str(Z2))
show('Z(D(0))', lambda: Z(D(0)))
show('Z(D(0)) is Z.utc', lambda: Z(D(0)) is Z.utc)
show('Z(D(0),"UTC")', lambda: Z(D(0),"UTC"))
show('Z(D(hours=24))', lambda: Z(D(hours=24)))
show('Z(5)', lambda: Z(5))
show('Z(D(1),5)', lambda: Z(D(1),5))
show('Z(D(hours=1),5)', lambda: Z(D(hours=1),5))
show('Z(D(seconds=-3661))', lambda: Z(D(seconds=-3661)))
show('str(Z(D(seconds=-3661)))', lambda: str(Z(D(seconds=-3661))))
show('str(Z(D(microseconds=1)))', lambda: str(Z(D(microseconds=1))))
show('Z1==Z(D(hours=5,minutes=30))', lambda: Z1==Z(D(hours=5,minutes=30)))
show('Z1==Z(D(hours=5,minutes=30),"n")', lambda: Z1==Z(D(hours=5,minutes=30),"n"))
show('hash(Z1)==hash(Z(D(hours=5,minutes=30),"n"))', lambda: hash(Z1)==hash(Z(D(hours=5,minutes=30),"n")))
show('Z.min', lambda: Z.min)
show('Z.max', lambda: Z.max)
show('Z1.utcoffset(None)', lambda: Z1.utcoffset(None))
show('Z1.utcoffset(5)', lambda: Z1.utcoffset(5))
show('Z2.tzname(m)', lambda: Z2.tzname(m))
show('Z1.dst(m)', lambda: Z1.dst(m))
show('Z1.fromutc(m)', lambda: Z1.fromutc(m))
show('Z1.fromutc(M(2024,1,1,tzinfo=Z1))', lambda: Z1.fromutc(M(2024,1,1,tzinfo=Z1)))
show('UTC is Z.utc', lambda: UTC is Z.utc)
show('UTC', lambda: UTC)
show('tzinfo().utcoffset(m)', lambda: tzinfo().utcoffset(m))
show('tzinfo().tzname(m)', lambda: tzinfo().tzname(m))
show('tzinfo().dst(m)', lambda: tzinfo().dst(m))
show('tzinfo().fromutc(m)', lambda: tzinfo().fromutc(m))
show('M(2024,2,30)', lambda: M(2024,2,30))
show('M(2024,1,1,24)', lambda: M(2024,1,1,24))
show('M(2024,1,1,tzinfo="x")', lambda: M(2024,1,1,tzinfo="x"))
show('M(2024,1,1,fold=2)', lambda: M(2024,1,1,fold=2))
show('m', lambda: m)
show('n', lambda: n)
show('z', lambda: z)
show('u', lambda: u)
show('repr(M(2024,1,1,fold=1))', lambda: repr(M(2024,1,1,fold=1)))
show('str(m)', lambda: str(m))
show('str(n)', lambda: str(n))
show('str(z)', lambda: str(z))
show('m.isoformat()', lambda: m.isoformat())
show('m.isoformat(" ")', lambda: m.isoformat(" "))
show('m.isoformat(sep="_",timespec="minutes")', lambda: m.isoformat(sep="_",timespec="minutes"))
show('m.isoformat("ab")', lambda: m.isoformat("ab"))
show('z.isoformat(timespec="milliseconds")', lambda: z.isoformat(timespec="milliseconds"))
show('m.date()', lambda: m.date())
show('m.time()', lambda: m.time())
show('z.time()', lambda: z.time())
show('z.timetz()', lambda: z.timetz())
show('m.ctime()', lambda: m.ctime())
show('m.weekday()', lambda: m.weekday())
show('m.isocalendar()', lambda: m.isocalendar())
show('m.toordinal()', lambda: m.toordinal())
show('m.timetuple()', lambda: m.timetuple())
show('z.utctimetuple()', lambda: z.utctimetuple())
show('u.timetuple()', lambda: u.timetuple())
show('u.timestamp()', lambda: u.timestamp())
show('z.timestamp()', lambda: z.timestamp())
show('n.timestamp()', lambda: n.timestamp())
show('M(1970,1,1,0,0,0,1,tzinfo=UTC).timestamp()', lambda: M(1970,1,1,0,0,0,1,tzinfo=UTC).timestamp())
show('M.fromtimestamp(0,UTC)', lambda: M.fromtimestamp(0,UTC))
show('M.fromtimestamp(1709211909.123456)', lambda: M.fromtimestamp(1709211909.123456))
show('M.fromtimestamp(1709211909.123456,Z1)', lambda: M.fromtimestamp(1709211909.123456,Z1))
show('M.fromtimestamp(1.0000005,UTC)', lambda: M.fromtimestamp(1.0000005,UTC))
show('M.fromtimestamp(-1.5,UTC)', lambda: M.fromtimestamp(-1.5,UTC))
show('M.fromtimestamp(float("nan"))', lambda: M.fromtimestamp(float("nan")))
show('M.fromtimestamp(0,5)', lambda: M.fromtimestamp(0,5))
show('M.combine(date(2024,1,1),T(5))', lambda: M.combine(date(2024,1,1),T(5)))
show('M.combine(date(2024,1,1),T(5,tzinfo=Z1))', lambda: M.combine(date(2024,1,1),T(5,tzinfo=Z1)))
show('M.combine(date(2024,1,1),T(5),Z1)', lambda: M.combine(date(2024,1,1),T(5),Z1))
show('M.combine(1,2)', lambda: M.combine(1,2))
show('M.combine(date(2024,1,1),2)', lambda: M.combine(date(2024,1,1),2))
show('M.fromordinal(738000)', lambda: M.fromordinal(738000))
show('M.fromisoformat("2024-02-29")', lambda: M.fromisoformat("2024-02-29"))
show('M.fromisoformat("2024-02-29T13:05")', lambda: M.fromisoformat("2024-02-29T13:05"))
show('M.fromisoformat("2024-02-29 13:05:09.123")', lambda: M.fromisoformat("2024-02-29 13:05:09.123"))
show('M.fromisoformat("20240229T130509Z")', lambda: M.fromisoformat("20240229T130509Z"))
show('M.fromisoformat("2024-02-29T13:05:09+05:30")', lambda: M.fromisoformat("2024-02-29T13:05:09+05:30"))
show('M.fromisoformat("2024-W09-4T13")', lambda: M.fromisoformat("2024-W09-4T13"))
show('M.fromisoformat("2024-02-29T24:00")', lambda: M.fromisoformat("2024-02-29T24:00"))
show('M.fromisoformat("2024-02-29T24:01")', lambda: M.fromisoformat("2024-02-29T24:01"))
show('M.fromisoformat("2024-02-29T")', lambda: M.fromisoformat("2024-02-29T"))
show('M.fromisoformat("x")', lambda: M.fromisoformat("x"))
show('M.fromisoformat("2024-02-29T13:05:09+25:00")', lambda: M.fromisoformat("2024-02-29T13:05:09+25:00"))
show('M.fromisoformat("2024-13-01T00:00")', lambda: M.fromisoformat("2024-13-01T00:00"))
show('M.fromisoformat("2024-02-29x13")', lambda: M.fromisoformat("2024-02-29x13"))
show('M.fromisoformat("2024-02-29T13:60")', lambda: M.fromisoformat("2024-02-29T13:60"))
show('M.fromisoformat(b"x")', lambda: M.fromisoformat(b"x"))
show('M.fromisoformat("2024-02-29T13:05:09.123456-00:00")', lambda: M.fromisoformat("2024-02-29T13:05:09.123456-00:00"))
show('M.fromisoformat("2024-02-29T13:05:09+01:02:03.000004")', lambda: M.fromisoformat("2024-02-29T13:05:09+01:02:03.000004"))
show('m.replace(year=2025)', lambda: m.replace(year=2025))
show('m.replace(year=2025,day=1)', lambda: m.replace(year=2025,day=1))
show('m.replace(tzinfo=Z1)', lambda: m.replace(tzinfo=Z1))
show('z.replace(tzinfo=None)', lambda: z.replace(tzinfo=None))
show('m.replace(fold=1)', lambda: m.replace(fold=1))
show('m+D(1)', lambda: m+D(1))
show('m-D(hours=14)', lambda: m-D(hours=14))
show('m-n', lambda: m-n)
show('z-u', lambda: z-u)
show('z-m', lambda: z-m)
show('m+1', lambda: m+1)
show('m-1', lambda: m-1)
show('m-date(2024,1,1)', lambda: m-date(2024,1,1))
show('m<n', lambda: m<n)
show('z<u', lambda: z<u)
show('z<m', lambda: z<m)
show('z==m', lambda: z==m)
show('m==date(2024,2,29)', lambda: m==date(2024,2,29))
show('m<date(2024,3,1)', lambda: m<date(2024,3,1))
show('date(2024,1,1)<m', lambda: date(2024,1,1)<m)
show('z==u', lambda: z==u)
show('hash(z)==hash(z.astimezone(UTC))', lambda: hash(z)==hash(z.astimezone(UTC)))
show('z.astimezone(UTC)', lambda: z.astimezone(UTC))
show('u.astimezone(Z1)', lambda: u.astimezone(Z1))
show('u.astimezone(Z2)', lambda: u.astimezone(Z2))
show('m.astimezone(Z1)', lambda: m.astimezone(Z1))
show('M(2024,7,1,12,tzinfo=DST()).astimezone(UTC)', lambda: M(2024,7,1,12,tzinfo=DST()).astimezone(UTC))
show('u.astimezone(5)', lambda: u.astimezone(5))
show('M.max+D(1)', lambda: M.max+D(1))
show('M.min-D(1)', lambda: M.min-D(1))
show('M.min', lambda: M.min)
show('M.max', lambda: M.max)
show('M.resolution', lambda: M.resolution)
show('z.utcoffset()', lambda: z.utcoffset())
show('m.utcoffset()', lambda: m.utcoffset())
show('z.tzname()', lambda: z.tzname())
show('z.dst()', lambda: z.dst())
show('M(2024,7,1,tzinfo=DST()).dst()', lambda: M(2024,7,1,tzinfo=DST()).dst())
show('M(2024,7,1,tzinfo=DST()).tzname()', lambda: M(2024,7,1,tzinfo=DST()).tzname())
show('str(M(2024,7,1,tzinfo=TZ(3)))', lambda: str(M(2024,7,1,tzinfo=TZ(3))))
show('M(2024,7,1,tzinfo=Bad()).utcoffset()', lambda: M(2024,7,1,tzinfo=Bad()).utcoffset())
show('M(2024,7,1,tzinfo=Bad()).tzname()', lambda: M(2024,7,1,tzinfo=Bad()).tzname())
show('M(2024,7,1,tzinfo=Big()).utcoffset()', lambda: M(2024,7,1,tzinfo=Big()).utcoffset())
show('str(M(2024,7,1,tzinfo=Bad()))', lambda: str(M(2024,7,1,tzinfo=Bad())))
show('z.strftime("%z|%:z|%Z")', lambda: z.strftime("%z|%:z|%Z"))
show('u.strftime("%z|%:z|%Z")', lambda: u.strftime("%z|%:z|%Z"))
show('m.strftime("%z|%:z|%Z")', lambda: m.strftime("%z|%:z|%Z"))
show('f"{m:%A, %d %B %Y %I:%M %p}"', lambda: f"{m:%A, %d %B %Y %I:%M %p}")
show('M(2024,1,1,0,5).strftime("%I:%M%p")', lambda: M(2024,1,1,0,5).strftime("%I:%M%p"))
show('M(999,1,1).strftime("%Y")', lambda: M(999,1,1).strftime("%Y"))
show('M.strptime("2024-02-29 13:05:09","%Y-%m-%d %H:%M:%S")', lambda: M.strptime("2024-02-29 13:05:09","%Y-%m-%d %H:%M:%S"))
show('M.strptime("29/Feb/2024:13:05:09 +0530","%d/%b/%Y:%H:%M:%S %z")', lambda: M.strptime("29/Feb/2024:13:05:09 +0530","%d/%b/%Y:%H:%M:%S %z"))
show('M.strptime("x","%Y")', lambda: M.strptime("x","%Y"))
show('M.strptime("2024 x","%Y")', lambda: M.strptime("2024 x","%Y"))
show('M.strptime("2024","%Q")', lambda: M.strptime("2024","%Q"))
show('M.strptime("2024","%")', lambda: M.strptime("2024","%"))
show('M.strptime("13:05 PM","%I:%M %p")', lambda: M.strptime("13:05 PM","%I:%M %p"))
show('M.strptime("1:05 pm","%I:%M %p")', lambda: M.strptime("1:05 pm","%I:%M %p"))
show('M.strptime("12:05 am","%I:%M %p")', lambda: M.strptime("12:05 am","%I:%M %p"))
show('M.strptime("Thursday 29 February 2024","%A %d %B %Y")', lambda: M.strptime("Thursday 29 February 2024","%A %d %B %Y"))
show('M.strptime("2024-060","%Y-%j")', lambda: M.strptime("2024-060","%Y-%j"))
show('M.strptime("69 68","%y %d")', lambda: M.strptime("69 68","%y %d"))
show('M.strptime("69","%y")', lambda: M.strptime("69","%y"))
show('M.strptime("68","%y")', lambda: M.strptime("68","%y"))
show('M.strptime("2024 09 4","%G %V %u")', lambda: M.strptime("2024 09 4","%G %V %u"))
show('M.strptime("2024 08 4","%Y %U %w")', lambda: M.strptime("2024 08 4","%Y %U %w"))
show('M.strptime("2024 08 4","%Y %W %w")', lambda: M.strptime("2024 08 4","%Y %W %w"))
show('M.strptime("2023-02-29","%Y-%m-%d")', lambda: M.strptime("2023-02-29","%Y-%m-%d"))
show('M.strptime("1.5","%S.%f")', lambda: M.strptime("1.5","%S.%f"))
show('M.strptime("2024-01-01Z","%Y-%m-%d%z")', lambda: M.strptime("2024-01-01Z","%Y-%m-%d%z"))
show('M.strptime("2024-01-01 UTC","%Y-%m-%d %Z")', lambda: M.strptime("2024-01-01 UTC","%Y-%m-%d %Z"))
show('M.strptime("2024-01-01+01:02:03.5","%Y-%m-%d%z")', lambda: M.strptime("2024-01-01+01:02:03.5","%Y-%m-%d%z"))
show('M.strptime(5,"%Y")', lambda: M.strptime(5,"%Y"))
show('M.strptime("2024-01-01","%F")', lambda: M.strptime("2024-01-01","%F"))
show('M.strptime("12:00:00","%T")', lambda: M.strptime("12:00:00","%T"))
show('M.strptime("  2024","%Y")', lambda: M.strptime("  2024","%Y"))
show('M.strptime("2024 \\t 1","%Y %m")', lambda: M.strptime("2024 \t 1","%Y %m"))
show('M.strptime("2024-02-29 13","%Y-%m-%d %I")', lambda: M.strptime("2024-02-29 13","%Y-%m-%d %I"))
show('M.strptime("Feb 29 13:05:09 2024","%b %d %H:%M:%S %Y")', lambda: M.strptime("Feb 29 13:05:09 2024","%b %d %H:%M:%S %Y"))
show('M.strptime("02/29/24 13:05:09","%x %X")', lambda: M.strptime("02/29/24 13:05:09","%x %X"))
show('M.strptime("Thu Feb 29 13:05:09 2024","%c")', lambda: M.strptime("Thu Feb 29 13:05:09 2024","%c"))
show('M.strptime("2024-1-1 1:2:3","%Y-%m-%d %H:%M:%S")', lambda: M.strptime("2024-1-1 1:2:3","%Y-%m-%d %H:%M:%S"))
show('M.strptime("29.02.2024","%d.%m.%Y").date()', lambda: M.strptime("29.02.2024","%d.%m.%Y").date())
show('M.strptime("2024%","%Y%%")', lambda: M.strptime("2024%","%Y%%"))
show('M.strptime("2024","%Y%Y")', lambda: M.strptime("2024","%Y%Y"))
show('M.strptime("10 2024","%V %Y")', lambda: M.strptime("10 2024","%V %Y"))
show('M.strptime("2024 1","%G %u")', lambda: M.strptime("2024 1","%G %u"))
show('MyD(2024,1,1)', lambda: MyD(2024,1,1))
show('MyD(2024,1,1)+D(1)', lambda: MyD(2024,1,1)+D(1))
show('type(MyD(2024,1,1)+D(1))', lambda: type(MyD(2024,1,1)+D(1)))
show('type(MyD(2024,1,1).replace(day=3))', lambda: type(MyD(2024,1,1).replace(day=3)))
show('type(MyD.today())', lambda: type(MyD.today()))
show('type(MyD.fromisoformat("2024-01-01"))', lambda: type(MyD.fromisoformat("2024-01-01")))
show('MyM(2024,1,1)', lambda: MyM(2024,1,1))
show('type(MyM(2024,1,1)+D(1))', lambda: type(MyM(2024,1,1)+D(1)))
show('type(MyM.now())', lambda: type(MyM.now()))
show('type(MyM(2024,1,1).date())', lambda: type(MyM(2024,1,1).date()))
show('type(MyM.strptime("2024","%Y"))', lambda: type(MyM.strptime("2024","%Y")))
show('type(MyM.combine(date(2024,1,1),T(1)))', lambda: type(MyM.combine(date(2024,1,1),T(1))))
show('MyDelta(1)', lambda: MyDelta(1))
show('MyDelta(1)+D(1)', lambda: MyDelta(1)+D(1))
show('type(-MyDelta(1))', lambda: type(-MyDelta(1)))
show('MyM(2024,1,1)-MyM(2023,1,1)', lambda: MyM(2024,1,1)-MyM(2023,1,1))
show('type(MyM.fromtimestamp(0,UTC))', lambda: type(MyM.fromtimestamp(0,UTC)))
show('type(MyM(2024,1,1,tzinfo=UTC).astimezone(Z1))', lambda: type(MyM(2024,1,1,tzinfo=UTC).astimezone(Z1)))
show('isinstance(m,date)', lambda: isinstance(m,date))
show('issubclass(datetime,date)', lambda: issubclass(datetime,date))
show('datetime.__mro__', lambda: datetime.__mro__)
show('date.__module__', lambda: date.__module__)
show('date', lambda: date)
show('datetime', lambda: datetime)
show('timedelta', lambda: timedelta)
show('timezone', lambda: timezone)
show('tzinfo', lambda: tzinfo)
show('(lambda: [a for a in (date(2024,1,1),T(1))])()', lambda: (lambda: [a for a in (date(2024,1,1),T(1))])())
try: m.year=5
except AttributeError as e: print(e)
try: del x.hour
except AttributeError as e: print(e)
def f(x):
    match x:
        case datetime(year=y): return 'dt',y
        case date(year=y): return 'd',y
print(f(m),f(date(2000,1,1)), sorted([date(2024,1,2),date(2023,5,5)]), {date(2024,1,1):1}[date(2024,1,1)], m==M(2024,2,29,13,5,9,123456), {z,u,z.astimezone(UTC)}.__len__())

# expect: T() datetime.time(0, 0)
# expect: T(25) ValueError hour must be in 0..23, not 25
# expect: T(1,60) ValueError minute must be in 0..59, not 60
# expect: T(1,1,60) ValueError second must be in 0..59, not 60
# expect: T(1,1,1,10**6) ValueError microsecond must be in 0..999999, not 1000000
# expect: T(1,2,3,4,Z1) datetime.time(1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: T(1,tzinfo=5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: T(1,fold=1) datetime.time(1, 0, fold=1)
# expect: T(1,fold=2) ValueError fold must be either 0 or 1, not 2
# expect: T("a") TypeError 'str' object cannot be interpreted as an integer
# expect: x datetime.time(1, 2, 3, 4)
# expect: str(x) '01:02:03.000004'
# expect: x.isoformat("hours") '01'
# expect: x.isoformat("minutes") '01:02'
# expect: x.isoformat("seconds") '01:02:03'
# expect: x.isoformat("milliseconds") '01:02:03.000'
# expect: x.isoformat("microseconds") '01:02:03.000004'
# expect: x.isoformat("auto") '01:02:03.000004'
# expect: x.isoformat("foo") ValueError Unknown timespec value
# expect: T(1,2).isoformat() '01:02:00'
# expect: T(1,2,3,tzinfo=Z1).isoformat() '01:02:03+05:30'
# expect: T(1,2,tzinfo=Z1).utcoffset() datetime.timedelta(seconds=19800)
# expect: T(1).utcoffset() None
# expect: T(1,tzinfo=Z1).tzname() 'UTC+05:30'
# expect: T(1,tzinfo=Z1).dst() None
# expect: x.replace(hour=5) datetime.time(5, 2, 3, 4)
# expect: x.replace(tzinfo=Z1) datetime.time(1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: x.strftime("%H:%M:%S.%f %p %I") '01:02:03.000004 AM 01'
# expect: f"{x:%H}" '01'
# expect: x<T(2) True
# expect: x==T(1,2,3,4) True
# expect: x==1 False
# expect: x<1 TypeError '<' not supported between instances of 'datetime.time' and 'int'
# expect: T(1,tzinfo=Z1)<T(1) TypeError can't compare offset-naive and offset-aware times
# expect: T(1,tzinfo=Z1)==T(1) False
# expect: T(5,30,tzinfo=Z1)==T(0,tzinfo=Z.utc) True
# expect: hash(T(5,30,tzinfo=Z1))==hash(T(0,tzinfo=Z.utc)) True
# expect: T.min datetime.time(0, 0)
# expect: T.max datetime.time(23, 59, 59, 999999)
# expect: T.resolution datetime.timedelta(microseconds=1)
# expect: bool(T(0)) True
# expect: T.fromisoformat("01:02:03.123456") datetime.time(1, 2, 3, 123456)
# expect: T.fromisoformat("01") datetime.time(1, 0)
# expect: T.fromisoformat("0102") datetime.time(1, 2)
# expect: T.fromisoformat("T01:02") datetime.time(1, 2)
# expect: T.fromisoformat("01:02:03,5") datetime.time(1, 2, 3, 500000)
# expect: T.fromisoformat("01:02:03.1234567") datetime.time(1, 2, 3, 123456)
# expect: T.fromisoformat("01:02Z") datetime.time(1, 2, tzinfo=datetime.timezone.utc)
# expect: T.fromisoformat("01:02+05:30") datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: T.fromisoformat("01:02:03-0330") datetime.time(1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=73800)))
# expect: T.fromisoformat("1:2") ValueError Invalid isoformat string: '1:2'
# expect: T.fromisoformat("25:00") ValueError hour must be in 0..23, not 25
# expect: T.fromisoformat("24:00") datetime.time(0, 0)
# expect: T.fromisoformat("01:02:") ValueError Invalid isoformat string: '01:02:'
# expect: T.fromisoformat("") ValueError Invalid isoformat string: ''
# expect: T.fromisoformat("01:02+") ValueError Invalid isoformat string: '01:02+'
# expect: T.strptime("13:05","%H:%M") datetime.time(13, 5)
# expect: x.hour,x.minute,x.second,x.microsecond,x.tzinfo,x.fold TypeError <lambda>() takes 0 positional arguments but 5 were given
# expect: Z.utc datetime.timezone.utc
# expect: Z1 datetime.timezone(datetime.timedelta(seconds=19800))
# expect: Z2 datetime.timezone(datetime.timedelta(days=-1, seconds=75600), 'X')
# expect: str(Z.utc) 'UTC'
# expect: str(Z1) 'UTC+05:30'
# expect: str(Z2) 'X'
# expect: Z(D(0)) datetime.timezone.utc
# expect: Z(D(0)) is Z.utc True
# expect: Z(D(0),"UTC") datetime.timezone(datetime.timedelta(0), 'UTC')
# expect: Z(D(hours=24)) ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# expect: Z(5) TypeError timezone() argument 1 must be datetime.timedelta, not int
# expect: Z(D(1),5) TypeError timezone() argument 2 must be str, not int
# expect: Z(D(hours=1),5) TypeError timezone() argument 2 must be str, not int
# expect: Z(D(seconds=-3661)) datetime.timezone(datetime.timedelta(days=-1, seconds=82739))
# expect: str(Z(D(seconds=-3661))) 'UTC-01:01:01'
# expect: str(Z(D(microseconds=1))) 'UTC+00:00:00.000001'
# expect: Z1==Z(D(hours=5,minutes=30)) True
# expect: Z1==Z(D(hours=5,minutes=30),"n") True
# expect: hash(Z1)==hash(Z(D(hours=5,minutes=30),"n")) True
# expect: Z.min datetime.timezone(datetime.timedelta(days=-1, seconds=60))
# expect: Z.max datetime.timezone(datetime.timedelta(seconds=86340))
# expect: Z1.utcoffset(None) datetime.timedelta(seconds=19800)
# expect: Z1.utcoffset(5) TypeError utcoffset(dt) argument must be a datetime instance or None, not int
# expect: Z2.tzname(m) 'X'
# expect: Z1.dst(m) None
# expect: Z1.fromutc(m) ValueError fromutc: dt.tzinfo is not self
# expect: Z1.fromutc(M(2024,1,1,tzinfo=Z1)) datetime.datetime(2024, 1, 1, 5, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: UTC is Z.utc True
# expect: UTC datetime.timezone.utc
# expect: tzinfo().utcoffset(m) NotImplementedError a tzinfo subclass must implement utcoffset()
# expect: tzinfo().tzname(m) NotImplementedError a tzinfo subclass must implement tzname()
# expect: tzinfo().dst(m) NotImplementedError a tzinfo subclass must implement dst()
# expect: tzinfo().fromutc(m) ValueError fromutc: dt.tzinfo is not self
# expect: M(2024,2,30) ValueError day 30 must be in range 1..29 for month 2 in year 2024
# expect: M(2024,1,1,24) ValueError hour must be in 0..23, not 24
# expect: M(2024,1,1,tzinfo="x") TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'str'
# expect: M(2024,1,1,fold=2) ValueError fold must be either 0 or 1, not 2
# expect: m datetime.datetime(2024, 2, 29, 13, 5, 9, 123456)
# expect: n datetime.datetime(2024, 2, 29, 0, 0)
# expect: z datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: u datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone.utc)
# expect: repr(M(2024,1,1,fold=1)) 'datetime.datetime(2024, 1, 1, 0, 0, fold=1)'
# expect: str(m) '2024-02-29 13:05:09.123456'
# expect: str(n) '2024-02-29 00:00:00'
# expect: str(z) '2024-02-29 13:05:09+05:30'
# expect: m.isoformat() '2024-02-29T13:05:09.123456'
# expect: m.isoformat(" ") '2024-02-29 13:05:09.123456'
# expect: m.isoformat(sep="_",timespec="minutes") '2024-02-29_13:05'
# expect: m.isoformat("ab") TypeError isoformat() argument 1 must be a unicode character, not a string of length 2
# expect: z.isoformat(timespec="milliseconds") '2024-02-29T13:05:09.000+05:30'
# expect: m.date() datetime.date(2024, 2, 29)
# expect: m.time() datetime.time(13, 5, 9, 123456)
# expect: z.time() datetime.time(13, 5, 9)
# expect: z.timetz() datetime.time(13, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: m.ctime() 'Thu Feb 29 13:05:09 2024'
# expect: m.weekday() 3
# expect: m.isocalendar() datetime.IsoCalendarDate(year=2024, week=9, weekday=4)
# expect: m.toordinal() 738945
# expect: m.timetuple() time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: z.utctimetuple() time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=7, tm_min=35, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=0)
# expect: u.timetuple() time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: u.timestamp() 1709211909.0
# expect: z.timestamp() 1709192109.0
# expect: n.timestamp() 1709164800.0
# expect: M(1970,1,1,0,0,0,1,tzinfo=UTC).timestamp() 1e-06
# expect: M.fromtimestamp(0,UTC) datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# expect: M.fromtimestamp(1709211909.123456) datetime.datetime(2024, 2, 29, 13, 5, 9, 123456)
# expect: M.fromtimestamp(1709211909.123456,Z1) datetime.datetime(2024, 2, 29, 18, 35, 9, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M.fromtimestamp(1.0000005,UTC) datetime.datetime(1970, 1, 1, 0, 0, 1, 1, tzinfo=datetime.timezone.utc)
# expect: M.fromtimestamp(-1.5,UTC) datetime.datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=datetime.timezone.utc)
# expect: M.fromtimestamp(float("nan")) ValueError Invalid value NaN (not a number)
# expect: M.fromtimestamp(0,5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: M.combine(date(2024,1,1),T(5)) datetime.datetime(2024, 1, 1, 5, 0)
# expect: M.combine(date(2024,1,1),T(5,tzinfo=Z1)) datetime.datetime(2024, 1, 1, 5, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M.combine(date(2024,1,1),T(5),Z1) datetime.datetime(2024, 1, 1, 5, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M.combine(1,2) TypeError combine() argument 1 must be datetime.date, not int
# expect: M.combine(date(2024,1,1),2) TypeError combine() argument 2 must be datetime.time, not int
# expect: M.fromordinal(738000) datetime.datetime(2021, 7, 29, 0, 0)
# expect: M.fromisoformat("2024-02-29") datetime.datetime(2024, 2, 29, 0, 0)
# expect: M.fromisoformat("2024-02-29T13:05") datetime.datetime(2024, 2, 29, 13, 5)
# expect: M.fromisoformat("2024-02-29 13:05:09.123") datetime.datetime(2024, 2, 29, 13, 5, 9, 123000)
# expect: M.fromisoformat("20240229T130509Z") datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone.utc)
# expect: M.fromisoformat("2024-02-29T13:05:09+05:30") datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M.fromisoformat("2024-W09-4T13") datetime.datetime(2024, 2, 29, 13, 0)
# expect: M.fromisoformat("2024-02-29T24:00") datetime.datetime(2024, 3, 1, 0, 0)
# expect: M.fromisoformat("2024-02-29T24:01") ValueError minute, second, and microsecond must be 0 when hour is 24
# expect: M.fromisoformat("2024-02-29T") ValueError Invalid isoformat string: '2024-02-29T'
# expect: M.fromisoformat("x") ValueError Invalid isoformat string: 'x'
# expect: M.fromisoformat("2024-02-29T13:05:09+25:00") ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1, seconds=3600)
# expect: M.fromisoformat("2024-13-01T00:00") ValueError month must be in 1..12, not 13
# expect: M.fromisoformat("2024-02-29x13") datetime.datetime(2024, 2, 29, 13, 0)
# expect: M.fromisoformat("2024-02-29T13:60") ValueError minute must be in 0..59, not 60
# expect: M.fromisoformat(b"x") TypeError fromisoformat: argument must be str
# expect: M.fromisoformat("2024-02-29T13:05:09.123456-00:00") datetime.datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=datetime.timezone.utc)
# expect: M.fromisoformat("2024-02-29T13:05:09+01:02:03.000004") datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=3723, microseconds=4)))
# expect: m.replace(year=2025) ValueError day 29 must be in range 1..28 for month 2 in year 2025
# expect: m.replace(year=2025,day=1) datetime.datetime(2025, 2, 1, 13, 5, 9, 123456)
# expect: m.replace(tzinfo=Z1) datetime.datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: z.replace(tzinfo=None) datetime.datetime(2024, 2, 29, 13, 5, 9)
# expect: m.replace(fold=1) datetime.datetime(2024, 2, 29, 13, 5, 9, 123456, fold=1)
# expect: m+D(1) datetime.datetime(2024, 3, 1, 13, 5, 9, 123456)
# expect: m-D(hours=14) datetime.datetime(2024, 2, 28, 23, 5, 9, 123456)
# expect: m-n datetime.timedelta(seconds=47109, microseconds=123456)
# expect: z-u datetime.timedelta(days=-1, seconds=66600)
# expect: z-m TypeError can't subtract offset-naive and offset-aware datetimes
# expect: m+1 TypeError unsupported operand type(s) for +: 'datetime.datetime' and 'int'
# expect: m-1 TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'int'
# expect: m-date(2024,1,1) TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'
# expect: m<n False
# expect: z<u True
# expect: z<m TypeError can't compare offset-naive and offset-aware datetimes
# expect: z==m False
# expect: m==date(2024,2,29) False
# expect: m<date(2024,3,1) TypeError '<' not supported between instances of 'datetime.datetime' and 'datetime.date'
# expect: date(2024,1,1)<m TypeError '<' not supported between instances of 'datetime.date' and 'datetime.datetime'
# expect: z==u False
# expect: hash(z)==hash(z.astimezone(UTC)) True
# expect: z.astimezone(UTC) datetime.datetime(2024, 2, 29, 7, 35, 9, tzinfo=datetime.timezone.utc)
# expect: u.astimezone(Z1) datetime.datetime(2024, 2, 29, 18, 35, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: u.astimezone(Z2) datetime.datetime(2024, 2, 29, 10, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=75600), 'X'))
# expect: m.astimezone(Z1) datetime.datetime(2024, 2, 29, 18, 35, 9, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M(2024,7,1,12,tzinfo=DST()).astimezone(UTC) datetime.datetime(2024, 7, 1, 10, 0, tzinfo=datetime.timezone.utc)
# expect: u.astimezone(5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: M.max+D(1) OverflowError date value out of range
# expect: M.min-D(1) OverflowError date value out of range
# expect: M.min datetime.datetime(1, 1, 1, 0, 0)
# expect: M.max datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)
# expect: M.resolution datetime.timedelta(microseconds=1)
# expect: z.utcoffset() datetime.timedelta(seconds=19800)
# expect: m.utcoffset() None
# expect: z.tzname() 'UTC+05:30'
# expect: z.dst() None
# expect: M(2024,7,1,tzinfo=DST()).dst() datetime.timedelta(seconds=3600)
# expect: M(2024,7,1,tzinfo=DST()).tzname() 'CEST'
# expect: str(M(2024,7,1,tzinfo=TZ(3))) '2024-07-01 00:00:00+03:00'
# expect: M(2024,7,1,tzinfo=Bad()).utcoffset() TypeError tzinfo.utcoffset() must return None or timedelta, not 'int'
# expect: M(2024,7,1,tzinfo=Bad()).tzname() TypeError tzinfo.tzname() must return None or a string, not 'int'
# expect: M(2024,7,1,tzinfo=Big()).utcoffset() ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# expect: str(M(2024,7,1,tzinfo=Bad())) TypeError tzinfo.utcoffset() must return None or timedelta, not 'int'
# expect: z.strftime("%z|%:z|%Z") '+0530|+05:30|UTC+05:30'
# expect: u.strftime("%z|%:z|%Z") '+0000|+00:00|UTC'
# expect: m.strftime("%z|%:z|%Z") '||'
# expect: f"{m:%A, %d %B %Y %I:%M %p}" 'Thursday, 29 February 2024 01:05 PM'
# expect: M(2024,1,1,0,5).strftime("%I:%M%p") '12:05AM'
# expect: M(999,1,1).strftime("%Y") '0999'
# expect: M.strptime("2024-02-29 13:05:09","%Y-%m-%d %H:%M:%S") datetime.datetime(2024, 2, 29, 13, 5, 9)
# expect: M.strptime("29/Feb/2024:13:05:09 +0530","%d/%b/%Y:%H:%M:%S %z") datetime.datetime(2024, 2, 29, 13, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: M.strptime("x","%Y") ValueError time data 'x' does not match format '%Y'
# expect: M.strptime("2024 x","%Y") ValueError unconverted data remains:  x
# expect: M.strptime("2024","%Q") ValueError 'Q' is a bad directive in format '%Q'
# expect: M.strptime("2024","%") ValueError stray % in format '%'
# expect: M.strptime("13:05 PM","%I:%M %p") ValueError time data '13:05 PM' does not match format '%I:%M %p'
# expect: M.strptime("1:05 pm","%I:%M %p") datetime.datetime(1900, 1, 1, 13, 5)
# expect: M.strptime("12:05 am","%I:%M %p") datetime.datetime(1900, 1, 1, 0, 5)
# expect: M.strptime("Thursday 29 February 2024","%A %d %B %Y") datetime.datetime(2024, 2, 29, 0, 0)
# expect: M.strptime("2024-060","%Y-%j") datetime.datetime(2024, 2, 29, 0, 0)
# expect: M.strptime("69 68","%y %d") ValueError unconverted data remains: 8
# expect: M.strptime("69","%y") datetime.datetime(1969, 1, 1, 0, 0)
# expect: M.strptime("68","%y") datetime.datetime(2068, 1, 1, 0, 0)
# expect: M.strptime("2024 09 4","%G %V %u") datetime.datetime(2024, 2, 29, 0, 0)
# expect: M.strptime("2024 08 4","%Y %U %w") datetime.datetime(2024, 2, 29, 0, 0)
# expect: M.strptime("2024 08 4","%Y %W %w") datetime.datetime(2024, 2, 22, 0, 0)
# expect: M.strptime("2023-02-29","%Y-%m-%d") ValueError day 29 must be in range 1..28 for month 2 in year 2023
# expect: M.strptime("1.5","%S.%f") datetime.datetime(1900, 1, 1, 0, 0, 1, 500000)
# expect: M.strptime("2024-01-01Z","%Y-%m-%d%z") datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# expect: M.strptime("2024-01-01 UTC","%Y-%m-%d %Z") datetime.datetime(2024, 1, 1, 0, 0)
# expect: M.strptime("2024-01-01+01:02:03.5","%Y-%m-%d%z") datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3723, microseconds=500000)))
# expect: M.strptime(5,"%Y") TypeError strptime() argument 1 must be str, not int
# expect: M.strptime("2024-01-01","%F") ValueError 'F' is a bad directive in format '%F'
# expect: M.strptime("12:00:00","%T") datetime.datetime(1900, 1, 1, 12, 0)
# expect: M.strptime("  2024","%Y") ValueError time data '  2024' does not match format '%Y'
# expect: M.strptime("2024 \t 1","%Y %m") datetime.datetime(2024, 1, 1, 0, 0)
# expect: M.strptime("2024-02-29 13","%Y-%m-%d %I") ValueError unconverted data remains: 3
# expect: M.strptime("Feb 29 13:05:09 2024","%b %d %H:%M:%S %Y") datetime.datetime(2024, 2, 29, 13, 5, 9)
# expect: M.strptime("02/29/24 13:05:09","%x %X") datetime.datetime(2024, 2, 29, 13, 5, 9)
# expect: M.strptime("Thu Feb 29 13:05:09 2024","%c") datetime.datetime(2024, 2, 29, 13, 5, 9)
# expect: M.strptime("2024-1-1 1:2:3","%Y-%m-%d %H:%M:%S") datetime.datetime(2024, 1, 1, 1, 2, 3)
# expect: M.strptime("29.02.2024","%d.%m.%Y").date() datetime.date(2024, 2, 29)
# expect: M.strptime("2024%","%Y%%") datetime.datetime(2024, 1, 1, 0, 0)
# expect: M.strptime("2024","%Y%Y") PatternError redefinition of group name 'Y' as group 2; was group 1 at position 19
# expect: M.strptime("10 2024","%V %Y") ValueError ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: M.strptime("2024 1","%G %u") ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: MyD(2024,1,1) MyD(2024, 1, 1)
# expect: MyD(2024,1,1)+D(1) MyD(2024, 1, 2)
# expect: type(MyD(2024,1,1)+D(1)) <class '__main__.MyD'>
# expect: type(MyD(2024,1,1).replace(day=3)) <class '__main__.MyD'>
# expect: type(MyD.today()) <class '__main__.MyD'>
# expect: type(MyD.fromisoformat("2024-01-01")) <class '__main__.MyD'>
# expect: MyM(2024,1,1) MyM(2024, 1, 1, 0, 0)
# expect: type(MyM(2024,1,1)+D(1)) <class '__main__.MyM'>
# expect: type(MyM.now()) <class '__main__.MyM'>
# expect: type(MyM(2024,1,1).date()) <class 'datetime.date'>
# expect: type(MyM.strptime("2024","%Y")) <class '__main__.MyM'>
# expect: type(MyM.combine(date(2024,1,1),T(1))) <class '__main__.MyM'>
# expect: MyDelta(1) MyDelta(days=1)
# expect: MyDelta(1)+D(1) datetime.timedelta(days=2)
# expect: type(-MyDelta(1)) <class 'datetime.timedelta'>
# expect: MyM(2024,1,1)-MyM(2023,1,1) datetime.timedelta(days=365)
# expect: type(MyM.fromtimestamp(0,UTC)) <class '__main__.MyM'>
# expect: type(MyM(2024,1,1,tzinfo=UTC).astimezone(Z1)) <class '__main__.MyM'>
# expect: isinstance(m,date) True
# expect: issubclass(datetime,date) True
# expect: datetime.__mro__ (<class 'datetime.datetime'>, <class 'datetime.date'>, <class 'object'>)
# expect: date.__module__ 'datetime'
# expect: date <class 'datetime.date'>
# expect: datetime <class 'datetime.datetime'>
# expect: timedelta <class 'datetime.timedelta'>
# expect: timezone <class 'datetime.timezone'>
# expect: tzinfo <class 'datetime.tzinfo'>
# expect: (lambda: [a for a in (date(2024,1,1),T(1))])() [datetime.date(2024, 1, 1), datetime.time(1, 0)]
# expect: attribute 'year' of 'datetime.date' objects is not writable
# expect: attribute 'hour' of 'datetime.time' objects is not writable
# expect: ('dt', 2024) ('d', 2000) [datetime.date(2023, 5, 5), datetime.date(2024, 1, 2)] 1 True 2
