"""The socket of a transport, to be looked at: what it is and which options it has, but neither reading nor writing."""


class TransportSocket:
    """A socket-like wrapper for exposing real transport sockets."""

    __slots__ = ("_transport",)

    def __init__(self, transport):
        self._transport = transport

    def __repr__(self):
        text = f"<asyncio.TransportSocket fd={self.fileno()}, family={self.family!s}, type={self.type!s}, proto={self.proto}"
        if self.fileno() != -1:
            text += f", laddr={self.getsockname()}"
            peer = self._transport.get_extra_info("peername")
            if peer is not None:
                text += f", raddr={peer}"
        return text + ">"

    @property
    def family(self):
        from socket import AF_INET, AF_INET6
        return AF_INET if len(self._transport.get_extra_info("sockname")) == 2 else AF_INET6

    @property
    def type(self):
        from socket import SOCK_STREAM
        return SOCK_STREAM

    @property
    def proto(self):
        return 6

    def fileno(self):
        return self._transport.fileno()

    def get_inheritable(self):
        return False

    def getsockname(self):
        return self._address("sockname")

    def getpeername(self):
        return self._address("peername")

    def _address(self, which):
        if self.fileno() == -1:
            raise OSError(9, "Bad file descriptor")
        address = self._transport.get_extra_info(which)
        if address is None:
            raise OSError(107, "Transport endpoint is not connected")
        return address

    def getsockopt(self, level, option):
        return self._transport._get_option(level, option)

    def setsockopt(self, level, option, value):
        self._transport._set_option(level, option, value)

    def gettimeout(self):
        return 0

    def settimeout(self, value):
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")
