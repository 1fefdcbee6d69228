"""Reading dates and times: `time.strptime` and the `strptime` of `datetime`.

A format becomes a regular expression with a group for each directive, named after it; what the groups have matched is then
put together.
"""

import datetime
import re
import time

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december"]


def _names(names, directive):
    """A group for one of these names, the longest tried first."""
    names = sorted(map(re.escape, names), key=len, reverse=True)
    return f"(?P<{directive}>{'|'.join(names)})"


_DIRECTIVES = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))",
    "A": _names(_DAYS, "A"),
    "a": _names([name[:3] for name in _DAYS], "a"),
    "B": _names(_MONTHS, "B"),
    "b": _names([name[:3] for name in _MONTHS], "b"),
    "p": _names(["am", "pm"], "p"),
    "Z": _names(["utc", "gmt"], "Z"),
    "%": "%",
}
# Those that are written with a space in the place of a zero are read like the others.
_DIRECTIVES |= {"e": _DIRECTIVES["d"], "k": _DIRECTIVES["H"], "l": _DIRECTIVES["I"]}
# Directives that stand for several others.
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "T": "%H:%M:%S", "R": "%H:%M",
             "r": "%I:%M:%S %p"}

_cache = {}


def _pattern(format):
    """The regular expression of a format."""
    def replace(found):
        directive = found[1]
        if directive in _COMPOUND:
            return translate(_COMPOUND[directive])
        return _DIRECTIVES[directive]

    def translate(text):
        text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", text)
        text = re.sub(r"\s+", r"\\s+", text)
        text = re.sub("'", "['\u02bc]", text)
        return re.sub(r"(?s)%[-_0^#]*[0-9]*([OE]?[:\\]?.?)", replace, text)

    translated = translate(format)
    if _has_day_without_year(format):
        import warnings

        warnings.warn(_AMBIGUOUS, DeprecationWarning, skip_file_prefixes=("<rondo>",))
    return re.compile(translated, 2)  # IGNORECASE, without the enumeration that it is a member of.


_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _has_day_without_year(format):
    directives = set(re.findall(r"%[-_0^#]*[0-9]*([a-zA-Z])", format))
    return "d" in directives and not directives & set("YyGcx")


def _match(data_string, format):
    """What the directives of a format have matched."""
    pattern = _cache.get(format)
    if pattern is None:
        try:
            pattern = _pattern(format)
        except KeyError as error:
            directive = error.args[0]
            if directive == "" or directive == "\\":
                if not directive:
                    raise ValueError(f"stray % in format {format!r}") from None
                directive = "%"
            raise ValueError(f"{directive!r} is a bad directive in format {format!r}") from None
        if len(_cache) > 100:
            _cache.clear()
        _cache[format] = pattern
    found = pattern.match(data_string)
    if not found:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if len(data_string) != found.end():
        raise ValueError(f"unconverted data remains: {data_string[found.end():]}")
    return found.groupdict()


def _day_of_week(year, week, weekday, starts_monday):
    """The number of a day in its year, from the week as `%U` or `%W` count it."""
    first = datetime.date(year, 1, 1).weekday()
    if not starts_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    days_in_week_0 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + days_in_week_0 + 7 * (week - 1) + weekday


def _offset(text):
    """An offset from UTC as seconds and microseconds."""
    if text == "Z":
        return 0, 0
    if text[3] == ":":
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ":":
                raise ValueError(f"Inconsistent use of : in {text[:3]}:{text[3:]}")
            text = text[:5] + text[6:]
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
    micros = int((text[8:] + "000000")[:6])
    return (-seconds, -micros) if text[0] == "-" else (seconds, micros)


def _strptime(data_string, format):
    """The parts of a time: a tuple as of `struct_time` with the name of the zone and its offset, the microseconds, and
    the microseconds of the offset."""
    for place, text in enumerate((data_string, format)):
        if not isinstance(text, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(text)}")
    found = _match(data_string, format)
    iso_year = year = julian = week = weekday = None
    month = day = 1
    hour = minute = second = fraction = 0
    zone, zone_name, offset, offset_fraction = -1, None, None, 0
    starts_monday = True
    for directive, text in found.items():
        match directive:
            case "y":
                # As POSIX has it: 69 to 99 lie in the last century.
                year = int(text)
                year += 2000 if year <= 68 else 1900
            case "Y":
                year = int(text)
            case "G":
                iso_year = int(text)
            case "m":
                month = int(text)
            case "B":
                month = _MONTHS.index(text.lower()) + 1
            case "b":
                month = [name[:3] for name in _MONTHS].index(text.lower()) + 1
            case "d":
                day = int(text)
            case "H":
                hour = int(text)
            case "I":
                hour = int(text)
                half = (found.get("p") or "").lower()
                if half in ("", "am"):
                    hour = 0 if hour == 12 else hour
                else:
                    hour = 12 if hour == 12 else hour + 12
            case "M":
                minute = int(text)
            case "S":
                second = int(text)
            case "f":
                fraction = int(text.ljust(6, "0"))
            case "A":
                weekday = _DAYS.index(text.lower())
            case "a":
                weekday = [name[:3] for name in _DAYS].index(text.lower())
            case "w":
                weekday = (int(text) - 1) % 7
            case "u":
                weekday = int(text) - 1
            case "j":
                julian = int(text)
            case "U" | "W":
                week = int(text)
                starts_monday = directive == "W"
            case "V":
                iso_week = int(text)
            case "z":
                if text:
                    offset, offset_fraction = _offset(text)
            case "Z":
                zone, zone_name = 0, text.upper()

    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    leap_year_fix = False
    if year is None:
        # 29 February exists in no year that is not given: one is assumed in which it does.
        leap_year_fix = month == 2 and day == 29
        year = 1904 if leap_year_fix else 1900

    if julian is None and weekday is not None:
        if week is not None:
            julian = _day_of_week(year, week, weekday, starts_monday)
        elif iso_year is not None:
            date = datetime.date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = date.year, date.month, date.day
            julian = date.timetuple().tm_yday
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if julian is None:
        julian = datetime.date(year, month, day).toordinal() - datetime.date(year, 1, 1).toordinal() + 1
    else:
        date = datetime.date.fromordinal(julian - 1 + datetime.date(year, 1, 1).toordinal())
        year, month, day = date.year, date.month, date.day
    if weekday is None:
        weekday = datetime.date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, julian, zone, zone_name, offset), fraction, offset_fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """`time.strptime`"""
    parts, _, _ = _strptime(data_string, format)
    return time.struct_time(parts[:9])


def _zone(parts, offset_fraction):
    """The zone that was read, or None."""
    name, offset = parts[9:]
    if offset is None:
        return None
    delta = datetime.timedelta(seconds=offset, microseconds=offset_fraction)
    return datetime.timezone(delta, name) if name else datetime.timezone(delta)


def _strptime_datetime_date(cls, data_string, format="%a %b %d %Y"):
    """`date.strptime`"""
    parts, _, _ = _strptime(data_string, format)
    return cls(*parts[:3])


def _strptime_datetime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """`datetime.strptime`"""
    parts, fraction, offset_fraction = _strptime(data_string, format)
    zone = _zone(parts, offset_fraction)
    return cls(*parts[:6], fraction) if zone is None else cls(*parts[:6], fraction, zone)


def _strptime_datetime_time(cls, data_string, format="%H:%M:%S"):
    """`time.strptime` of the class `datetime.time`."""
    parts, fraction, offset_fraction = _strptime(data_string, format)
    zone = _zone(parts, offset_fraction)
    return cls(*parts[3:6], fraction) if zone is None else cls(*parts[3:6], fraction, zone)
