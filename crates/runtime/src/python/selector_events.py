"""The loop that asyncio uses. It is written in Rust, and has no parts to replace: see `base_events` for one that has."""

from asyncio import SelectorEventLoop

BaseSelectorEventLoop = SelectorEventLoop
