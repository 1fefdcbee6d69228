# The clauses split a group between them; what is left is raised when all are done.
def f():
    try:
        work()
    except* ValueError as group:
        print(group)
    except* OSError:
        raise
