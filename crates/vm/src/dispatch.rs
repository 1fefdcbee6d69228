//! The dispatch loop: fetch an instruction, do it, go on.
//!
//! Dispatch *names*, functions *do*. An arm here holds the case that is common in every program (two small ints are
//! added, a list is indexed, a function of the language is called) and hands everything else to `ops`.
//!
//! The loop never nests for the language's own calls: a call pushes a frame and the loop goes on in it, a `return` pops
//! it. Coroutines are frames that are pushed and popped likewise. The loop only nests when a native needs a result in the
//! middle of its work.
//!
//! Three things interrupt the loop:
//!
//! - *Attention*: finalisers wait, or a collection is due. An arm that may have called for it falls through to the
//!   bottom, and the machine looks up before the next instruction. An arm that knows better (it allocated nothing, and
//!   nothing died in it) says `next!`, `give!` or `jump!`, and pays nothing.
//! - *The countdown*, spent at back edges and calls: Ctrl-C, limits, other threads.
//! - *An exception*: `break 'execute` with it, and the bottom of the outer loop finds the handler.
//!
//! Each of these quick ends of an arm becomes an indirect jump of its own, which the processor predicts by itself: with
//! one jump for all arms it would have to guess from the history. (The compiler only duplicates the jump when it is
//! allowed to; see `.cargo/config.toml`. Without that, the program is the same and slower.)

use rondo_bytecode::{BinaryOp, CompareOp, Instr, Reg, SEND_BEHIND_AWAITABLE, SEND_BEHIND_CALL, Target};

use crate::frame::{Frame, FrameKind};
use crate::heap::{CellBox, Dict, Ip, Kind, List, Running, Tuple, Value};
use crate::types::asend::asked;
use crate::types::function::Function;
use crate::types::generator::Generator;
use crate::types::iterator::{Iterator, NextPair, iterator_next, next_pair};
use crate::types::list::set_slice;
use crate::types::slice::plain_bounds;
use crate::vm::{Raised, Vm};

/// How a frame that Rust waits for came to a stop.
pub enum Completion {
    /// It returned.
    Return(Value),
    /// It yielded a value to whoever drives it.
    Yield(Value),
    /// An async generator yielded an item for its consumer.
    AsyncYield(Value),
}

impl Vm {
    /// Runs the topmost frame, and all that it calls, until it returns or yields.
    pub(crate) fn run(&mut self) -> Result<Completion, Raised> {
        self.execute(None)
    }

    /// Like `run`, but begins with an exception in the topmost frame if one is given: `throw`.
    pub(crate) fn run_from(&mut self, start: Option<Raised>) -> Result<Completion, Raised> {
        self.execute(start)
    }

