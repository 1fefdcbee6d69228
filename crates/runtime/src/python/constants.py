"""Numbers that asyncio's modules share."""

import enum

# After a send on a closed connection failed so often, a warning is logged.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5

# Seconds to wait before accepting again, when there are no descriptors left.
ACCEPT_RETRY_DELAY = 1

# How many frames are kept of where a thing was made, in debug mode. The larger, the slower.
DEBUG_STACK_DEPTH = 10

SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0
SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256

# In KiB.
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512

THREAD_JOIN_TIMEOUT = 300


class _SendfileMode(enum.Enum):
    UNSUPPORTED = enum.auto()
    TRY_NATIVE = enum.auto()
    FALLBACK = enum.auto()
