//! `asyncio.AbstractEventLoop`: what every loop promises.
//!
//! Loops of ours derive from it, and so do loops that programs write. Each method raises `NotImplementedError`: a loop that
//! does not have it says so by name.

use rondo_vm::heap::Value;
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Vm, method};

use crate::event_loop::LoopData;

/// A row of the table: a method that only says that it is not there.
macro_rules! promised {
    ($name:literal, $signature:literal) => {
        method!(
            $name,
            $signature,
            |vm: &mut Vm, args: &[Value]| -> Outcome {
                // A loop of ours says what it lacks; of one that a program has written CPython says nothing more.
                let is_ours = args[0].foreign::<LoopData>().is_some();
                let text = if is_ours { concat!("loop.", $name, "() is not supported") } else { "" };
                Err(vm.not_implemented_error(text))
            },
            "What a loop of its own kind does here, it has to say."
        )
    };
}

/// The class.
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.events.AbstractEventLoop",
    doc: "Abstract event loop.",
    methods: &[
        promised!("run_forever", "(self)"),
        promised!("run_until_complete", "(self, future)"),
        promised!("stop", "(self)"),
        promised!("is_running", "(self)"),
        promised!("is_closed", "(self)"),
        promised!("close", "(self)"),
        promised!("shutdown_asyncgens", "(self)").giving_coroutines(),
        promised!("shutdown_default_executor", "(self)").giving_coroutines(),
        promised!("_timer_handle_cancelled", "(self, handle)"),
        promised!("call_soon", "(self, callback, *args, context=None)"),
        promised!("call_later", "(self, delay, callback, *args, context=None)"),
        promised!("call_at", "(self, when, callback, *args, context=None)"),
        promised!("time", "(self)"),
        promised!("create_future", "(self)"),
        promised!("create_task", "(self, coro, **kwargs)"),
        promised!("call_soon_threadsafe", "(self, callback, *args, context=None)"),
        promised!("run_in_executor", "(self, executor, func, *args)"),
        promised!("set_default_executor", "(self, executor)"),
        promised!("getaddrinfo", "(self, host, port, *, family=0, type=0, proto=0, flags=0)")
            .giving_coroutines(),
        promised!("getnameinfo", "(self, sockaddr, flags=0)").giving_coroutines(),
        promised!("create_connection", "(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None)")
            .giving_coroutines(),
        promised!("create_server", "(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)")
            .giving_coroutines(),
        promised!("sendfile", "(self, transport, file, offset=0, count=None, *, fallback=True)")
            .giving_coroutines(),
        promised!("start_tls", "(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)").giving_coroutines(),
        promised!("create_unix_connection", "(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)")
            .giving_coroutines(),
        promised!("create_unix_server", "(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)").giving_coroutines(),
        promised!("connect_accepted_socket", "(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)").giving_coroutines(),
        promised!("create_datagram_endpoint", "(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None, reuse_port=None, allow_broadcast=None, sock=None)")
        .giving_coroutines(),
        promised!("connect_read_pipe", "(self, protocol_factory, pipe)").giving_coroutines(),
        promised!("connect_write_pipe", "(self, protocol_factory, pipe)").giving_coroutines(),
        promised!("subprocess_shell", "(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs)").giving_coroutines(),
        promised!("subprocess_exec", "(self, protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs)").giving_coroutines(),
        promised!("add_reader", "(self, fd, callback, *args)"),
        promised!("remove_reader", "(self, fd)"),
        promised!("add_writer", "(self, fd, callback, *args)"),
        promised!("remove_writer", "(self, fd)"),
        promised!("sock_recv", "(self, sock, nbytes)").giving_coroutines(),
        promised!("sock_recv_into", "(self, sock, buf)").giving_coroutines(),
        promised!("sock_recvfrom", "(self, sock, bufsize)").giving_coroutines(),
        promised!("sock_recvfrom_into", "(self, sock, buf, nbytes=0)").giving_coroutines(),
        promised!("sock_sendall", "(self, sock, data)").giving_coroutines(),
        promised!("sock_sendto", "(self, sock, data, address)").giving_coroutines(),
        promised!("sock_connect", "(self, sock, address)").giving_coroutines(),
        promised!("sock_accept", "(self, sock)").giving_coroutines(),
        promised!("sock_sendfile", "(self, sock, file, offset=0, count=None, *, fallback=None)")
            .giving_coroutines(),
        promised!("add_signal_handler", "(self, sig, callback, *args)"),
        promised!("remove_signal_handler", "(self, sig)"),
        promised!("set_task_factory", "(self, factory)"),
        promised!("get_task_factory", "(self)"),
        promised!("get_exception_handler", "(self)"),
        promised!("set_exception_handler", "(self, handler)"),
        promised!("default_exception_handler", "(self, context)"),
        promised!("call_exception_handler", "(self, context)"),
        promised!("get_debug", "(self)"),
        promised!("set_debug", "(self, enabled)"),
    ],
    properties: &[],
    is_base: true,
};
