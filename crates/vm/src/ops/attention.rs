//! Looking up: what the machine does between two instructions when something asks for it.

use crate::heap::{Dict, Ref, Str, Value};
use crate::types::class::special;
use crate::types::generator::{Flavour, Generator, State};
use crate::types::module::Module;
use crate::vm::{Raised, Vm};

/// How many ticks the countdown has: back edges, calls, and the work of natives.
const SLICE: i64 = 20_000;

impl Vm {
    /// Attention was asked for: finalises what waits for it, collects if that is due.
    pub(crate) fn look_up(&mut self) -> Result<(), Raised> {
        self.heap.take_attention();
        if self.heap.collection_is_due() {
            self.forget_lookups();
            self.heap.collect_automatically();
        }
        self.finalise_behind();
        if self.heap.bytes() > self.allowance() {
            self.forget_lookups();
            self.heap.collect_all();
            self.finalise_pending();
            self.heap.measure();
            if self.heap.bytes() > self.heap.max_bytes() {
                let message = format!("more than {} bytes of memory were taken", self.heap.max_bytes());
                return Err(self.limit_exceeded(message));
            }
            if self.heap.bytes() > self.allowance() {
                self.limits.lent += self.limits.room / 16;
                return Err(self.memory_error());
            }
        }
        Ok(())
    }

    /// Asks for attention if the program takes too much memory. What containers hold is measured about as often as each of them
    /// could have had a tick: that costs little, and none of them grows by much between.
    fn watch_memory(&mut self, ticks: i64) {
        if self.allowance() == usize::MAX {
            return;
        }
        self.limits.unmeasured += ticks.max(0) as usize;
        if self.limits.unmeasured >= self.heap.containers() {
            self.limits.unmeasured = 0;
            self.heap.measure();
        }
        if self.heap.bytes() <= self.limits.room {
            self.limits.lent = 0;
        }
        if self.heap.bytes() > self.allowance() {
            self.heap.call_attention();
        }
    }

    /// The bytes that objects may take: by the limit, and by the room that there is.
    fn allowance(&self) -> usize {
        self.heap.max_bytes().min(self.limits.room.saturating_add(self.limits.lent))
    }

    /// Finalises between two instructions. What goes was let go by the one behind, and it is its line that warnings and
    /// `__del__` see.
    fn finalise_behind(&mut self) {
        if !self.heap.has_pending() {
            return;
        }
        let running = self.frames.len() - 1;
        let next = self.frames[running].ip;
        self.frames[running].ip = next.saturating_sub(1);
        self.finalise_pending();
        self.frames[running].ip = next;
    }

    /// Drops what the machine's own caches remember of classes: the functions in them are held from nowhere else, perhaps.
    fn forget_lookups(&mut self) {
        self.method_cache.clear();
        self.shared_cache.clear();
    }

    /// The countdown is spent: Ctrl-C, limits, and a new slice.
    #[cold]
    pub(crate) fn countdown_spent(&mut self) -> Result<(), Raised> {
        let spent = self.slice - self.countdown.get();
        self.limits.instructions = self.limits.instructions.saturating_add(spent.max(0) as u64);
        let left = self.limits.max_instructions.saturating_sub(self.limits.instructions);
        self.slice = SLICE.min(left.min(SLICE as u64) as i64 + 1);
        self.countdown.set(self.slice);
        if self.limits.instructions > self.limits.max_instructions {
            let message = format!("more than {} instructions were executed", self.limits.max_instructions);
            return Err(self.limit_exceeded(message));
        }
        if self.limits.max_seconds.is_finite()
            && self
                .limits
                .started
                .is_some_and(|started| started.elapsed().as_secs_f64() > self.limits.max_seconds)
        {
            let message = format!("more than {} seconds have passed", self.limits.max_seconds);
            return Err(self.limit_exceeded(message));
        }
        self.watch_memory(spent);
        // Ctrl-C is for the main thread.
        if self.way.is_none() && self.host.take_interrupt() {
            match self.interrupt_hook {
                Some(hook) => hook(self)?,
                None => {
                    let class = self.types.exceptions.keyboard_interrupt.clone();
                    return Err(self.raise_with(&class, vec![]));
                }
            }
        }
        match self.thread_switch {
            // A module is imported as a whole: another thread would find half of it.
            Some(switch) if self.loading.is_empty() => switch(self),
            Some(_) | None => Ok(()),
        }
    }

