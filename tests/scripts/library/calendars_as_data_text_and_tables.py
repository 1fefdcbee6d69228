# since: 3.14
# Calendars as data, text and tables.
import calendar
def show(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__,e)
print(calendar.month(2024,2)); print(calendar.month(2024,2,3,2)); print(calendar.calendar(2024)); print(calendar.TextCalendar(6).formatmonth(2023,10,10,1)); print(calendar.TextCalendar(6).formatyear(2023,2,1,4,4)); calendar.prmonth(2021,2)
for y,m in [(2024,2),(2023,12),(1,1),(9999,12)]:
    show(calendar.monthrange,y,m); show(calendar.monthcalendar,y,m)
c=calendar.Calendar(3)
print(list(c.iterweekdays()), list(c.itermonthdates(2024,5))[:3], list(c.itermonthdays2(2024,5))[:9], list(c.itermonthdays3(2024,5))[-3:], list(c.itermonthdays4(2024,5))[:3], c.monthdatescalendar(2024,2)[0][:2], c.yeardayscalendar(2024,2)[0][0][0], len(c.yeardatescalendar(2024)), c.yeardays2calendar(2024,6)[1][0][0], c.firstweekday, c.getfirstweekday())
show(calendar.monthrange,2024,13); show(calendar.setfirstweekday,7); show(calendar.weekday,2024,2,29); show(calendar.isleap,1900); show(calendar.leapdays,2000,2021); show(calendar.timegm,(2024,2,29,12,0,0)); show(calendar.weekheader,3)
calendar.setfirstweekday(calendar.SUNDAY); print(calendar.month(2024,2), calendar.firstweekday()); calendar.setfirstweekday(0)
print(list(calendar.day_name),list(calendar.day_abbr),list(calendar.month_name),list(calendar.month_abbr),calendar.JANUARY,repr(calendar.MONDAY),calendar.Month(3),repr(calendar.Day.SUNDAY), calendar.day_name[0], calendar.month_name[calendar.MARCH], len(calendar.month_name))
print(calendar.HTMLCalendar().formatmonth(2024,2)); print(len(calendar.HTMLCalendar(6).formatyear(2024)), calendar.HTMLCalendar().formatweekheader())
print(calendar.c.formatweek([(1,0),(0,1),(15,2)],3), calendar.formatstring(['a','b'],5,2))
show(calendar.month,2024,13); show(str,calendar.IllegalMonthError(13)); print(calendar.IllegalMonthError.__mro__)

