"""A part of asyncio that lies in `asyncio` itself."""

import asyncio


def __getattr__(name):
    return getattr(asyncio, name)
