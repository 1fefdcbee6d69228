class Broken(Exception):
    pass


raise Broken("beyond repair")  # raises: Broken: beyond repair
