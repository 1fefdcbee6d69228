# Two equal times when clocks are put back: fold tells them apart.
from datetime import datetime, time, timedelta, timezone, tzinfo


class Zone(tzinfo):
    """One hour ahead of UTC, two in summer; clocks are put back on 27 October 2024 at 3."""

    def utcoffset(self, moment):
        back = datetime(2024, 10, 27, 2)
        naive = moment.replace(tzinfo=None, fold=0)
        if naive >= back + timedelta(hours=1) or naive >= back and moment.fold:
            return timedelta(hours=1)
        return timedelta(hours=2)

    def dst(self, moment):
        return self.utcoffset(moment) - timedelta(hours=1)

    def tzname(self, moment):
        return "CEST" if self.dst(moment) else "CET"


zone = Zone()
first = datetime(2024, 10, 27, 2, 30, tzinfo=zone)
second = first.replace(fold=1)
print(first, second, first.tzname(), second.tzname(), first.fold, second.fold)
print(first == second, hash(first) == hash(second), first < second, second - first)
print(first.astimezone(timezone.utc), second.astimezone(timezone.utc), first.timestamp(), second.timestamp())
utc = first.astimezone(timezone.utc)
print(first == utc, first != utc, first <= utc, utc - first, utc - second)
before = datetime(2024, 10, 27, 1, 30, tzinfo=zone)
print(before == before.astimezone(timezone.utc), hash(before) == hash(before.astimezone(timezone.utc)))
print(repr(time(2, 30, fold=1)), time(2, 30, fold=1) == time(2, 30), datetime.combine(first, time(2, 30, fold=1), zone) == second)
print([datetime(2024, 10, 26, 23, tzinfo=zone) + timedelta(hours=h) for h in (3, 5)][0].isoformat())

# expect: 2024-10-27 02:30:00+02:00 2024-10-27 02:30:00+01:00 CEST CET 0 1
# expect: True True False 0:00:00
# expect: 2024-10-27 00:30:00+00:00 2024-10-27 01:30:00+00:00 1729989000.0 1729992600.0
# expect: False True True 0:00:00 -1 day, 23:00:00
# expect: True True
# expect: datetime.time(2, 30, fold=1) True True
# expect: 2024-10-27T02:00:00+02:00
