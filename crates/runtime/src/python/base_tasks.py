"""Showing where a task stands."""

import traceback


def _task_print_stack(task, limit, file):
    """Prints the stack of a task that waits, or the traceback of one that has failed."""
    lines = []
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        lines.append(traceback.FrameSummary(code.co_filename, frame.f_lineno, code.co_name))
    exception = task._exception
    if not lines:
        print(f"No stack for {task!r}", file=file)
    elif exception is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(lines, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(type(exception), exception):
            print(line, file=file, end="")
