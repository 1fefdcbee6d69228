//! No descriptor outlives its socket. This is the only test of its program: descriptors are counted for the whole
//! process, and other tests would open theirs meanwhile.

#![cfg(target_os = "linux")]

mod common;

use common::Stage;
use rondo_eventloop::Step;

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").expect("Linux shows descriptors").count()
}

#[test]
fn no_descriptor_is_left_over() {
    let at_first = descriptors();
    for mut stage in [Stage::real(), Stage::with_virtual_clock()] {
        let with_a_world = descriptors();
        let (listener, address) = stage.listener();
        for round in 0..50 {
            let (client, server) = stage.connection(listener, address);
            stage.when_readable(server, "read");
            stage.send_all(client, b"x");
            if round % 2 == 0 {
                assert_eq!(stage.next(), Step::Run("read"));
            }
            // Half of them are closed while somebody waits and a byte is on its way.
            drop(stage.world.close(server));
            stage.close(client);
        }
        let taken = stage.world.listen_at(address, 5);
        assert!(taken.is_err(), "a socket that could not be bound is closed");
        stage.close(listener);
        assert_eq!(descriptors(), with_a_world);
        // What is open when the world ends is closed by its end; the thread of a job goes too.
        let (client, server) = stage.pair();
        stage.when_readable(client, "never");
        stage.when_readable(server, "never");
        let id = stage.event_loop.id();
        stage.world.run_blocking(id, "done", || ());
        assert_eq!(stage.next(), Step::Run("done"));
    }
    assert_eq!(descriptors(), at_first);
}
