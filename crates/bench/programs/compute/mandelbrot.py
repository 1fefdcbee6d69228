"""Nested loops over floats: the Mandelbrot set, drawn with characters."""


def escape(cr, ci, limit):
    zr = zi = 0.0
    for i in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return i
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def main(width, height, limit):
    shades = " .:-=+*#%@"
    total = 0
    for y in range(height):
        row = ""
        ci = 2.4 * y / height - 1.2
        for x in range(width):
            cr = 3.2 * x / width - 2.2
            steps = escape(cr, ci, limit)
            total += steps
            row += shades[steps * (len(shades) - 1) // limit]
        if y % 8 == 0:
            print(row.rstrip())
    print(total)


main(240, 120, 800)
