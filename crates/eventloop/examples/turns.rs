//! What a turn costs: nanoseconds of CPU time, the least of several rounds.
//!
//! `cargo run --profile quick -p rondo-eventloop --example turns`

use cpu_time::ThreadTime;
use rondo_eventloop::{Clock, Direction, Duration, EventLoop, Family, Machine, SourceId, Step, World};
use std::hint::black_box;
use std::io;

const ROUNDS: usize = 9;

fn main() -> io::Result<()> {
    for clock in [Clock::Real, Clock::new_virtual()] {
        println!("{} clock", if matches!(clock, Clock::Real) { "real" } else { "virtual" });
        report("one handle that makes itself ready again", ready(&clock, 1, 1_000_000, false)?);
        report("the same beside a far timer", with_timer(&clock, 1_000_000)?);
        report("the same beside an idle socket", ready(&clock, 1, 1_000_000, true)?);
        report("10,000 handles in a round", ready(&clock, 10_000, 1_000_000, false)?);
        report("set a timer that is due, and fire it", timer_stream(&clock, 500_000)?);
        report("set a timer and cancel it", timer_storm(&clock, 1_000_000)?);
    }
    println!("virtual clock only");
    report("100,000 timers at random: set all, fire all", timer_crowd(100_000)?);
    report("1,000,000 timers at random: set all, fire all", timer_crowd(1_000_000)?);
    for clock in [Clock::Real, Clock::new_virtual()] {
        report("one byte there and back over loopback", echo(&clock, 20_000)?);
    }
    Ok(())
}

fn report(what: &str, nanoseconds: f64) {
    println!("  {nanoseconds:9.1} ns  {what}");
}

/// Nanoseconds for each of `count` things that `run` does, in the best of several rounds.
fn measure(count: usize, mut run: impl FnMut() -> io::Result<()>) -> io::Result<f64> {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let began = ThreadTime::now();
        run()?;
        least = least.min(began.elapsed().as_nanos() as f64 / count as f64);
    }
    Ok(least)
}

fn stage(clock: &Clock) -> io::Result<(World<u64>, EventLoop<u64>)> {
    let mut world = World::new(clock.clone(), Box::new(Machine::new()?));
    let event_loop = EventLoop::new(&mut world);
    Ok((world, event_loop))
}

/// Handles that do nothing but make themselves ready again: nanoseconds a handle.
fn ready(clock: &Clock, handles: u64, count: usize, has_socket: bool) -> io::Result<f64> {
    let (mut world, mut event_loop) = stage(clock)?;
    if has_socket {
        let listener = world.listen_at("127.0.0.1:0".parse().expect("an address"), 5)?;
        world.arm(listener, Direction::Read, event_loop.id(), 0)?;
    }
    for handle in 0..handles {
        event_loop.call_soon(handle);
    }
    measure(count, || {
        for _ in 0..count {
            let Step::Run(handle) = event_loop.next(&mut world) else { panic!("there is always a handle") };
            event_loop.call_soon(black_box(handle));
        }
        Ok(())
    })
}

fn with_timer(clock: &Clock, count: usize) -> io::Result<f64> {
    let (mut world, mut event_loop) = stage(clock)?;
    event_loop.call_at(world.now() + Duration::from_seconds(1e6), 1);
    event_loop.call_soon(0);
    measure(count, || {
        for _ in 0..count {
            let Step::Run(handle) = event_loop.next(&mut world) else { panic!("there is always a handle") };
            event_loop.call_soon(black_box(handle));
        }
        Ok(())
    })
}

/// A timer that sets the next one: nanoseconds a timer.
fn timer_stream(clock: &Clock, count: usize) -> io::Result<f64> {
    let (mut world, mut event_loop) = stage(clock)?;
    event_loop.call_at(world.now(), 0);
    measure(count, || {
        for _ in 0..count {
            let Step::Run(handle) = event_loop.next(&mut world) else { panic!("there is always a timer") };
            event_loop.call_at(world.now(), black_box(handle));
        }
        Ok(())
    })
}

/// What a timeout costs that does not happen: nanoseconds for setting and cancelling.
fn timer_storm(clock: &Clock, count: usize) -> io::Result<f64> {
    let (world, mut event_loop) = stage(clock)?;
    measure(count, || {
        let deadline = world.now() + Duration::from_seconds(10.0);
        for handle in 0..count {
            let timer = event_loop.call_at(deadline, handle as u64);
            black_box(event_loop.cancel(timer));
        }
        Ok(())
    })
}

fn timer_crowd(count: usize) -> io::Result<f64> {
    measure(count, || {
        let (mut world, mut event_loop) = stage(&Clock::new_virtual())?;
        let mut random = 1u64;
        for handle in 0..count {
            // Knuth's numbers: any will do that jump about.
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let seconds = (random >> 33) as f64 / 1e6;
            event_loop.call_at(world.now() + Duration::from_seconds(seconds), handle as u64);
        }
        while let Step::Run(handle) = event_loop.next(&mut world) {
            black_box(handle);
        }
        Ok(())
    })
}

/// Two ends of a connection that throw one byte to each other: nanoseconds there and back.
fn echo(clock: &Clock, count: usize) -> io::Result<f64> {
    let (mut world, mut event_loop) = stage(clock)?;
    let listener = world.listen_at("127.0.0.1:0".parse().expect("an address"), 5)?;
    let address = world.local_address(listener)?;
    let client = world.open(Family::V4)?;
    world.connect(client, address)?;
    world.arm(listener, Direction::Read, event_loop.id(), 0)?;
    let Step::Run(_) = event_loop.next(&mut world) else { panic!("the connect arrives") };
    world.connect_outcome(client)?;
    let (server, _) = world.accept(listener)?;
    let ends: [SourceId; 2] = [client, server];
    for end in [0, 1] {
        world.arm(ends[end], Direction::Read, event_loop.id(), end as u64)?;
    }
    world.send(client, b"x")?;
    measure(count, || {
        for _ in 0..2 * count {
            let Step::Run(end) = event_loop.next(&mut world) else { panic!("a byte is on its way") };
            let mut buffer = [0; 64];
            let received = world.receive(ends[end as usize], &mut buffer)?;
            world.send(ends[end as usize], &buffer[..received])?;
            world.arm(ends[end as usize], Direction::Read, event_loop.id(), end)?;
        }
        Ok(())
    })
}