    /// Begins a slice that fits the limits: to be called when they are set.
    pub fn reset_countdown(&mut self) {
        self.slice = SLICE.min(self.limits.max_instructions.min(SLICE as u64) as i64 + 1);
        self.countdown.set(self.slice);
        if self.limits.max_seconds.is_finite() {
            self.limits.started = Some(std::time::Instant::now());
        }
    }

    /// Lets the countdown be spent at the next back edge or call.
    pub fn hasten_countdown(&mut self) {
        self.slice -= self.countdown.replace(0);
    }

    /// Natives spend the countdown in proportion to their work.
    #[inline]
    pub fn spend(&mut self, work: usize) -> Result<(), Raised> {
        let left = self.countdown.get() - work as i64;
        self.countdown.set(left);
        if left < 0 { self.countdown_spent() } else { Ok(()) }
    }

    /// Whether a result of this many bytes may be made; `MemoryError` when not.
    #[inline]
    pub fn check_size(&mut self, bytes: usize) -> Result<(), Raised> {
        // More than this no machine that runs Rondo has to spare for one object.
        const LARGEST: usize = u32::MAX as usize / 2;
        if bytes > LARGEST {
            return Err(self.memory_error());
        }
        if self.heap.bytes().saturating_add(bytes) > self.allowance() && !self.has_room_now(bytes) {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// Whether so many bytes may be taken, once what containers hold has been measured: they may have let go of much since.
    #[cold]
    fn has_room_now(&self, bytes: usize) -> bool {
        self.heap.measure();
        self.heap.bytes().saturating_add(bytes) <= self.allowance()
    }

    /// The exception that no program catches: a limit is exceeded.
    pub fn limit_exceeded(&mut self, message: String) -> Raised {
        self.limits.is_exceeded = true;
        let class = self.types.limit_exceeded.clone();
        self.error(&class, message)
    }

    /// Finalises every object that waits for it.
    pub fn finalise_pending(&mut self) {
        // A batch at a time: what a finaliser itself drops is finalised within it, the rest of the batch after it.
        while self.heap.has_pending() {
            for (value, is_garbage) in self.heap.take_pending() {
                self.finalise_one(value, is_garbage);
            }
        }
    }

    fn finalise_one(&mut self, value: Value, is_garbage: bool) {
        // Garbage is held by its own cycle, so its weak references are cleared whatever the finaliser does; an object
        // whose count fell to zero may be saved by its finaliser, and then keeps them.
        if is_garbage {
            crate::types::weakref::target_died(self, &value);
        }
        self.finalise(&value);
        if value.header().is_some_and(|header| header.is_unshared()) {
            crate::types::weakref::target_died(self, &value);
        }
    }

    /// The last reference to an object is gone: clears weak references, calls `__del__`, closes a suspended generator.
    fn finalise(&mut self, value: &Value) {
        if !value.header().is_some_and(|header| header.wants_finalise()) {
            return;
        }
        if let Some(generator) = value.downcast::<Generator>() {
            generator.header().set_finalise(false);
            let generator = generator.to_ref();
            self.finalise_generator(&generator, value);
            return;
        }
        self.heap.mark_finalised(value);
        if let Some(finaliser) = self.class_of(value).finaliser.get() {
            finaliser(self, value);
        }
        if self.class_of(value).has_special(special::DEL) {
            let name = self.names.del.clone();
            let handled = std::mem::take(&mut self.handled);
            if let Some(Err(raised)) = self.call_special(value, &name, &[]) {
                let class = self.class_of(value).clone();
                let what = class.lookup(&self.names.del.clone()).unwrap_or(value.clone());
                self.unraisable(&raised, "Exception ignored while calling deallocator", &what);
            }
            self.handled = handled;
        }
    }

    fn finalise_generator(&mut self, generator: &crate::heap::Ref<Generator>, value: &Value) {
        match (generator.flavour, generator.state.get()) {
            (Flavour::Coroutine, State::Created) => {
                self.warn_never_awaited(&format!("coroutine '{}'", generator.function.qualname()), value);
                generator.state.set(State::Finished);
            }
            (Flavour::AsyncGenerator, State::Suspended)
                if !generator.is_closed.get()
                    && generator.rare().is_some_and(|rare| rare.finaliser.is_set()) =>
            {
                let hook = generator.rare_mut().finaliser.take();
                if let Err(raised) = self.call(&hook, std::slice::from_ref(value)) {
                    self.unraisable(&raised, "Exception ignored while finalizing", value);
                }
            }
            (_, State::Suspended) => {
                if !self.has_something_to_close(generator) {
                    generator.state.set(State::Finished);
                    return;
                }
                let handled = std::mem::take(&mut self.handled);
                if let Err(raised) = self.close_generator(generator) {
                    self.unraisable(&raised, "Exception ignored while closing generator", value);
                }
                self.handled = handled;
            }
            _ => {}
        }
    }

    /// Whether closing a suspended generator could be noticed: it is inside a `try` or `with`, or it delegates.
    fn has_something_to_close(&self, generator: &Generator) -> bool {
        let data = &generator.function.code.data;
        data.handler_at(generator.ip.get()).is_some() || generator.delegate().is_some()
    }

    /// Says that an exception could not be raised anywhere: `sys.unraisablehook`.
    pub fn unraisable(&mut self, raised: &Raised, what: &str, object: &Value) {
        if self.limits.is_exceeded {
            return;
        }
        if let Some(hook) = self.unraisable_hook
            && hook(self, raised, what, object)
        {
            return;
        }
        let shown = self.repr(object).map(|text| text.as_str().to_string()).unwrap_or_default();
        let traceback = self.format_unraisable(&raised.0);
        let text = format!("{what} {shown}:\n{traceback}");
        // Nothing is left to be done if standard error is closed.
        let _ = self.write_error(&text);
    }

    /// `gc.collect()`: collects and finalises until nothing more is found. Returns how many objects were unreachable.
    pub fn collect_garbage(&mut self) -> usize {
        let mut found = 0;
        self.forget_lookups();
        self.linked.iter().for_each(|code| code.clear_caches());
        for _ in 0..8 {
            // What had to be finalised first is found again by the next round.
            found = found.max(self.heap.collect_all());
            let had_pending = self.heap.has_pending();
            self.finalise_pending();
            if !had_pending {
                return found;
            }
        }
        found
    }

    /// Ends the session: every object goes, suspended generators are closed, finalisers run.
    pub fn shut_down(&mut self) {
        self.limits.max_instructions = u64::MAX;
        self.finalise_pending();
        if !self.heap.has_finalisable() {
            return self.close();
        }
        if self.heap.is_automatic() {
            self.collect_garbage();
            let main = self.names.main.clone();
            if let Some(module) = self.modules.get_str(&main)
                && let Some(module) = module.downcast::<Module>()
            {
                self.heap.order_by_reach(&module.dict.value());
            }
        }
        // First nothing names the modules any more. Whoever is not held by anything else goes; functions and the globals of
        // their module hold each other, so most are found by the collector, which finalises what they hold in the order in
        // which it was made. Finalisers still see the names of their modules.
        self.forget_lookups();
        for entry in self.modules.take() {
            drop(entry);
            self.finalise_pending();
        }
        self.collect_garbage();
        // What is alive now is held from elsewhere: it loses its names, private ones first.
        let mut modules = self.heap.tracked_objects();
        modules.retain(|value| value.is_a::<Module>());
        while let Some(module) = modules.pop() {
            let globals = module.downcast::<Module>().expect("the others were left out").dict.clone();
            if !globals.is(&self.builtins) {
                self.drop_globals(&globals, |name| name.starts_with('_') && !name.starts_with("__"));
                self.drop_globals(&globals, |name| name != "__builtins__");
            }
        }
        self.collect_garbage();
        self.close();
    }

    /// Drops what some names of a module hold, in order.
    fn drop_globals(&mut self, globals: &Ref<Dict>, is_meant: fn(&str) -> bool) {
        for entry in globals.entries() {
            if let Some(name) = entry.key.downcast::<Str>()
                && is_meant(name.as_str())
                && !entry.value.is_none()
            {
                drop(globals.set_str(name, Value::NONE));
            }
            drop(entry);
            self.finalise_pending();
        }
    }

    /// Frees everything without running any more code of the program.
    fn close(&mut self) {
        self.heap.close();
        self.frames.clear();
        self.chains.clear();
        self.rooms.clear();
        self.handled = Value::EMPTY;
        self.forget_lookups();
        self.linked.iter().for_each(|code| code.clear_caches());
    }
}