    #[allow(
        clippy::cognitive_complexity,
        reason = "One match over all instructions is what a dispatch loop is."
    )]
    fn execute(&mut self, start: Option<Raised>) -> Result<Completion, Raised> {
        let heap = self.heap.clone();
        let mut running;
        let mut base;
        let mut ip: Ip;
        let mut pending = start;
        // Whether the frame gets a line in the traceback; not when an exception goes on that has been there already.
        let mut note = true;

        macro_rules! load_frame {
            () => {{
                let frame = self.frames.last().expect("a frame is running");
                running = Running::of(&frame.function);
                base = frame.base;
                ip = running.at(frame.ip);
            }};
        }
        macro_rules! reg {
            ($reg:expr) => {
                self.registers.get(base, $reg)
            };
        }
        macro_rules! set {
            ($reg:expr, $value:expr) => {{
                let value = $value;
                self.registers.set(base, $reg, value);
            }};
        }
        // Results of calls may be unwanted.
        macro_rules! set_result {
            ($reg:expr, $value:expr) => {{
                let value = $value;
                if $reg == Reg::DISCARD { drop(value) } else { self.registers.set(base, $reg, value) }
            }};
        }
        // Operators take: a temporary is emptied, a local copied.
        macro_rules! take {
            ($reg:expr) => {
                if $reg.0 >= running.first_temporary() {
                    self.registers.take(base, $reg)
                } else {
                    self.registers.get(base, $reg).clone()
                }
            };
        }
        macro_rules! save {
            () => {
                self.frames.last_mut().expect("a frame is running").ip = running.index(ip)
            };
        }

        load_frame!();
        loop {
            let raised: Raised = 'execute: {
                if let Some(raised) = pending.take() {
                    break 'execute raised;
                }
                macro_rules! try_ {
                    ($result:expr) => {
                        match $result {
                            Ok(value) => value,
                            Err(raised) => break 'execute raised,
                        }
                    };
                }
                'look: loop {
                    if heap.has_attention() {
                        save!();
                        try_!(self.look_up());
                    }
                    'run: loop {
                        macro_rules! tick {
                            () => {{
                                let left = self.countdown.get() - 1;
                                self.countdown.set(left);
                                if left < 0 {
                                    save!();
                                    try_!(self.countdown_spent());
                                    if heap.has_attention() {
                                        try_!(self.look_up());
                                    }
                                }
                            }};
                        }
                        // The quick ends of an arm: nothing in it can have called for attention.
                        macro_rules! next {
                            () => {{
                                ip = ip.next();
                                continue 'run;
                            }};
                        }
                        macro_rules! next_unless_died {
                            ($died:expr) => {{
                                let died = $died;
                                ip = ip.next();
                                if died {
                                    continue 'look;
                                }
                                continue 'run;
                            }};
                        }
                        macro_rules! give {
                            ($reg:expr, $value:expr) => {{
                                let value = $value;
                                next_unless_died!(self.registers.overwrite(base, $reg, value))
                            }};
                        }
                        macro_rules! jump {
                            ($target:expr) => {{
                                let to = running.at($target.0);
                                if to.is_back_from(ip) {
                                    tick!();
                                }
                                ip = to;
                                continue 'run;
                            }};
                        }
                        // The same, when something may have called for attention.
                        macro_rules! jump_and_look {
                            ($target:expr) => {{
                                let to = running.at($target.0);
                                if to.is_back_from(ip) {
                                    tick!();
                                }
                                ip = to;
                                continue 'look;
                            }};
                        }
                        macro_rules! arithmetic {
                            ($op:expr, $dst:expr, $a:expr, $b:expr, $ints:expr, $floats:expr) => {{
                                let (x, y) = (reg!($a), reg!($b));
                                if let Some(value) = $ints(x, y) {
                                    give!($dst, value)
                                }
                                if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                                    give!($dst, Value::float($floats(x, y)))
                                }
                                let (x, y) = (take!($a), take!($b));
                                save!();
                                let value = try_!(self.binary_owned($op, x, y));
                                set!($dst, value);
                            }};
                        }
                        // Both ints in words, an operation on them that may not fit; else the general operator.
                        macro_rules! integer {
                            ($op:expr, $dst:expr, $a:expr, $b:expr, $ints:expr) => {{
                                if let Some(value) = on_small(reg!($a), reg!($b), $ints) {
                                    give!($dst, value)
                                }
                                let (x, y) = (take!($a), take!($b));
                                save!();
                                let value = try_!(self.binary_owned($op, x, y));
                                set!($dst, value);
                            }};
                        }
                        macro_rules! immediate {
                            ($op:expr, $dst:expr, $a:expr, $imm:expr, $ints:expr, $floats:expr) => {{
                                let (x, imm) = (reg!($a), i64::from($imm.0));
                                let fast: Option<Value> = if let Some(x) = x.as_small_int() {
                                    $ints(x, imm)
                                } else if let Some(x) = x.as_float() {
                                    $floats(x, imm as f64)
                                } else {
                                    None
                                };
                                if let Some(value) = fast {
                                    give!($dst, value)
                                }
                                let x = take!($a);
                                save!();
                                let value = try_!(self.binary_owned($op, x, Value::int(i32::from($imm.0))));
                                set!($dst, value);
                            }};
                        }
                        macro_rules! compare_jump {
                    ($op:expr, $operator:tt, $a:expr, $b:expr, $target:expr, $wanted:literal) => {{
                        let (x, y) = (reg!($a), reg!($b));
                        let holds = if let Some((x, y)) = x.both_small(y) {
                            x $operator y
                        } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                            x $operator y
                        } else {
                            let holds = {
                                let (x, y) = (take!($a), take!($b));
                                save!();
                                try_!(self.compare_truth($op, &x, &y))
                            };
                            if holds == $wanted {
                                jump_and_look!($target)
                            }
                            ip = ip.next();
                            continue 'look;
                        };
                        if holds == $wanted {
                            jump!($target)
                        }
                        next!()
                    }};
                }
                        macro_rules! compare_jump_int {
                    ($op:expr, $operator:tt, $a:expr, $b:expr, $target:expr, $wanted:literal) => {{
                        let x = reg!($a);
                        let holds = if let Some(x) = x.as_small_int() {
                            x $operator i64::from($b.0)
                        } else if let Some(x) = x.as_float() {
                            x $operator f64::from($b.0)
                        } else {
                            let holds = {
                                let x = take!($a);
                                save!();
                                try_!(self.compare_truth($op, &x, &Value::int(i32::from($b.0))))
                            };
                            if holds == $wanted {
                                jump_and_look!($target)
                            }
                            ip = ip.next();
                            continue 'look;
                        };
                        if holds == $wanted {
                            jump!($target)
                        }
                        next!()
                    }};
                }
                        // Whether a register is true, if that is plain: a bool, an int in a word, `None`. None of them dies.
                        macro_rules! plain_truth {
                            ($reg:expr) => {{
                                let value = reg!($reg);
                                if value.is_true() {
                                    Some(true)
                                } else if value.is_false() || value.is_none() {
                                    Some(false)
                                } else {
                                    value.as_small_int().map(|int| int != 0)
                                }
                            }};
                        }
                        macro_rules! truth {
                            ($reg:expr) => {{
                                save!();
                                let value = reg!($reg).clone();
                                try_!(self.truth(&value))
                            }};
                        }
                        // Empties a register if it is a temporary, and tells whether something died.
                        macro_rules! temporary_dies {
                            ($reg:expr) => {
                                $reg.0 >= running.first_temporary()
                                    && self.registers.overwrite(base, $reg, Value::EMPTY)
                            };
                        }
                        macro_rules! drop_temporary {
                            ($reg:expr) => {
                                let _ = temporary_dies!($reg);
                            };
                        }
                        macro_rules! jump_if {
                            ($reg:expr, $wanted:literal, $target:expr) => {{
                                if let Some(holds) = plain_truth!($reg) {
                                    if holds == $wanted {
                                        jump!($target)
                                    }
                                    next!()
                                }
                                let holds = truth!($reg);
                                drop_temporary!($reg);
                                if holds == $wanted {
                                    jump_and_look!($target)
                                }
                            }};
                        }
                        macro_rules! jump_if_keep {
                            ($reg:expr, $wanted:literal, $target:expr) => {{
                                if let Some(holds) = plain_truth!($reg) {
                                    if holds == $wanted {
                                        jump!($target)
                                    }
                                    next!()
                                }
                                if truth!($reg) == $wanted {
                                    jump_and_look!($target)
                                }
                            }};
                        }
                        macro_rules! jump_if_none {
                            ($reg:expr, $wanted:literal, $target:expr) => {{
                                let is_none = reg!($reg).is_none();
                                let died = temporary_dies!($reg);
                                if is_none == $wanted {
                                    if died {
                                        jump_and_look!($target)
                                    }
                                    jump!($target)
                                }
                                next_unless_died!(died)
                            }};
                        }
                        // A frame was pushed, or popped: go on there.
                        macro_rules! switch {
                            () => {{
                                load_frame!();
                                continue 'look;
                            }};
                        }
                        macro_rules! called {
                            ($dst:expr, $called:expr) => {
                                match try_!($called) {
                                    crate::call::Called::Done(value) => set_result!($dst, value),
                                    crate::call::Called::Entered => switch!(),
                                }
                            };
                        }

                        // Goes on in a generator, if it can be resumed just so.
                        macro_rules! resume_in_loop {
                            ($generator:expr, $dst:expr, $kind:expr) => {
                                let inner = self.resume_in_loop(&$generator, running, base, $dst, $kind);
                                if let Some(inner) = inner {
                                    running = Running::of(&$generator.function);
                                    base = inner;
                                    ip = running.at($generator.ip.get()).next();
                                    continue 'run;
                                }
                            };
                        }

                        // Calls with arguments in registers: a function of the language that takes just these gets a frame at once.
                        macro_rules! call {
                            ($callee:expr, $first:expr, $count:expr, $dst:expr) => {
                                call!($callee, $first, $count, $dst, call_object)
                            };
                            ($callee:expr, $first:expr, $count:expr, $dst:expr, $call_other:ident) => {
                                match $callee.into_ref::<Function>() {
                                    Ok(function) if Vm::is_simple_call(&function, $count) => {
                                        let callee = Running::of(&function);
                                        base = try_!(self.push_frame_within(function, base, $first, $dst));
                                        running = callee;
                                        ip = running.at(0);
                                        continue 'run;
                                    }
                                    Ok(function) => called!(
                                        $dst,
                                        self.call_function(function, base, $first, $count, $dst, running)
                                    ),
                                    Err(callee) => {
                                        called!($dst, self.$call_other(callee, base, $first, $count, $dst))
                                    }
                                }
                            };
                        }

                        let instr = running.fetch(ip);
                        match *instr {
                            // Moving values.
                            Instr::Move { dst, src } => give!(dst, reg!(src).clone()),
                            Instr::Take { dst, src } => give!(dst, self.registers.take(base, src)),
                            Instr::Drop { reg } => {
                                next_unless_died!(self.registers.overwrite(base, reg, Value::EMPTY))
                            }
                            Instr::LoadConst { dst, value } => {
                                give!(dst, running.code().constants[usize::from(value.0)].clone())
                            }
                            Instr::LoadInt { dst, value } => give!(dst, Value::int(value.0)),
                            Instr::LoadNone { dst } => give!(dst, Value::NONE),
                            Instr::LoadIntrinsic { dst, which } => {
                                let value = self.intrinsic(which);
                                give!(dst, value)
                            }
                            Instr::LoadWide { dst, src } => {
                                let value = self.registers.window(base, running.registers())
                                    [usize::from(src.0)]
                                .clone();
                                set!(dst, value)
                            }
                            Instr::StoreWide { dst, src } => {
                                let value = take!(src);
                                let window = self.registers.window_mut(base, running.registers());
                                drop(std::mem::replace(&mut window[usize::from(dst.0)], value));
                            }

                            // Variables.
                            Instr::CheckLocal { reg, name } => {
                                if reg!(reg).is_empty() {
                                    save!();
                                    break 'execute self.unbound_local(running.code().name_at(name).as_str());
                                }
                                next!()
                            }
                            Instr::DeleteLocal { reg, name } => {
                                if reg!(reg).is_empty() {
                                    save!();
                                    break 'execute self.unbound_local(running.code().name_at(name).as_str());
                                }
                                drop(self.registers.take(base, reg));
                            }
                            Instr::MakeCell { reg } => {
                                let contents = self.registers.take(base, reg);
                                let cell = self.new_cell(contents);
                                set!(reg, cell)
                            }
                            Instr::LoadCell { dst, cell, name } => {
                                let value = reg!(cell).downcast::<CellBox>().expect(CELL).contents.get();
                                if value.is_empty() {
                                    save!();
                                    break 'execute self.unbound_local(running.code().name_at(name).as_str());
                                }
                                give!(dst, value)
                            }
                            Instr::StoreCell { cell, src } => {
                                let value = take!(src);
                                let old =
                                    reg!(cell).downcast::<CellBox>().expect(CELL).contents.replace(value);
                                next_unless_died!(old.release())
                            }
                            Instr::DeleteCell { cell, name } => {
                                let old = reg!(cell).downcast::<CellBox>().expect(CELL).contents.take();
                                if old.is_empty() {
                                    save!();
                                    break 'execute self.unbound_local(running.code().name_at(name).as_str());
                                }
                            }
                            Instr::LoadClosure { dst, free } => {
                                give!(dst, running.function().closure[usize::from(free.0)].clone())
                            }
                            Instr::LoadFree { dst, free } => {
                                let cell = running.function().closure[usize::from(free.0)]
                                    .downcast::<CellBox>()
                                    .expect(CELL);
                                let value = cell.contents.get();
                                if value.is_empty() {
                                    save!();
                                    break 'execute self.unbound_free(running, free);
                                }
                                give!(dst, value)
                            }
                            Instr::StoreFree { free, src } => {
                                let value = take!(src);
                                let cell = running.function().closure[usize::from(free.0)]
                                    .downcast::<CellBox>()
                                    .expect(CELL);
                                let old = cell.contents.replace(value);
                                next_unless_died!(old.release())
                            }
                            Instr::DeleteFree { free } => {
                                let cell = running.function().closure[usize::from(free.0)]
                                    .downcast::<CellBox>()
                                    .expect(CELL);
                                let old = cell.contents.take();
                                if old.is_empty() {
                                    save!();
                                    break 'execute self.unbound_free(running, free);
                                }
                            }
                            Instr::LoadGlobal { dst, name, cache } => {
                                if let Some(value) = self.cached_global(running, cache) {
                                    give!(dst, value)
                                }
                                save!();
                                let value = try_!(self.load_global(running, name, cache));
                                set!(dst, value)
                            }
                            Instr::StoreGlobal { name, src, cache } => {
                                let value = take!(src);
                                self.store_global(running, name, cache, value);
                            }
                            Instr::DeleteGlobal { name } => {
                                save!();
                                try_!(self.delete_global(running, name))
                            }
                            Instr::LoadName { dst, namespace, name, cache } => {
                                save!();
                                let space = reg!(namespace).clone();
                                let value = try_!(self.load_name(running, &space, name, cache));
                                set!(dst, value)
                            }
                            Instr::LoadNameOrFree { dst, namespace, name, free } => {
                                save!();
                                let space = reg!(namespace).clone();
                                let value = try_!(self.load_name_or_free(running, &space, name, free));
                                set!(dst, value)
                            }
                            Instr::StoreName { namespace, name, src } => {
                                save!();
                                let value = take!(src);
                                let space = reg!(namespace).clone();
                                try_!(self.store_name(running, &space, name, value))
                            }
                            Instr::DeleteName { namespace, name } => {
                                save!();
                                let space = reg!(namespace).clone();
                                try_!(self.delete_name(running, &space, name))
                            }

                            // Operators.
                            Instr::Add { dst, a, b } => {
                                arithmetic!(BinaryOp::Add, dst, a, b, Value::add_small, |x, y| x + y)
                            }
                            Instr::Sub { dst, a, b } => {
                                arithmetic!(BinaryOp::Sub, dst, a, b, Value::sub_small, |x, y| x - y)
                            }
                            Instr::Mul { dst, a, b } => {
                                arithmetic!(BinaryOp::Mul, dst, a, b, multiply_small, |x, y| x * y)
                            }
                            Instr::TrueDiv { dst, a, b } => {
                                let (x, y) = (reg!(a), reg!(b));
                                if let Some(value) = divide_plain(x, y) {
                                    give!(dst, value)
                                }
                                let (x, y) = (take!(a), take!(b));
                                save!();
                                let value = try_!(self.binary_owned(BinaryOp::TrueDiv, x, y));
                                set!(dst, value)
                            }
                            Instr::FloorDiv { dst, a, b } => {
                                integer!(BinaryOp::FloorDiv, dst, a, b, |x: i64, y: i64| if !(-1..=0)
                                    .contains(&y)
                                {
                                    Value::small_int(floor_div(x, y))
                                } else {
                                    None
                                })
                            }
                            Instr::Mod { dst, a, b } => {
                                integer!(BinaryOp::Mod, dst, a, b, |x: i64, y: i64| if y != 0 {
                                    Value::small_int(floor_mod(x, y))
                                } else {
                                    None
                                })
                            }
                            Instr::LShift { dst, a, b } => {
                                integer!(
                                    BinaryOp::LShift,
                                    dst,
                                    a,
                                    b,
                                    |x: i64, y: i64| if (0..15).contains(&y) {
                                        Value::small_int(x << y)
                                    } else {
                                        None
                                    }
                                )
                            }
                            Instr::RShift { dst, a, b } => {
                                integer!(BinaryOp::RShift, dst, a, b, |x: i64, y: i64| if y >= 0 {
                                    Value::small_int(x >> y.min(63))
                                } else {
                                    None
                                })
                            }
                            Instr::And { dst, a, b } => {
                                integer!(BinaryOp::And, dst, a, b, |x: i64, y: i64| Value::small_int(x & y))
                            }
                            Instr::Or { dst, a, b } => {
                                integer!(BinaryOp::Or, dst, a, b, |x: i64, y: i64| Value::small_int(x | y))
                            }
                            Instr::Xor { dst, a, b } => {
                                integer!(BinaryOp::Xor, dst, a, b, |x: i64, y: i64| Value::small_int(x ^ y))
                            }
                            Instr::Binary { op, dst, a, b } => {
                                let (x, y) = (take!(a), take!(b));
                                save!();
                                let value = try_!(self.binary_owned(op, x, y));
                                set!(dst, value)
                            }
                            Instr::AddInt { dst, a, b } | Instr::InPlaceAddInt { dst, a, b } => {
                                let x = reg!(a);
                                if let Some(value) = x.add_small(&Value::int(i32::from(b.0))) {
                                    give!(dst, value)
                                }
                                if let Some(x) = x.as_float() {
                                    give!(dst, Value::float(x + f64::from(b.0)))
                                }
                                let in_place = matches!(instr, Instr::InPlaceAddInt { .. });
                                let x = take!(a);
                                save!();
                                let value = try_!(self.add_immediate(BinaryOp::Add, in_place, x, b.0));
                                set!(dst, value)
                            }
                            Instr::SubInt { dst, a, b } | Instr::InPlaceSubInt { dst, a, b } => {
                                let x = reg!(a);
                                if let Some(value) = x.sub_small(&Value::int(i32::from(b.0))) {
                                    give!(dst, value)
                                }
                                if let Some(x) = x.as_float() {
                                    give!(dst, Value::float(x - f64::from(b.0)))
                                }
                                let in_place = matches!(instr, Instr::InPlaceSubInt { .. });
                                let x = take!(a);
                                save!();
                                let value = try_!(self.add_immediate(BinaryOp::Sub, in_place, x, b.0));
                                set!(dst, value)
                            }
                            Instr::MulInt { dst, a, b } => {
                                immediate!(
                                    BinaryOp::Mul,
                                    dst,
                                    a,
                                    b,
                                    |x: i64, y: i64| x.checked_mul(y).and_then(Value::small_int),
                                    |x: f64, y: f64| Some(Value::float(x * y))
                                )
                            }
                            Instr::FloorDivInt { dst, a, b } => {
                                immediate!(
                                    BinaryOp::FloorDiv,
                                    dst,
                                    a,
                                    b,
                                    |x: i64, y: i64| Value::small_int(floor_div(x, y)),
                                    |_: f64, _: f64| None
                                )
                            }
                            Instr::ModInt { dst, a, b } => {
                                immediate!(
                                    BinaryOp::Mod,
                                    dst,
                                    a,
                                    b,
                                    |x: i64, y: i64| Value::small_int(floor_mod(x, y)),
                                    |_: f64, _: f64| None
                                )
                            }
                            Instr::InPlaceAdd { dst, a, b } => {
                                let (x, y) = (reg!(a), reg!(b));
                                if let Some(value) = x.add_small(y) {
                                    give!(dst, value)
                                } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                                    give!(dst, Value::float(x + y))
                                } else if dst == a && Vm::both_plain_str(x, y) {
                                    let y = take!(b);
                                    let x = self.registers.take(base, a);
                                    save!();
                                    let value = try_!(self.append_text(x, &y));
                                    set!(dst, value)
                                } else {
                                    let (x, y) = (take!(a), take!(b));
                                    save!();
                                    let value = try_!(self.in_place(BinaryOp::Add, &x, &y));
                                    drop((x, y));
                                    set!(dst, value)
                                }
                            }
                            Instr::InPlaceSub { dst, a, b } => {
                                let (x, y) = (reg!(a), reg!(b));
                                if let Some(value) = x.sub_small(y) {
                                    give!(dst, value)
                                } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                                    give!(dst, Value::float(x - y))
                                } else {
                                    let (x, y) = (take!(a), take!(b));
                                    save!();
                                    let value = try_!(self.in_place(BinaryOp::Sub, &x, &y));
                                    set!(dst, value)
                                }
                            }
                            Instr::InPlaceMul { dst, a, b } => {
                                let (x, y) = (reg!(a), reg!(b));
                                if let Some(value) = multiply_small(x, y) {
                                    give!(dst, value)
                                } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                                    give!(dst, Value::float(x * y))
                                } else {
                                    let (x, y) = (take!(a), take!(b));
                                    save!();
                                    let value = try_!(self.in_place(BinaryOp::Mul, &x, &y));
                                    set!(dst, value)
                                }
                            }
                            Instr::InPlace { op, dst, a, b } => {
                                let (x, y) = (take!(a), take!(b));
                                save!();
                                let value = try_!(self.in_place(op, &x, &y));
                                set!(dst, value)
                            }
                            Instr::Unary { op, dst, a } => {
                                let x = take!(a);
                                save!();
                                let value = try_!(self.unary(op, &x));
                                set!(dst, value)
                            }
                            Instr::Not { dst, a } => {
                                if let Some(holds) = plain_truth!(a) {
                                    give!(dst, Value::bool(!holds))
                                }
                                let holds = truth!(a);
                                drop_temporary!(a);
                                set!(dst, Value::bool(!holds))
                            }
                            Instr::Compare { op, dst, a, b } => {
                                let (x, y) = (take!(a), take!(b));
                                save!();
                                let value = try_!(self.compare(op, &x, &y));
                                set!(dst, value)
                            }
                            Instr::Is { dst, a, b } => {
                                let same = reg!(a).is(reg!(b));
                                let died = temporary_dies!(b) | temporary_dies!(a);
                                next_unless_died!(
                                    died | self.registers.overwrite(base, dst, Value::bool(same))
                                )
                            }
                            Instr::IsNot { dst, a, b } => {
                                let same = reg!(a).is(reg!(b));
                                let died = temporary_dies!(b) | temporary_dies!(a);
                                next_unless_died!(
                                    died | self.registers.overwrite(base, dst, Value::bool(!same))
                                )
                            }
                            Instr::In { dst, item, container } => {
                                let (item, container) = (take!(item), take!(container));
                                save!();
                                let found = try_!(self.contains(&container, &item));
                                set!(dst, Value::bool(found))
                            }
                            Instr::NotIn { dst, item, container } => {
                                let (item, container) = (take!(item), take!(container));
                                save!();
                                let found = try_!(self.contains(&container, &item));
                                set!(dst, Value::bool(!found))
                            }

                            // Jumps.
                            Instr::Jump { target } => jump!(target),
                            Instr::JumpIfTrue { a, target } => jump_if!(a, true, target),
                            Instr::JumpIfFalse { a, target } => jump_if!(a, false, target),
                            Instr::JumpIfTrueKeep { a, target } => jump_if_keep!(a, true, target),
                            Instr::JumpIfFalseKeep { a, target } => jump_if_keep!(a, false, target),
                            Instr::JumpIfNone { a, target } => jump_if_none!(a, true, target),
                            Instr::JumpIfNotNone { a, target } => jump_if_none!(a, false, target),
                            Instr::JumpLt { a, b, target } => {
                                compare_jump!(CompareOp::Lt, <, a, b, target, true)
                            }
                            Instr::JumpLe { a, b, target } => {
                                compare_jump!(CompareOp::Le, <=, a, b, target, true)
                            }
                            Instr::JumpEq { a, b, target } => {
                                compare_jump!(CompareOp::Eq, ==, a, b, target, true)
                            }
                            Instr::JumpNe { a, b, target } => {
                                compare_jump!(CompareOp::Ne, !=, a, b, target, true)
                            }
                            Instr::JumpGt { a, b, target } => {
                                compare_jump!(CompareOp::Gt, >, a, b, target, true)
                            }
                            Instr::JumpGe { a, b, target } => {
                                compare_jump!(CompareOp::Ge, >=, a, b, target, true)
                            }
                            Instr::JumpNotLt { a, b, target } => {
                                compare_jump!(CompareOp::Lt, <, a, b, target, false)
                            }
                            Instr::JumpNotLe { a, b, target } => {
                                compare_jump!(CompareOp::Le, <=, a, b, target, false)
                            }
                            Instr::JumpNotEq { a, b, target } => {
                                compare_jump!(CompareOp::Eq, ==, a, b, target, false)
                            }
                            Instr::JumpNotNe { a, b, target } => {
                                compare_jump!(CompareOp::Ne, !=, a, b, target, false)
                            }
                            Instr::JumpNotGt { a, b, target } => {
                                compare_jump!(CompareOp::Gt, >, a, b, target, false)
                            }
                            Instr::JumpNotGe { a, b, target } => {
                                compare_jump!(CompareOp::Ge, >=, a, b, target, false)
                            }
                            Instr::JumpLtInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Lt, <, a, b, target, true)
                            }
                            Instr::JumpLeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Le, <=, a, b, target, true)
                            }
                            Instr::JumpEqInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Eq, ==, a, b, target, true)
                            }
                            Instr::JumpNeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Ne, !=, a, b, target, true)
                            }
                            Instr::JumpGtInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Gt, >, a, b, target, true)
                            }
                            Instr::JumpGeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Ge, >=, a, b, target, true)
                            }
                            Instr::JumpNotLtInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Lt, <, a, b, target, false)
                            }
                            Instr::JumpNotLeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Le, <=, a, b, target, false)
                            }
                            Instr::JumpNotEqInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Eq, ==, a, b, target, false)
                            }
                            Instr::JumpNotNeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Ne, !=, a, b, target, false)
                            }
                            Instr::JumpNotGtInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Gt, >, a, b, target, false)
                            }
                            Instr::JumpNotGeInt { a, b, target } => {
                                compare_jump_int!(CompareOp::Ge, >=, a, b, target, false)
                            }

                            // Iteration.
                            Instr::ForPrep { state, src, target } => {
                                let iterable = take!(src);
                                save!();
                                let begun = try_!(self.begin_iteration(iterable));
                                for (place, value) in begun.into_iter().enumerate() {
                                    set!(state.plus(place as u8), value);
                                }
                                jump_and_look!(target)
                            }
                            Instr::ForPrepIterator { state, src, target } => {
                                let iterator = take!(src);
                                save!();
                                let begun = try_!(self.begin_walk(iterator));
                                for (place, value) in begun.into_iter().enumerate() {
                                    set!(state.plus(place as u8), value);
                                }
                                jump_and_look!(target)
                            }
                            Instr::ForNext { dst, state, target } => {
                                let source = reg!(state);
                                if source.is_small_int() {
                                    let current = source.clone();
                                    // The range ends exactly at its stop, so no step leads beyond what a word holds.
                                    if !current.is(reg!(state.plus(1))) {
                                        let next = current.add_small(reg!(state.plus(2))).expect(RANGE);
                                        set!(state, next);
                                        let died = self.registers.overwrite(base, dst, current);
                                        tick!();
                                        ip = running.at(target.0);
                                        if died {
                                            continue 'look;
                                        }
                                        continue 'run;
                                    }
                                    give!(state, Value::EMPTY)
                                } else if let Some(index) = reg!(state.plus(1)).as_small_int() {
                                    let item = match source.downcast::<List>() {
                                        Some(list) => list.get(index as usize),
                                        None => source
                                            .downcast::<Tuple>()
                                            .expect("an index beside the source means a list or a tuple")
                                            .get(index as usize)
                                            .cloned(),
                                    };
                                    match item {
                                        Some(item) => {
                                            set!(state.plus(1), Value::int(index as i32 + 1));
                                            let died = self.registers.overwrite(base, dst, item);
                                            tick!();
                                            ip = running.at(target.0);
                                            if died {
                                                continue 'look;
                                            }
                                            continue 'run;
                                        }
                                        None => {
                                            set!(state.plus(1), Value::EMPTY);
                                            set!(state, Value::EMPTY)
                                        }
                                    }
                                } else if let Some(iterator) = source.downcast::<Iterator>() {
                                    let iterator = iterator.to_ref();
                                    save!();
                                    if let Some((first, second)) = running.unpacks_pair(target, dst) {
                                        match try_!(next_pair(self, &iterator)) {
                                            NextPair::Pair(left, right) => {
                                                set!(first, left);
                                                set!(second, right);
                                                drop(iterator);
                                                // Past the `Unpack`, which has been done.
                                                jump_and_look!(Target(target.0 + 1))
                                            }
                                            NextPair::End => {
                                                drop(iterator);
                                                set!(state, Value::EMPTY);
                                                ip = ip.next();
                                                continue 'look;
                                            }
                                            NextPair::NotPaired => {}
                                        }
                                    }
                                    match try_!(iterator_next(self, &iterator)) {
                                        Some(item) => {
                                            set!(dst, item);
                                            drop(iterator);
                                            jump_and_look!(target)
                                        }
                                        None => {
                                            drop(iterator);
                                            set!(state, Value::EMPTY)
                                        }
                                    }
                                } else if let Some(generator) = source.downcast::<Generator>() {
                                    let generator = generator.to_ref();
                                    tick!();
                                    save!();
                                    resume_in_loop!(generator, dst, FrameKind::ForNext);
                                    if try_!(self.enter_generator(
                                        generator,
                                        Value::NONE,
                                        FrameKind::ForNext,
                                        dst
                                    )) {
                                        switch!()
                                    }
                                    set!(state, Value::EMPTY)
                                } else {
                                    let source = source.clone();
                                    save!();
                                    match try_!(self.next_in_loop(&source, dst)) {
                                        NextInLoop::Item(item) => {
                                            set!(dst, item);
                                            jump_and_look!(target)
                                        }
                                        NextInLoop::End => set!(state, Value::EMPTY),
                                        NextInLoop::Entered => switch!(),
                                    }
                                }
                            }
                            Instr::GetIter { dst, src } => {
                                let source = take!(src);
                                save!();
                                let iterator = try_!(self.iter(&source));
                                set!(dst, iterator)
                            }
                            Instr::GetYieldFromIter { dst, src } => {
                                let source = take!(src);
                                save!();
                                let iterator = try_!(self.yield_from_iter(source));
                                set!(dst, iterator)
                            }
                            Instr::Unpack { base: first, count, src } => {
                                let source = take!(src);
                                save!();
                                let count = usize::from(count.0);
                                match source.downcast::<Tuple>() {
                                    Some(tuple) if tuple.len() == count && !tuple.class().is_heap_class() => {
                                        for (place, item) in tuple.iter().enumerate() {
                                            set!(first.plus(place as u8), item.clone());
                                        }
                                    }
                                    _ => {
                                        let items = try_!(self.unpack(&source, count));
                                        for (place, item) in items.into_iter().enumerate() {
                                            set!(first.plus(place as u8), item);
                                        }
                                    }
                                }
                            }
                            Instr::UnpackStar { base: first, before, after, src } => {
                                let source = take!(src);
                                save!();
                                let items = try_!(self.unpack_star(&source, before.0.into(), after.0.into()));
                                for (place, item) in items.into_iter().enumerate() {
                                    set!(first.plus(place as u8), item);
                                }
                            }
                            Instr::GetAsyncIter { dst, src } => {
                                let source = take!(src);
                                save!();
                                let iterator = try_!(self.async_iter(&source));
                                set!(dst, iterator)
                            }
                            Instr::GetAsyncNext { dst, iter } => {
                                save!();
                                if let Some(generator) = reg!(iter).downcast::<Generator>() {
                                    let generator = generator.to_ref();
                                    if generator.can_be_asked() {
                                        resume_in_loop!(generator, dst, FrameKind::AsyncNext);
                                    }
                                }
                                let iterator = reg!(iter).clone();
                                let awaitable = try_!(self.async_next(&iterator));
                                set!(dst, awaitable)
                            }
                            Instr::EndAsyncFor { exc } => {
                                let value = self.registers.take(base, exc);
                                save!();
                                if let Some(raised) = self.end_async_for(value) {
                                    note = false;
                                    break 'execute raised;
                                }
                            }

                            // Attributes and items.
                            Instr::LoadAttr { dst, object, name, cache } => {
                                match Vm::cached_attribute(running, reg!(object), cache) {
                                    Some(value) => {
                                        let died = temporary_dies!(object);
                                        next_unless_died!(died | self.registers.overwrite(base, dst, value))
                                    }
                                    None => {
                                        let value = self.shared_attribute(running, reg!(object), name, cache);
                                        if !value.is_empty() {
                                            let died = temporary_dies!(object);
                                            next_unless_died!(
                                                died | self.registers.overwrite(base, dst, value)
                                            )
                                        }
                                        save!();
                                        let object = take!(object);
                                        called!(dst, self.begin_load_attr(running, object, name, cache, dst))
                                    }
                                }
                            }
                            Instr::StoreAttr { object, src, name, cache } => {
                                let value = take!(src);
                                match Vm::store_cached(running, reg!(object), cache, value) {
                                    Ok(old) => {
                                        let died = old.release();
                                        next_unless_died!(died | temporary_dies!(object))
                                    }
                                    Err(value) => {
                                        save!();
                                        let object = reg!(object).clone();
                                        try_!(self.store_attr(running, &object, name, cache, value))
                                    }
                                }
                                drop_temporary!(object);
                            }
                            Instr::DeleteAttr { object, name } => {
                                let object = take!(object);
                                save!();
                                let name = running.code().name_at(name).clone();
                                try_!(self.delete_attr(&object, &name))
                            }
                            Instr::GetItem { dst, object, key } => {
                                let (container, index) = (reg!(object), reg!(key));
                                match Vm::plain_item(container, index) {
                                    Some(value) => {
                                        let died = temporary_dies!(object);
                                        next_unless_died!(died | self.registers.overwrite(base, dst, value))
                                    }
                                    None => {
                                        let (container, index) = (take!(object), take!(key));
                                        save!();
                                        called!(dst, self.begin_get_item(container, index, dst))
                                    }
                                }
                            }
                            Instr::GetItemInt { dst, object, key } => {
                                let index = Value::int(i32::from(key.0));
                                match Vm::plain_item(reg!(object), &index) {
                                    Some(value) => {
                                        let died = temporary_dies!(object);
                                        next_unless_died!(died | self.registers.overwrite(base, dst, value))
                                    }
                                    None => {
                                        let container = take!(object);
                                        save!();
                                        called!(dst, self.begin_get_item(container, index, dst))
                                    }
                                }
                            }
                            Instr::SetItem { object, key, src } => {
                                let value = take!(src);
                                match Vm::set_plain_item(reg!(object), reg!(key), value) {
                                    Ok(old) => {
                                        let died = old.release();
                                        next_unless_died!(died | temporary_dies!(object))
                                    }
                                    Err(value) => {
                                        let (container, index) = (take!(object), take!(key));
                                        save!();
                                        try_!(self.set_item(&container, &index, value))
                                    }
                                }
                            }
                            Instr::DeleteItem { object, key } => {
                                let (container, index) = (take!(object), take!(key));
                                save!();
                                try_!(self.delete_item(&container, &index))
                            }
                            Instr::BuildSlice { dst, base: first } => {
                                // A slice that is only made to be used at once is not made at all.
                                let bounds =
                                    plain_bounds([reg!(first), reg!(first.plus(1)), reg!(first.plus(2))]);
                                let user = match running.after(ip) {
                                    Some(Instr::GetItem { dst: to, object, key }) if key == dst => {
                                        Some((object, Ok(to)))
                                    }
                                    Some(Instr::SetItem { object, key, src }) if key == dst => {
                                        Some((object, Err(src)))
                                    }
                                    _ => None,
                                };
                                if let (Some((object, user)), Some(bounds)) = (user, bounds)
                                    && is_sliced_plainly(reg!(object), user.is_err())
                                {
                                    for place in 0..3 {
                                        set!(first.plus(place), Value::EMPTY);
                                    }
                                    ip = ip.next();
                                    let sliced = take!(object);
                                    match user {
                                        Ok(to) => {
                                            save!();
                                            let value = try_!(self.plain_slice(&sliced, bounds));
                                            set!(to, value)
                                        }
                                        Err(src) => {
                                            let value = take!(src);
                                            save!();
                                            let list =
                                                sliced.downcast::<List>().expect("it was just checked");
                                            try_!(set_slice(self, list, bounds, &value))
                                        }
                                    }
                                    ip = ip.next();
                                    continue 'look;
                                }
                                let start = self.registers.take(base, first);
                                let stop = self.registers.take(base, first.plus(1));
                                let step = self.registers.take(base, first.plus(2));
                                let slice = self.new_slice([start, stop, step]);
                                set!(dst, slice)
                            }

                            // Calls.
                            Instr::Call { dst, func, argc } => {
                                tick!();
                                let callee = self.registers.take(base, func);
                                save!();
                                call!(callee, func.plus(1), argc.0, dst)
                            }
                            Instr::CallKw { dst, func, argc, names } => {
                                tick!();
                                let callee = self.registers.take(base, func);
                                save!();
                                let names = running.code().constants[usize::from(names.0)].clone();
                                called!(
                                    dst,
                                    self.call_named(
                                        callee,
                                        base,
                                        func.plus(1),
                                        argc.0,
                                        names.items(),
                                        dst,
                                        running
                                    )
                                )
                            }
                            Instr::CallSpread { dst, func } => {
                                tick!();
                                save!();
                                called!(dst, self.call_spread(base, func, dst, running))
                            }
                            Instr::CallGlobal { dst, base: first, argc, name, cache } => {
                                tick!();
                                save!();
                                let callee = match self.cached_global(running, cache) {
                                    Some(callee) => callee,
                                    None => try_!(self.load_global(running, name, cache)),
                                };
                                call!(callee, first, argc.0, dst)
                            }
                            Instr::CallMethod { dst, base: first, argc, name, cache } => {
                                tick!();
                                save!();
                                let found = match Vm::cached_method(running, reg!(first), cache) {
                                    None => self.shared_method(running, reg!(first), name, cache),
                                    found => found,
                                };
                                match found {
                                    Some(found) => call!(found, first, argc.0 + 1, dst, call_found_object),
                                    None if let Some(found) =
                                        Vm::cached_function(running, reg!(first), cache) =>
                                    {
                                        drop(self.registers.take(base, first));
                                        call!(found, first.plus(1), argc.0, dst)
                                    }
                                    None => called!(
                                        dst,
                                        self.call_method_slowly(
                                            running, base, first, argc.0, name, cache, dst
                                        )
                                    ),
                                }
                            }
                            Instr::LoadMethod { dst, object, name, cache } => {
                                match Vm::cached_method(running, reg!(object), cache) {
                                    Some(function) => {
                                        let receiver = take!(object);
                                        let died = self.registers.overwrite(base, dst, function);
                                        next_unless_died!(
                                            died | self.registers.overwrite(base, dst.plus(1), receiver)
                                        )
                                    }
                                    None => {
                                        let object = take!(object);
                                        save!();
                                        let (function, receiver) =
                                            try_!(self.load_method(running, object, name, cache));
                                        set!(dst, function);
                                        set!(dst.plus(1), receiver)
                                    }
                                }
                            }
                            Instr::LoadSuperMethod { dst, name, cache } => {
                                save!();
                                let (function, receiver) =
                                    try_!(self.load_super_method(running, base, name, cache));
                                set!(dst, function);
                                set!(dst.plus(1), receiver)
                            }
                            Instr::CallPair { dst, base: first, argc } => {
                                tick!();
                                save!();
                                let callee = self.registers.take(base, first);
                                let (from, count) = if reg!(first.plus(1)).is_empty() {
                                    (first.plus(2), argc.0)
                                } else {
                                    (first.plus(1), argc.0 + 1)
                                };
                                call!(callee, from, count, dst)
                            }
                            Instr::Return { src } => {
                                let value = self.registers.take(base, src);
                                let frame = self.frames.last().expect("a frame is running");
                                if frame.kind == FrameKind::Call && frame.object.is_none() {
                                    let mut died = self.registers.release_window(base, running.registers());
                                    let frame = self.frames.pop().expect("a frame is running");
                                    debug_assert!(frame.object.is_none() && frame.extra.is_empty());
                                    // Neither holds anything; forgotten, they are not looked at.
                                    let Frame { function, dst, extra, object, .. } = frame;
                                    std::mem::forget((extra, object));
                                    load_frame!();
                                    died |= match Reg(dst) {
                                        Reg::DISCARD => value.release(),
                                        dst => self.registers.overwrite(base, dst, value),
                                    };
                                    next_unless_died!(died | Value::from(function).release())
                                } else if frame.kind == FrameKind::Init
                                    && value.is_none()
                                    && frame.object.is_none()
                                {
                                    let mut died = self.registers.release_window(base, running.registers());
                                    let frame = self.frames.pop().expect("a frame is running");
                                    load_frame!();
                                    died |= match Reg(frame.dst) {
                                        Reg::DISCARD => frame.extra.release(),
                                        dst => self.registers.overwrite(base, dst, frame.extra),
                                    };
                                    next_unless_died!(died | Value::from(frame.function).release())
                                } else if frame.kind == FrameKind::Await && frame.object.is_none() {
                                    // The same for a coroutine that is awaited where it is called, and never suspended.
                                    let mut died = self.registers.release_window(base, running.registers());
                                    let frame = self.frames.pop().expect("a frame is running");
                                    died |= std::mem::replace(&mut self.handled, frame.extra).release();
                                    load_frame!();
                                    let send = running.index(ip) + SEND_BEHIND_CALL;
                                    ip = running.at(send);
                                    let Instr::Send { dst, .. } = *running.fetch(ip) else {
                                        unreachable!("an awaiting frame is awaited at a Send")
                                    };
                                    died |= self.registers.overwrite(base, dst, value);
                                    next_unless_died!(died | Value::from(frame.function).release())
                                } else {
                                    save!();
                                    match try_!(self.leave_frame(value)) {
                                        Some(completion) => return Ok(completion),
                                        None => switch!(),
                                    }
                                }
                            }
                            Instr::MakeFunction { dst, base: first, parts, code } => {
                                let function = self.make_function(running, base, first, parts, code);
                                set!(dst, function)
                            }

                            // Suspension.
                            Instr::Yield { dst: _, src } => {
                                let value = take!(src);
                                save!();
                                // The most common driver, a `for` of the language, is served here.
                                if self.frames.last().expect("a generator is running").kind
                                    == FrameKind::ForNext
                                {
                                    self.suspend_one();
                                    load_frame!();
                                    let Some(Instr::ForNext { dst, target, .. }) =
                                        running.peek(running.index(ip) as usize)
                                    else {
                                        unreachable!("a loop waits for this generator")
                                    };
                                    let died = self.registers.overwrite(base, dst, value);
                                    ip = running.at(target.0);
                                    if died {
                                        continue 'look;
                                    }
                                    continue 'run;
                                }
                                match self.suspend(value) {
                                    Some(value) => return Ok(Completion::Yield(value)),
                                    None => switch!(),
                                }
                            }
                            Instr::AsyncYield { dst: _, src } => {
                                let value = take!(src);
                                save!();
                                if self.frames.last().expect("a generator is running").kind
                                    == FrameKind::AsyncNext
                                {
                                    if !self.leave_for_asker() {
                                        self.finish_send(value);
                                        switch!();
                                    }
                                    load_frame!();
                                    ip = running.at(running.index(ip) + SEND_BEHIND_AWAITABLE);
                                    let Instr::Send { dst, .. } = *running.fetch(ip) else {
                                        unreachable!("an `async for` awaits what it asked for")
                                    };
                                    let died = self.registers.overwrite(base, dst, value);
                                    next_unless_died!(died)
                                }
                                match self.suspend(value) {
                                    Some(value) => return Ok(Completion::AsyncYield(value)),
                                    None => {
                                        unreachable!("an async generator is driven by its awaitables only")
                                    }
                                }
                            }
                            Instr::GetAwaitable { dst, src } => {
                                let source = take!(src);
                                save!();
                                if source.stands_for_coroutine() {
                                    match self.give_up_turn(dst, source) {
                                        Some(value) => return Ok(Completion::Yield(value)),
                                        None => switch!(),
                                    }
                                }
                                let awaitable = try_!(self.awaitable(source));
                                set!(dst, awaitable)
                            }
                            Instr::Send { dst, iter, value } => {
                                save!();
                                let sent = self.registers.take(base, value);
                                let delegate = reg!(iter).clone();
                                if let Some(generator) = delegate.downcast::<Generator>() {
                                    let generator = generator.to_ref();
                                    match self.enter_generator(generator, sent, FrameKind::Send, dst) {
                                        Ok(true) => switch!(),
                                        // A finished generator ends the delegation at once.
                                        Ok(false) => {
                                            set!(iter, Value::EMPTY);
                                            set!(dst, Value::NONE)
                                        }
                                        Err(raised) => break 'execute raised,
                                    }
                                } else if self.is_over(&delegate) {
                                    set!(iter, Value::EMPTY);
                                    set!(dst, Value::NONE)
                                } else if delegate.as_nap().is_some() {
                                    // Somebody else than the task that naps: for them it is a sleep.
                                    let sleep = self.make_awaited(&delegate);
                                    set!(iter, sleep);
                                    set!(value, sent);
                                    continue 'look;
                                } else if asked(&delegate).is_some_and(|generator| generator.can_be_resumed())
                                {
                                    try_!(self.ask_again(&delegate, sent, dst));
                                    switch!();
                                } else {
                                    match try_!(self.send_to(&delegate, sent)) {
                                        Completion::Return(result) => {
                                            drop(delegate);
                                            set!(iter, Value::EMPTY);
                                            set!(dst, result)
                                        }
                                        Completion::Yield(given) | Completion::AsyncYield(given) => {
                                            drop(delegate);
                                            match self.suspend(given) {
                                                Some(given) => return Ok(Completion::Yield(given)),
                                                None => switch!(),
                                            }
                                        }
                                    }
                                }
                            }

                            // Exceptions.
                            Instr::Raise { exc } => {
                                let exception = take!(exc);
                                save!();
                                break 'execute self.raise(exception, None);
                            }
                            Instr::RaiseFrom { exc, cause } => {
                                let (exception, cause) = (take!(exc), take!(cause));
                                save!();
                                break 'execute self.raise(exception, Some(cause));
                            }
                            Instr::RaiseAgain {} => {
                                save!();
                                match self.raise_again() {
                                    Ok(raised) => {
                                        note = false;
                                        break 'execute raised;
                                    }
                                    Err(raised) => break 'execute raised,
                                }
                            }
                            Instr::Reraise { exc } => {
                                let exception = self.registers.take(base, exc);
                                save!();
                                note = false;
                                break 'execute self.raised_of(exception);
                            }
                            Instr::EnterHandler { save, exc } => {
                                let exception = reg!(exc).clone();
                                let before = std::mem::replace(&mut self.handled, exception);
                                set!(save, before)
                            }
                            Instr::LeaveHandler { save } => {
                                let before = self.registers.take(base, save);
                                drop(std::mem::replace(&mut self.handled, before));
                            }
                            Instr::MatchException { dst, exc, class } => {
                                let exception = reg!(exc).clone();
                                let class = take!(class);
                                save!();
                                let matches = try_!(self.match_exception(&exception, &class));
                                set!(dst, Value::bool(matches))
                            }
                            Instr::MatchGroup { rest, exc, class } => {
                                let (exception, class) = (self.registers.take(base, exc), take!(class));
                                save!();
                                let (others, matched) = try_!(self.match_group(&exception, &class));
                                set!(rest, others);
                                set!(rest.plus(1), matched)
                            }
                            Instr::PrepareReraiseStar { dst, original, raised } => {
                                let (original, list) = (take!(original), take!(raised));
                                save!();
                                let value = try_!(self.prepare_reraise_star(&original, &list));
                                set!(dst, value)
                            }
                            Instr::LoadSpecial { dst, object, which } => {
                                let object = reg!(object).clone();
                                save!();
                                let method = try_!(self.load_special(&object, which));
                                set!(dst, method)
                            }
                            Instr::WithExcept { dst, exit, exc } => {
                                let (exit, exception) = (reg!(exit).clone(), reg!(exc).clone());
                                save!();
                                let result = try_!(self.with_except(&exit, &exception));
                                set!(dst, result)
                            }

                            // Building.
                            Instr::BuildTuple { dst, base: first, count } => {
                                let items = self.registers.slice_mut(base, first, count.0.into());
                                let tuple =
                                    heap.new_tuple(&self.types.tuple, items.iter_mut().map(std::mem::take));
                                set!(dst, tuple.into())
                            }
                            Instr::BuildList { dst, base: first, count } => {
                                let items = self.registers.slice_mut(base, first, count.0.into());
                                let items = items.iter_mut().map(std::mem::take).collect();
                                set!(dst, self.list(items))
                            }
                            Instr::BuildSet { dst, base: first, count } => {
                                let items = self.registers.slice_mut(base, first, count.0.into());
                                let items = items.iter_mut().map(std::mem::take).collect();
                                save!();
                                let set = try_!(self.new_set(items));
                                set!(dst, set)
                            }
                            Instr::BuildDict { dst, base: first, count } => {
                                let items = self.registers.slice_mut(base, first, usize::from(count.0) * 2);
                                let items: Vec<Value> = items.iter_mut().map(std::mem::take).collect();
                                save!();
                                let dict = try_!(self.build_dict(items));
                                set!(dst, dict)
                            }
                            Instr::BuildString { dst, base: first, count } => {
                                let text = self.build_string(base, first, count.0);
                                set!(dst, try_!(text))
                            }
                            Instr::FormatValue { dst, src, spec, conversion } => {
                                let value = take!(src);
                                let spec = if spec == Reg::DISCARD { Value::EMPTY } else { take!(spec) };
                                save!();
                                let text = try_!(self.format_part(&value, &spec, conversion));
                                set!(dst, text)
                            }
                            Instr::ListAppend { list, src } => {
                                let value = take!(src);
                                reg!(list).downcast::<List>().expect("the compiler made a list").push(value);
                                next!()
                            }
                            Instr::ListExtend { list, src } => {
                                let (list, source) = (reg!(list).clone(), take!(src));
                                save!();
                                try_!(self.extend_display(&list, &source))
                            }
                            Instr::ListToTuple { dst, src } => {
                                let list = take!(src);
                                let items = list.downcast::<List>().expect("the compiler made a list").take();
                                set!(dst, self.tuple(items))
                            }
                            Instr::SetAdd { set, src } => {
                                let (set, item) = (reg!(set).clone(), take!(src));
                                save!();
                                try_!(self.add_to_set(&set, item))
                            }
                            Instr::SetUpdate { set, src } => {
                                let (set, source) = (reg!(set).clone(), take!(src));
                                save!();
                                try_!(self.update_set(&set, &source))
                            }
                            Instr::DictSet { dict, key, value } => {
                                let (dict, key, value) = (reg!(dict).clone(), take!(key), take!(value));
                                save!();
                                let dict = dict.downcast::<Dict>().expect("the compiler made a dict");
                                try_!(self.dict_set(dict, key, value))
                            }
                            Instr::DictUpdate { dict, src } => {
                                let (dict, source) = (reg!(dict).clone(), take!(src));
                                save!();
                                try_!(self.update_display(&dict, &source))
                            }
                            Instr::DictMerge { dict, src, func } => {
                                let (dict, source, func) =
                                    (reg!(dict).clone(), take!(src), reg!(func).clone());
                                save!();
                                try_!(self.merge_keywords(&dict, &source, &func))
                            }

                            // Matching.
                            Instr::MatchSequence { dst, subject } => {
                                let matches = Vm::is_match_sequence(reg!(subject));
                                set!(dst, Value::bool(matches))
                            }
                            Instr::MatchMapping { dst, subject } => {
                                let matches = Vm::is_match_mapping(reg!(subject));
                                set!(dst, Value::bool(matches))
                            }
                            Instr::GetLength { dst, subject } => {
                                let subject = reg!(subject).clone();
                                save!();
                                let length = try_!(self.length(&subject));
                                set!(dst, self.size(length))
                            }
                            Instr::MatchKeys { dst, subject, keys } => {
                                let (subject, keys) = (reg!(subject).clone(), reg!(keys).clone());
                                save!();
                                let values = try_!(self.match_keys(&subject, &keys));
                                set!(dst, values)
                            }
                            Instr::MatchRest { dst, subject, keys } => {
                                let (subject, keys) = (reg!(subject).clone(), take!(keys));
                                save!();
                                let rest = try_!(self.match_rest(&subject, &keys));
                                set!(dst, rest)
                            }
                            Instr::MatchClass { dst, subject, class, count, names } => {
                                let (subject, class) = (reg!(subject).clone(), take!(class));
                                let names = running.code().constants[usize::from(names.0)].clone();
                                save!();
                                let values =
                                    try_!(self.match_class(&subject, &class, count.0.into(), &names));
                                set!(dst, values)
                            }

                            // Modules.
                            Instr::ImportName { dst, fromlist, level, name } => {
                                save!();
                                let module = try_!(self.import_name(running, fromlist, level.0, name));
                                set!(dst, module)
                            }
                            Instr::ImportFrom { dst, module, name } => {
                                let module = reg!(module).clone();
                                save!();
                                let name = running.code().name_at(name).clone();
                                let value = try_!(self.import_from(&module, &name));
                                set!(dst, value)
                            }
                            Instr::ImportStar { module } => {
                                let module = take!(module);
                                save!();
                                try_!(self.import_star(running, &module))
                            }

                            // The prompt.
                            Instr::Echo { src } => {
                                let value = take!(src);
                                save!();
                                try_!(self.echo(value))
                            }
                        }
                        ip = ip.next();
                        continue 'look;
                    }
                }
            };
            // What was raised is handled here or further up, or it ends the entry frame.
            self.unwind(raised, std::mem::replace(&mut note, true))?;
            load_frame!();
        }
    }
}

