//! Chains of generators that wait for each other, resumed at the innermost.
//!
//! A task ten coroutines deep waits in the innermost of them. To push ten frames when it goes on, only to have each find
//! that it still waits, would make every step cost its depth. So when a chain suspends, the outermost (the root, which is
//! driven from outside) remembers all its members, and when it is resumed only the innermost gets a frame:
//!
//! ```text
//! suspended   root ─► fetch ─► read ─► wait          root remembers [root, fetch, read, wait]
//! resumed     … │ driver │ wait                      the others stay where they are
//! wait ends   … │ driver │ read                      its frame is pushed in its place, and gets the result
//! ```
//!
//! Nothing that a program can see differs: the members above the innermost count as running ([`Vm::generator_state`]), and
//! whoever resumes, closes or throws into one of them from elsewhere breaks the chain first ([`Vm::leave_chain`]), after
//! which all goes the plain way, frame by frame. A chain in which somebody is handling an exception is not remembered,
//! since those further in see that exception as the context of theirs.

use rondo_bytecode::{Instr, Reg};

use crate::frame::FrameKind;
use crate::heap::{Object, Ref, Running, Value, prefetch};
use crate::types::generator::{Chain, Generator, Link, State};
use crate::vm::{Raised, Vm};

/// Shorter chains are not worth remembering.
const WORTHWHILE: usize = 2;

/// Generators that suspend one after another, the innermost first.
pub(crate) type Inner = smallvec::SmallVec<[Ref<Generator>; 2]>;

/// A chain whose innermost member has a frame.
pub(crate) struct ActiveChain {
    /// The one that is driven from outside.
    root: Ref<Generator>,
    /// From the first that the root waits for to the one that has the frame.
    members: Vec<Ref<Generator>>,
    /// What drives the root.
    kind: FrameKind,
    /// The driver's register for the result.
    dst: Reg,
    /// By how much the room for frames was lessened: members count as frames.
    depth: usize,
}

impl ActiveChain {
    /// By how much it lessens the room for frames.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }
}

impl Vm {
    /// Where a generator is in its life, as a program sees it.
    pub fn generator_state(&self, generator: &Object<Generator>) -> State {
        if self.is_in_active_chain(generator) { State::Running } else { generator.state.get() }
    }

    fn is_in_active_chain(&self, generator: &Object<Generator>) -> bool {
        generator.link.get() == Link::Member
            && self.chains.iter().any(|chain| chain.members.iter().any(|member| member.is(generator)))
    }

    /// The members between a frame and what drives its chain, the nearest first; none for a frame without a chain.
    pub(crate) fn waiting_members(&self, frame: usize) -> Vec<Ref<Generator>> {
        if self.frames[frame].kind != FrameKind::Chained {
            return Vec::new();
        }
        let above = self.frames[frame + 1..].iter().filter(|frame| frame.kind == FrameKind::Chained).count();
        let chain = &self.chains[self.chains.len() - 1 - above];
        chain.members.iter().rev().skip(1).chain([&chain.root]).cloned().collect()
    }

    /// Whether what the topmost frame yields goes straight to who resumed this coroutine from Rust: there are only frames in
    /// between that wait for each other in an `await`.
    pub fn yields_to_driver_of(&self, coroutine: &Object<Generator>) -> bool {
        let mut chains = self.chains.iter().rev();
        for frame in self.frames.iter().rev() {
            let chain = if frame.kind == FrameKind::Chained { chains.next() } else { None };
            match chain.map_or(frame.kind, |chain| chain.kind) {
                FrameKind::Await | FrameKind::Send => {}
                FrameKind::Entry => {
                    let entered = chain.map(|chain| &*chain.root);
                    return entered
                        .or_else(|| frame.extra.downcast::<Generator>())
                        .is_some_and(|entered| std::ptr::eq(entered, coroutine));
                }
                _ => return false,
            }
        }
        false
    }

    /// Remembers a chain that has just suspended, if it is worth it. Its members do not include the root, which would keep
    /// itself alive.
    pub(crate) fn remember_chain(
        &mut self,
        root: &Ref<Generator>,
        members: impl ExactSizeIterator<Item = Ref<Generator>>,
    ) {
        if members.len() < WORTHWHILE {
            members.for_each(|member| member.link.set(Link::None));
            return;
        }
        let members: Vec<Ref<Generator>> = members.collect();
        let waiting = &members[..members.len() - 1];
        let is_handling = root.handled.is_set() || waiting.iter().any(|member| member.handled.is_set());
        let link = if is_handling { Link::None } else { Link::Member };
        members.iter().for_each(|member| member.link.set(link));
        if !is_handling {
            self.hold_chain(root, members);
        }
    }

