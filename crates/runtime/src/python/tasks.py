"""Tasks, and functions that work on several of them."""

from asyncio import (
    Task, all_tasks, create_task, current_task, ensure_future, gather, sleep, _enter_task, _leave_task, _register_eager_task,
    _register_task, _swap_current_task, _unregister_eager_task, _unregister_task,
)
from asyncio.waiting import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, _cancel_and_wait, as_completed, create_eager_task_factory,
    eager_task_factory, shield, wait, wait_for,
)

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
    "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
    "_leave_task",
)

# CPython has tasks twice, written in Python and in C.
_PyTask = _CTask = Task
_py_current_task = _c_current_task = current_task
_py_all_tasks = _c_all_tasks = all_tasks
_py_register_task = _c_register_task = _register_task
_py_unregister_task = _c_unregister_task = _unregister_task
_py_register_eager_task = _c_register_eager_task = _register_eager_task
_py_unregister_eager_task = _c_unregister_eager_task = _unregister_eager_task
_py_enter_task = _c_enter_task = _enter_task
_py_leave_task = _c_leave_task = _leave_task
_py_swap_current_task = _c_swap_current_task = _swap_current_task


def __getattr__(name):
    if name == "run_coroutine_threadsafe":
        import asyncio
        return asyncio.run_coroutine_threadsafe
    raise AttributeError(f"module 'asyncio.tasks' has no attribute '{name}'")