/// What asking an iterator of the language for its next item led to.
pub(crate) enum NextInLoop {
    /// An item.
    Item(Value),
    /// There is none.
    End,
    /// A frame was pushed for its `__next__`.
    Entered,
}

/// Whether slicing this runs no code of the program: it is a list or, where nothing is assigned, a string.
#[inline(always)]
fn is_sliced_plainly(value: &Value, is_assigned: bool) -> bool {
    value.header().is_some_and(|header| {
        let kind = header.kind();
        !header.class().is_heap_class() && (kind == Kind::List || kind == Kind::Str && !is_assigned)
    })
}

const CELL: &str = "the compiler made a cell of this variable";
const RANGE: &str = "the three registers of a loop over a range hold small ints";

/// The result of an operation on two ints in words.
#[inline(always)]
fn on_small(x: &Value, y: &Value, operation: impl FnOnce(i64, i64) -> Option<Value>) -> Option<Value> {
    let (x, y) = x.both_small(y)?;
    operation(x, y)
}

/// The product of two ints in words, if it is one too.
#[inline(always)]
fn multiply_small(x: &Value, y: &Value) -> Option<Value> {
    let (x, y) = x.both_small(y)?;
    x.checked_mul(y).and_then(Value::small_int)
}

/// True division of ints in words and floats, where no exception is raised.
#[inline(always)]
fn divide_plain(x: &Value, y: &Value) -> Option<Value> {
    // An int in a word has 48 bits, so a float holds it exactly and one division rounds once, as Python's does.
    let number = |value: &Value| value.as_float().or(value.as_small_int().map(|int| int as f64));
    let (x, y) = (number(x)?, number(y)?);
    if y == 0.0 { None } else { Some(Value::float(x / y)) }
}

#[inline(always)]
fn floor_div(x: i64, y: i64) -> i64 {
    let (quotient, remainder) = (x / y, x % y);
    if remainder != 0 && (remainder < 0) != (y < 0) { quotient - 1 } else { quotient }
}

#[inline(always)]
fn floor_mod(x: i64, y: i64) -> i64 {
    let remainder = x % y;
    if remainder != 0 && (remainder < 0) != (y < 0) { remainder + y } else { remainder }
}
