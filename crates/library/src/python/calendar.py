"""Calendars: which day is what, and months and years as text.

    >>> import calendar
    >>> print(calendar.month(2024, 2))
       February 2024
    Mo Tu We Th Fr Sa Su
              1  2  3  4
     5  6  7  8  9 10 11
    12 13 14 15 16 17 18
    19 20 21 22 23 24 25
    26 27 28 29
    <BLANKLINE>
"""

import datetime
from enum import IntEnum, global_enum
from itertools import repeat

__all__ = ["IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays", "weekday",
           "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name", "month_abbr",
           "standalone_month_name", "standalone_month_abbr", "day_name", "day_abbr", "Calendar", "TextCalendar",
           "HTMLCalendar", "weekheader", "Day", "Month", "JANUARY",
           "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
           "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
# The session has one locale, so the calendars of other locales are left out.

error = ValueError


class IllegalMonthError(ValueError, IndexError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


@global_enum
class Month(IntEnum):
    JANUARY = 1
    FEBRUARY = 2
    MARCH = 3
    APRIL = 4
    MAY = 5
    JUNE = 6
    JULY = 7
    AUGUST = 8
    SEPTEMBER = 9
    OCTOBER = 10
    NOVEMBER = 11
    DECEMBER = 12


@global_enum
class Day(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


day_name = [day.name.capitalize() for day in Day]
day_abbr = [name[:3] for name in day_name]
month_name = ["", *(month.name.capitalize() for month in Month)]
month_abbr = [name[:3] for name in month_name]
standalone_month_name = month_name
standalone_month_abbr = month_abbr


def isleap(year):
    """Return True for leap years, False for non-leap years."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """Return number of leap years in range [y1, y2). Assume y1 <= y2."""
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    """Return weekday (0-6 ~ Mon-Sun) for year, month (1-12), day (1-31)."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        year = 2000 + year % 400
    return Day(datetime.date(year, month, day).weekday())


def _validate_month(month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)


def _monthlen(year, month):
    return (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def monthrange(year, month):
    """Return weekday of first day of month (0-6 ~ Mon-Sun) and number of days (28-31) for year, month."""
    _validate_month(month)
    return weekday(year, month, 1), _monthlen(year, month)


def _neighbour(year, month, step):
    month += step
    return (year + (month > 12) - (month < 1), (month - 1) % 12 + 1)


class Calendar:
    """Base calendar class. This class doesn't do any formatting. It simply provides data to subclasses."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    @property
    def firstweekday(self):
        return self._firstweekday % 7

    @firstweekday.setter
    def firstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    def getfirstweekday(self):
        return self.firstweekday

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        """Return an iterator for one week of weekday numbers starting with the configured first one."""
        for day in range(self.firstweekday, self.firstweekday + 7):
            yield day % 7

    def itermonthdates(self, year, month):
        """Return an iterator for one month, in datetime.date values, with the days that fill the first and last week."""
        for parts in self.itermonthdays3(year, month):
            yield datetime.date(*parts)

    def itermonthdays(self, year, month):
        """Like itermonthdates(), but will yield day numbers. For days outside the specified month the number is 0."""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from repeat(0, before)
        yield from range(1, days + 1)
        yield from repeat(0, (self.firstweekday - first - days) % 7)

    def itermonthdays2(self, year, month):
        """Like itermonthdates(), but will yield (day number, weekday number) tuples."""
        for number, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, number % 7

    def itermonthdays3(self, year, month):
        """Like itermonthdates(), but will yield (year, month, day) tuples."""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = (self.firstweekday - first - days) % 7
        y, m = _neighbour(year, month, -1)
        end = _monthlen(y, m) + 1
        for day in range(end - before, end):
            yield y, m, day
        for day in range(1, days + 1):
            yield year, month, day
        y, m = _neighbour(year, month, 1)
        for day in range(1, after + 1):
            yield y, m, day

    def itermonthdays4(self, year, month):
        """Like itermonthdates(), but will yield (year, month, day, day_of_week) tuples."""
        for number, (y, m, day) in enumerate(self.itermonthdays3(year, month)):
            yield y, m, day, (self.firstweekday + number) % 7

    def _weeks(self, days):
        days = list(days)
        return [days[start:start + 7] for start in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        """Return a matrix (list of lists) of dates; each row represents a week."""
        return self._weeks(self.itermonthdates(year, month))

    def monthdays2calendar(self, year, month):
        """Return a matrix of (day number, weekday number) tuples."""
        return self._weeks(self.itermonthdays2(year, month))

    def monthdayscalendar(self, year, month):
        """Return a matrix of day numbers; days outside the month are zero."""
        return self._weeks(self.itermonthdays(year, month))

    def _year(self, months, width):
        months = list(months)
        return [months[start:start + width] for start in range(0, len(months), width)]

    def yeardatescalendar(self, year, width=3):
        """The months of a year in rows, each a matrix of dates."""
        return self._year((self.monthdatescalendar(year, m) for m in Month), width)

    def yeardays2calendar(self, year, width=3):
        """The months of a year in rows, each a matrix of (day number, weekday number) tuples."""
        return self._year((self.monthdays2calendar(year, m) for m in Month), width)

    def yeardayscalendar(self, year, width=3):
        """The months of a year in rows, each a matrix of day numbers."""
        return self._year((self.monthdayscalendar(year, m) for m in Month), width)


class TextCalendar(Calendar):
    """Calendars as plain text, as the Unix program cal prints them."""

    def prweek(self, theweek, width):
        """Print a single week (no newline)."""
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day, weekday, width):
        """Returns a formatted day."""
        return ("" if day == 0 else f"{day:2}").center(width)

    def formatweek(self, theweek, width):
        """Returns a single week in a string (no newline)."""
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        """Returns a formatted week day name."""
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        """Return a header for a week."""
        return " ".join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        """Return a formatted month name."""
        _validate_month(themonth)
        name = standalone_month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        """Print a month's calendar."""
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """Return a month's calendar string (multi-line)."""
        w, l = max(2, w), max(1, l)
        end = "\n" * l
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + end
        text += self.formatweekheader(w).rstrip() + end
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + end
        return text

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """Returns a year's calendar as a multi-line string."""
        w, l, c = max(2, w), max(1, l), max(2, c)
        colwidth, end, between = (w + 1) * 7 - 1, "\n" * l, " " * c
        text = repr(theyear).center(colwidth * m + c * (m - 1)).rstrip() + end
        header = self.formatweekheader(w)
        for number, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * number + 1, min(m * (number + 1) + 1, 13))
            names = (self.formatmonthname(theyear, k, colwidth, False) for k in months)
            text += end + between.join(name.center(colwidth) for name in names).rstrip() + end
            text += between.join(header.center(colwidth) for _ in months).rstrip() + end
            for line in range(max(map(len, row))):
                weeks = (self.formatweek(weeks[line], w) if line < len(weeks) else "" for weeks in row)
                text += between.join(week.center(colwidth) for week in weeks).rstrip() + end
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        """Print a year's calendar."""
        print(self.formatyear(theyear, w, l, c, m), end="")


class HTMLCalendar(Calendar):
    """Calendars as tables of HTML."""

    cssclasses = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month_head = "month"
    cssclass_month = "month"
    cssclass_year_head = "year"
    cssclass_year = "year"

    def formatday(self, day, weekday):
        """Return a day as a table cell."""
        if day == 0:
            return f'<td class="{self.cssclass_noday}">&nbsp;</td>'
        return f'<td class="{self.cssclasses[weekday]}">{day}</td>'

    def formatweek(self, theweek):
        """Return a complete week as a table row."""
        return f"<tr>{''.join(self.formatday(d, wd) for d, wd in theweek)}</tr>"

    def formatweekday(self, day):
        """Return a weekday name as a table header."""
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self):
        """Return a header for a week as a table row."""
        return f"<tr>{''.join(map(self.formatweekday, self.iterweekdays()))}</tr>"

    def formatmonthname(self, theyear, themonth, withyear=True):
        """Return a month name as a table row."""
        _validate_month(themonth)
        name = f"{standalone_month_name[themonth]} {theyear}" if withyear else standalone_month_name[themonth]
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        """Return a formatted month as a table."""
        lines = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
                 self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        lines += map(self.formatweek, self.monthdays2calendar(theyear, themonth))
        return "\n".join([*lines, "</table>"]) + "\n"

    def formatyear(self, theyear, width=3):
        """Return a formatted year as a table of tables."""
        width = max(width, 1)
        text = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n',
                f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>']
        for first in range(1, 13, width):
            cells = (f"<td>{self.formatmonth(theyear, m, withyear=False)}</td>" for m in range(first, min(first + width, 13)))
            text.append(f"<tr>{''.join(cells)}</tr>")
        return "".join([*text, "</table>"])


c = TextCalendar()
firstweekday = c.getfirstweekday


def setfirstweekday(firstweekday):
    """Set the weekday (0-6 ~ Mon-Sun) with which the weeks of this module's own functions begin."""
    if not 0 <= firstweekday <= 6:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


monthcalendar = c.monthdayscalendar
prweek = c.prweek
week = c.formatweek
weekheader = c.formatweekheader
prmonth = c.prmonth
month = c.formatmonth
calendar = c.formatyear
prcal = c.pryear


def format(cols, colwidth=20, spacing=6):
    """Prints multi-column formatting for year calendars"""
    print(formatstring(cols, colwidth, spacing))


def formatstring(cols, colwidth=20, spacing=6):
    """Returns a string formatted from n strings, centered within n columns."""
    return (" " * spacing).join(text.center(colwidth) for text in cols)


def timegm(tuple):
    """Unrelated but handy function to calculate Unix timestamp from GMT."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - datetime.date(1970, 1, 1).toordinal() + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