# expect:    February 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:
# expect:        February 2024
# expect:
# expect: Mon Tue Wed Thu Fri Sat Sun
# expect:
# expect:               1   2   3   4
# expect:
# expect:   5   6   7   8   9  10  11
# expect:
# expect:  12  13  14  15  16  17  18
# expect:
# expect:  19  20  21  22  23  24  25
# expect:
# expect:  26  27  28  29
# expect:
# expect:
# expect:                                   2024
# expect:
# expect:       January                   February                   March
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7                1  2  3  4                   1  2  3
# expect:  8  9 10 11 12 13 14       5  6  7  8  9 10 11       4  5  6  7  8  9 10
# expect: 15 16 17 18 19 20 21      12 13 14 15 16 17 18      11 12 13 14 15 16 17
# expect: 22 23 24 25 26 27 28      19 20 21 22 23 24 25      18 19 20 21 22 23 24
# expect: 29 30 31                  26 27 28 29               25 26 27 28 29 30 31
# expect:
# expect:        April                      May                       June
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7             1  2  3  4  5                      1  2
# expect:  8  9 10 11 12 13 14       6  7  8  9 10 11 12       3  4  5  6  7  8  9
# expect: 15 16 17 18 19 20 21      13 14 15 16 17 18 19      10 11 12 13 14 15 16
# expect: 22 23 24 25 26 27 28      20 21 22 23 24 25 26      17 18 19 20 21 22 23
# expect: 29 30                     27 28 29 30 31            24 25 26 27 28 29 30
# expect:
# expect:         July                     August                  September
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7                1  2  3  4                         1
# expect:  8  9 10 11 12 13 14       5  6  7  8  9 10 11       2  3  4  5  6  7  8
# expect: 15 16 17 18 19 20 21      12 13 14 15 16 17 18       9 10 11 12 13 14 15
# expect: 22 23 24 25 26 27 28      19 20 21 22 23 24 25      16 17 18 19 20 21 22
# expect: 29 30 31                  26 27 28 29 30 31         23 24 25 26 27 28 29
# expect:                                                     30
# expect:
# expect:       October                   November                  December
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:     1  2  3  4  5  6                   1  2  3                         1
# expect:  7  8  9 10 11 12 13       4  5  6  7  8  9 10       2  3  4  5  6  7  8
# expect: 14 15 16 17 18 19 20      11 12 13 14 15 16 17       9 10 11 12 13 14 15
# expect: 21 22 23 24 25 26 27      18 19 20 21 22 23 24      16 17 18 19 20 21 22
# expect: 28 29 30 31               25 26 27 28 29 30         23 24 25 26 27 28 29
# expect:                                                     30 31
# expect:
# expect:                                 October 2023
# expect:   Sunday     Monday    Tuesday   Wednesday   Thursday    Friday    Saturday
# expect:      1          2          3          4          5          6          7
# expect:      8          9         10         11         12         13         14
# expect:     15         16         17         18         19         20         21
# expect:     22         23         24         25         26         27         28
# expect:     29         30         31
# expect:
# expect:                                             2023
# expect:
# expect:       January                 February                 March                   April
# expect: Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa
# expect:  1  2  3  4  5  6  7              1  2  3  4              1  2  3  4                       1
# expect:  8  9 10 11 12 13 14     5  6  7  8  9 10 11     5  6  7  8  9 10 11     2  3  4  5  6  7  8
# expect: 15 16 17 18 19 20 21    12 13 14 15 16 17 18    12 13 14 15 16 17 18     9 10 11 12 13 14 15
# expect: 22 23 24 25 26 27 28    19 20 21 22 23 24 25    19 20 21 22 23 24 25    16 17 18 19 20 21 22
# expect: 29 30 31                26 27 28                26 27 28 29 30 31       23 24 25 26 27 28 29
# expect:                                                                         30
# expect:
# expect:         May                     June                    July                   August
# expect: Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa
# expect:     1  2  3  4  5  6                 1  2  3                       1           1  2  3  4  5
# expect:  7  8  9 10 11 12 13     4  5  6  7  8  9 10     2  3  4  5  6  7  8     6  7  8  9 10 11 12
# expect: 14 15 16 17 18 19 20    11 12 13 14 15 16 17     9 10 11 12 13 14 15    13 14 15 16 17 18 19
# expect: 21 22 23 24 25 26 27    18 19 20 21 22 23 24    16 17 18 19 20 21 22    20 21 22 23 24 25 26
# expect: 28 29 30 31             25 26 27 28 29 30       23 24 25 26 27 28 29    27 28 29 30 31
# expect:                                                 30 31
# expect:
# expect:      September                October                 November                December
# expect: Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa    Su Mo Tu We Th Fr Sa
# expect:                 1  2     1  2  3  4  5  6  7              1  2  3  4                    1  2
# expect:  3  4  5  6  7  8  9     8  9 10 11 12 13 14     5  6  7  8  9 10 11     3  4  5  6  7  8  9
# expect: 10 11 12 13 14 15 16    15 16 17 18 19 20 21    12 13 14 15 16 17 18    10 11 12 13 14 15 16
# expect: 17 18 19 20 21 22 23    22 23 24 25 26 27 28    19 20 21 22 23 24 25    17 18 19 20 21 22 23
# expect: 24 25 26 27 28 29 30    29 30 31                26 27 28 29 30          24 25 26 27 28 29 30
# expect:                                                                         31
# expect:
# expect:    February 2021
# expect: Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7
# expect:  8  9 10 11 12 13 14
# expect: 15 16 17 18 19 20 21
# expect: 22 23 24 25 26 27 28
# expect: (calendar.THURSDAY, 29)
# expect: [[0, 0, 0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17, 18], [19, 20, 21, 22, 23, 24, 25], [26, 27, 28, 29, 0, 0, 0]]
# expect: (calendar.FRIDAY, 31)
# expect: [[0, 0, 0, 0, 1, 2, 3], [4, 5, 6, 7, 8, 9, 10], [11, 12, 13, 14, 15, 16, 17], [18, 19, 20, 21, 22, 23, 24], [25, 26, 27, 28, 29, 30, 31]]
# expect: (calendar.MONDAY, 31)
# expect: [[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14], [15, 16, 17, 18, 19, 20, 21], [22, 23, 24, 25, 26, 27, 28], [29, 30, 31, 0, 0, 0, 0]]
# expect: (calendar.WEDNESDAY, 31)
# expect: [[0, 0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12], [13, 14, 15, 16, 17, 18, 19], [20, 21, 22, 23, 24, 25, 26], [27, 28, 29, 30, 31, 0, 0]]
# expect: [3, 4, 5, 6, 0, 1, 2] [datetime.date(2024, 4, 25), datetime.date(2024, 4, 26), datetime.date(2024, 4, 27)] [(0, 3), (0, 4), (0, 5), (0, 6), (0, 0), (0, 1), (1, 2), (2, 3), (3, 4)] [(2024, 6, 3), (2024, 6, 4), (2024, 6, 5)] [(2024, 4, 25, 3), (2024, 4, 26, 4), (2024, 4, 27, 5)] [datetime.date(2024, 2, 1), datetime.date(2024, 2, 2)] [0, 0, 0, 0, 1, 2, 3] 4 [(0, 3), (0, 4), (0, 5), (0, 6), (1, 0), (2, 1), (3, 2)] 3 3
# expect: IllegalMonthError bad month number 13; must be 1-12
# expect: IllegalWeekdayError bad weekday number 7; must be 0 (Monday) to 6 (Sunday)
# expect: calendar.THURSDAY
# expect: False
# expect: 6
# expect: 1709208000
# expect: 'Mon Tue Wed Thu Fri Sat Sun'
# expect:    February 2024
# expect: Su Mo Tu We Th Fr Sa
# expect:              1  2  3
# expect:  4  5  6  7  8  9 10
# expect: 11 12 13 14 15 16 17
# expect: 18 19 20 21 22 23 24
# expect: 25 26 27 28 29
# expect:  6
# expect: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] 1 calendar.MONDAY 3 calendar.SUNDAY Monday March 13
# expect: <table border="0" cellpadding="0" cellspacing="0" class="month">
# expect: <tr><th colspan="7" class="month">February 2024</th></tr>
# expect: <tr><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th><th class="thu">Thu</th><th class="fri">Fri</th><th class="sat">Sat</th><th class="sun">Sun</th></tr>
# expect: <tr><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="thu">1</td><td class="fri">2</td><td class="sat">3</td><td class="sun">4</td></tr>
# expect: <tr><td class="mon">5</td><td class="tue">6</td><td class="wed">7</td><td class="thu">8</td><td class="fri">9</td><td class="sat">10</td><td class="sun">11</td></tr>
# expect: <tr><td class="mon">12</td><td class="tue">13</td><td class="wed">14</td><td class="thu">15</td><td class="fri">16</td><td class="sat">17</td><td class="sun">18</td></tr>
# expect: <tr><td class="mon">19</td><td class="tue">20</td><td class="wed">21</td><td class="thu">22</td><td class="fri">23</td><td class="sat">24</td><td class="sun">25</td></tr>
# expect: <tr><td class="mon">26</td><td class="tue">27</td><td class="wed">28</td><td class="thu">29</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td></tr>
# expect: </table>
# expect:
# expect: 14803 <tr><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th><th class="thu">Thu</th><th class="fri">Fri</th><th class="sat">Sat</th><th class="sun">Sun</th></tr>
# expect:   1      15   a      b
# expect: IllegalMonthError bad month number 13; must be 1-12
# expect: 'bad month number 13; must be 1-12'
# expect: (<class 'calendar.IllegalMonthError'>, <class 'ValueError'>, <class 'IndexError'>, <class 'LookupError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
