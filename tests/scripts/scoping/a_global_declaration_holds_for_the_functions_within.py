"""A name that a function declares global is global for the functions within it too, whatever functions further out bind."""
name = "of the module"


def outermost():
    name = "of the outermost"

    def middle():
        global name

        def inner():
            return name

        return inner

    return middle()(), name


print(outermost())  # expect: ('of the module', 'of the outermost')