    fn hold_chain(&mut self, root: &Ref<Generator>, members: Vec<Ref<Generator>>) {
        root.link.set(Link::Root);
        let chain = Chain { members, epoch: self.chain_epoch };
        *root.rare_mut().chain.borrow_mut() = Some(chain);
    }

    /// Takes the chain that a root remembers, if it is still whole.
    fn take_chain(&mut self, root: &Object<Generator>) -> Option<Vec<Ref<Generator>>> {
        root.link.set(Link::None);
        let chain = root.rare_mut().chain.take()?;
        if chain.epoch == self.chain_epoch {
            return Some(chain.members);
        }
        chain.members.iter().for_each(|member| member.link.set(Link::None));
        None
    }

    /// Makes sure that a generator takes part in no chain before something is done to it alone.
    pub(crate) fn leave_chain(&mut self, generator: &Object<Generator>) {
        match generator.link.get() {
            Link::None => {}
            Link::Root => {
                let members = self.take_chain(generator).unwrap_or_default();
                members.iter().for_each(|member| member.link.set(Link::None));
            }
            Link::Member => {
                // Which root remembers it is not known: all chains are looked at anew.
                self.chain_epoch = self.chain_epoch.wrapping_add(1);
                generator.link.set(Link::None);
            }
        }
    }

    /// Resumes the chain that a root remembers at its innermost member. `false` when there is none (any more).
    pub(crate) fn enter_chain(
        &mut self,
        root: &Object<Generator>,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<bool, Raised> {
        let Some(members) = self.take_chain(root) else { return Ok(false) };
        let depth = members.len();
        if self.frames.len() + depth >= self.recursion_limit {
            members.iter().for_each(|member| member.link.set(Link::None));
            return Ok(false);
        }
        let innermost = members.last().expect("a chain has members").clone();
        innermost.link.set(Link::None);
        self.push_generator(innermost, FrameKind::Chained, Reg::DISCARD)?;
        root.state.set(State::Running);
        self.recursion_limit -= depth;
        self.chains.push(ActiveChain { root: root.to_ref(), members, kind, dst, depth });
        Ok(true)
    }

    /// The innermost member of the active chain, whose frame was just popped, suspends: the chain is remembered, together
    /// with those that it has come to wait for (the innermost first). What drives the root, and where its result goes.
    pub(crate) fn suspend_chain(&mut self, inner: Inner) -> FrameKind {
        let ActiveChain { root, mut members, kind, depth, .. } =
            self.chains.pop().expect("a chained frame has its chain");
        self.recursion_limit += depth;
        root.state.set(State::Suspended);
        if inner.is_empty() {
            members.last().expect("a chain has members").link.set(Link::Member);
            self.hold_chain(&root, members);
        } else {
            members.extend(inner.into_iter().rev());
            self.remember_chain(&root, members.into_iter());
        }
        kind
    }

    /// The innermost member of the active chain has ended: the next one gets a frame, in which it waits at its `Send`.
    pub(crate) fn climb_chain(&mut self) -> Result<(), Raised> {
        let chain = self.chains.last_mut().expect("a chained frame has its chain");
        drop(chain.members.pop());
        if let [.., later, _] = chain.members.as_slice() {
            prefetch(&**later);
        }
        let (next, kind, dst) = match chain.members.last() {
            Some(member) => (member.clone(), FrameKind::Chained, Reg::DISCARD),
            None => {
                let chain = self.chains.pop().expect("it was just looked at");
                self.recursion_limit += chain.depth;
                (chain.root, chain.kind, chain.dst)
            }
        };
        next.link.set(Link::None);
        next.state.set(State::Running);
        self.push_generator(next, kind, dst)
    }

    /// Gives the topmost frame, which waits at its `Send`, the result of what it waited for.
    #[inline]
    pub(crate) fn finish_send(&mut self, result: Value) {
        let frame = self.frames.last_mut().expect("somebody waited for the result");
        let instr = Running::of(&frame.function).peek(frame.ip as usize);
        let Some(Instr::Send { dst, iter, .. }) = instr else {
            unreachable!("who waits for a generator waits at a Send")
        };
        frame.ip += 1;
        let base = frame.base;
        drop(self.registers.take(base, iter));
        self.registers.set(base, dst, result);
    }
}
