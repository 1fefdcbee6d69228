//! The table of instructions: each is declared here, once. The enum, the mnemonics, the disassembler and
//! `docs/bytecode.md` all come from it.
//!
//! A row gives the name, the operands with their kinds, the effect in a short notation, and a sentence.
//! In the notation `rA` is the register an operand names, `rA+1` its neighbour above, `k`, `n` and `^i` an entry
//! of the constants, the names and the closure, and `→` a jump. *Consumes* means that the register is left empty;
//! *takes* means that a temporary is left empty and a local is copied. Where neither word stands, registers are only read.
//!
//! **Operators take.** All of the families *Operators*, *Jumps* (but the two `Keep` ones) and *Attributes and items* take
//! their operands, in the order in which they are named and before the result is written: the value of a temporary dies
//! there, as it dies in CPython. A number may as well stay, for nobody will look at it again; so the fast paths need not care.
//!
//! Every instruction takes eight bytes: one for the operation, seven for operands.

use crate::operand::*;
use crate::packed::Reader;

/// How far the `Send` lies behind the `GetAwaitable` or `GetAsyncNext` that gives it its awaitable; between them is a
/// `LoadNone`. The machine goes from one to the other when there is no awaitable.
pub const SEND_BEHIND_AWAITABLE: u32 = 2;

/// How far it lies behind a call whose result is awaited on the spot.
pub const SEND_BEHIND_CALL: u32 = 1 + SEND_BEHIND_AWAITABLE;

/// Makes the enum and all that is derived from a row.
macro_rules! instructions {
    ($($group:literal { $($name:ident { $($field:ident: $kind:ident),* } $effect:literal $doc:literal;)* })*) => {
        /// One instruction of the machine, eight bytes wide.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "The operands are explained by the effect that stands in the row.")]
        pub enum Instr {
            $($(#[doc = $doc] #[doc = ""] #[doc = concat!("`", $effect, "`")] $name { $($field: $kind),* },)*)*
        }

        impl Instr {
            /// The name of the operation, as the listing prints it.
            pub fn mnemonic(&self) -> &'static str {
                match self { $($(Instr::$name { .. } => stringify!($name),)*)* }
            }

            /// The operands in the order of the row, with their names.
            pub fn operands(&self) -> Vec<(&'static str, Operand)> {
                match *self {
                    $($(Instr::$name { $($field),* } => vec![$((stringify!($field), Operand::from($field))),*],)*)*
                }
            }

            /// Makes this instruction jump elsewhere, if it jumps at all. (The compiler does it when it knows where labels are.)
            pub fn set_target(&mut self, to: Target) {
                match self { $($(Instr::$name { $($field),* } => { let _ = to; $($field.retarget(to);)* })*)* }
            }

            /// Where this instruction may jump to.
            pub fn target(&self) -> Option<Target> {
                match self { $($(Instr::$name { $($field),* } => None$(.or($field.goal()))*,)*)* }
            }

            /// Whether the next instruction never follows.
            pub fn ends(&self) -> bool {
                matches!(
                    self,
                    Instr::Jump { .. }
                        | Instr::ForPrep { .. }
                        | Instr::ForPrepIterator { .. }
                        | Instr::Return { .. }
                        | Instr::Raise { .. }
                        | Instr::RaiseFrom { .. }
                        | Instr::RaiseAgain {}
                        | Instr::Reraise { .. }
                )
            }
        }

        /// The operations by number.
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum Operation { $($($name,)*)* }

        const OPERATIONS: &[Operation] = &[$($(Operation::$name,)*)*];

        impl Instr {
            /// Writes it for `frozen`: the number of the operation, then the operands.
            pub(crate) fn pack(&self, out: &mut Vec<u8>) {
                match *self {
                    $($(Instr::$name { $($field),* } => { out.push(Operation::$name as u8); $($field.pack(out);)* })*)*
                }
            }

            /// Reads what `pack` wrote.
            pub(crate) fn unpack(from: &mut Reader<'_>) -> Instr {
                match OPERATIONS[usize::from(from.byte())] {
                    $($(Operation::$name => Instr::$name { $($field: Pack::unpack(from)),* },)*)*
                }
            }
        }

        /// The rows of the table, for the generated reference.
        pub const TABLE: &[Row] = &[
            $($(Row { group: $group, name: stringify!($name), operands: &[$((stringify!($field), stringify!($kind))),*], effect: $effect, doc: $doc },)*)*
        ];
    };
}

/// One row of the table of instructions, as text.
pub struct Row {
    /// The family of the instruction.
    pub group: &'static str,
    /// Its mnemonic.
    pub name: &'static str,
    /// Its operands: name and kind.
    pub operands: &'static [(&'static str, &'static str)],
    /// What it does, in notation.
    pub effect: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
}

instructions! {
    "Moving values" {
        Move { dst: Reg, src: Reg } "rD = rS" "Copies a register.";
        Take { dst: Reg, src: Reg } "rD = rS; rS = empty" "Moves a register: the source is left empty. For temporaries.";
        Drop { reg: Reg } "rR = empty" "Drops what a temporary holds, where CPython would drop it.";
        LoadConst { dst: Reg, value: Const } "rD = k" "Loads a constant.";
        LoadInt { dst: Reg, value: Imm32 } "rD = value" "Loads a small whole number.";
        LoadNone { dst: Reg } "rD = None" "Loads `None`.";
        LoadIntrinsic { dst: Reg, which: Intrinsic } "rD = which" "Loads an object that the compiler needs and no program can shadow.";
        LoadWide { dst: Reg, src: Wide } "rD = wS" "Copies a local that lies beyond the registers a byte can name.";
        StoreWide { dst: Wide, src: Reg } "wD = rS" "Copies into a local that lies beyond the registers a byte can name.";
    }
    "Variables" {
        CheckLocal { reg: Reg, name: Name } "rR is empty: raise UnboundLocalError" "Stands before a use of a local that may be unbound here.";
        DeleteLocal { reg: Reg, name: Name } "rR = empty" "`del` of a local; `UnboundLocalError` when it is unbound.";
        MakeCell { reg: Reg } "rR = cell(rR)" "Puts a captured local into a cell. An empty register gives an empty cell.";
        LoadCell { dst: Reg, cell: Reg, name: Name } "rD = rC.contents" "Reads a local that inner functions have captured; `UnboundLocalError` when it is empty.";
        StoreCell { cell: Reg, src: Reg } "rC.contents = rS" "Writes a local that inner functions have captured; takes rS.";
        DeleteCell { cell: Reg, name: Name } "rC.contents = empty" "`del` of a captured local.";
        LoadClosure { dst: Reg, free: Free } "rD = the cell ^f" "Loads the cell itself, to hand it to an inner function.";
        LoadFree { dst: Reg, free: Free } "rD = ^f" "Reads a variable of an enclosing function; `NameError` when it is empty.";
        StoreFree { free: Free, src: Reg } "^f = rS" "Writes a `nonlocal` variable; takes rS.";
        DeleteFree { free: Free } "^f = empty" "`del` of a `nonlocal` variable.";
        LoadGlobal { dst: Reg, name: Name, cache: Cache } "rD = globals[n] or builtins[n]" "Reads a global or builtin name; `NameError` when there is none.";
        StoreGlobal { name: Name, src: Reg, cache: Cache } "globals[n] = rS" "Writes a global name; takes rS.";
        DeleteGlobal { name: Name } "del globals[n]" "`del` of a global name.";
        LoadName { dst: Reg, namespace: Reg, name: Name, cache: Cache } "rD = rN[n] or globals[n] or builtins[n]" "Reads a name in the body of a class, whose namespace is in rN.";
        LoadNameOrFree { dst: Reg, namespace: Reg, name: Name, free: Free } "rD = rN[n] or ^f" "Reads a captured name in the body of a class.";
        StoreName { namespace: Reg, name: Name, src: Reg } "rN[n] = rS" "Writes a name in the body of a class; takes rS.";
        DeleteName { namespace: Reg, name: Name } "del rN[n]" "`del` in the body of a class.";
    }
    "Operators" {
        Add { dst: Reg, a: Reg, b: Reg } "rD = rA + rB" "Addition.";
        Sub { dst: Reg, a: Reg, b: Reg } "rD = rA - rB" "Subtraction.";
        Mul { dst: Reg, a: Reg, b: Reg } "rD = rA * rB" "Multiplication.";
        TrueDiv { dst: Reg, a: Reg, b: Reg } "rD = rA / rB" "True division.";
        FloorDiv { dst: Reg, a: Reg, b: Reg } "rD = rA // rB" "Floor division.";
        Mod { dst: Reg, a: Reg, b: Reg } "rD = rA % rB" "Remainder, with the sign of the divisor.";
        LShift { dst: Reg, a: Reg, b: Reg } "rD = rA << rB" "Shift to the left.";
        RShift { dst: Reg, a: Reg, b: Reg } "rD = rA >> rB" "Shift to the right.";
        And { dst: Reg, a: Reg, b: Reg } "rD = rA & rB" "Bitwise and.";
        Or { dst: Reg, a: Reg, b: Reg } "rD = rA | rB" "Bitwise or.";
        Xor { dst: Reg, a: Reg, b: Reg } "rD = rA ^ rB" "Bitwise exclusive or.";
        Binary { op: BinaryOp, dst: Reg, a: Reg, b: Reg } "rD = rA op rB" "The rarer operators: `**` and `@`.";
        AddInt { dst: Reg, a: Reg, b: Imm } "rD = rA + b" "Addition of a small whole number.";
        SubInt { dst: Reg, a: Reg, b: Imm } "rD = rA - b" "Subtraction of a small whole number.";
        MulInt { dst: Reg, a: Reg, b: Imm } "rD = rA * b" "Multiplication by a small whole number.";
        FloorDivInt { dst: Reg, a: Reg, b: Imm } "rD = rA // b" "Floor division by a small whole number, never 0.";
        ModInt { dst: Reg, a: Reg, b: Imm } "rD = rA % b" "Remainder of a division by a small whole number, never 0.";
        InPlaceAdd { dst: Reg, a: Reg, b: Reg } "rD = (rA += rB)" "`+=`: lists and unshared strings grow where they are.";
        InPlaceSub { dst: Reg, a: Reg, b: Reg } "rD = (rA -= rB)" "`-=`.";
        InPlaceAddInt { dst: Reg, a: Reg, b: Imm } "rD = (rA += b)" "`+=` of a small whole number.";
        InPlaceSubInt { dst: Reg, a: Reg, b: Imm } "rD = (rA -= b)" "`-=` of a small whole number.";
        InPlaceMul { dst: Reg, a: Reg, b: Reg } "rD = (rA *= rB)" "`*=`.";
        InPlace { op: BinaryOp, dst: Reg, a: Reg, b: Reg } "rD = (rA op= rB)" "The other augmented assignments.";
        Unary { op: UnaryOp, dst: Reg, a: Reg } "rD = op rA" "Negation, unary plus, inversion of bits.";
        Not { dst: Reg, a: Reg } "rD = not rA" "The truth of a value, negated.";
        Compare { op: CompareOp, dst: Reg, a: Reg, b: Reg } "rD = rA op rB" "A comparison whose result is wanted as a value.";
        Is { dst: Reg, a: Reg, b: Reg } "rD = rA is rB" "Identity.";
        IsNot { dst: Reg, a: Reg, b: Reg } "rD = rA is not rB" "Identity, negated.";
        In { dst: Reg, item: Reg, container: Reg } "rD = rI in rC" "Membership.";
        NotIn { dst: Reg, item: Reg, container: Reg } "rD = rI not in rC" "Membership, negated.";
    }
    "Jumps" {
        Jump { target: Target } "→ t" "Goes on elsewhere. Going backwards costs a tick of the countdown, here and in every jump.";
        JumpIfTrue { a: Reg, target: Target } "if rA: → t" "Jumps when a value is true.";
        JumpIfFalse { a: Reg, target: Target } "if not rA: → t" "Jumps when a value is false.";
        JumpIfTrueKeep { a: Reg, target: Target } "if rA: → t" "As `JumpIfTrue`, for `x or y` as a value: a temporary stays.";
        JumpIfFalseKeep { a: Reg, target: Target } "if not rA: → t" "As `JumpIfFalse`, for `x and y` as a value: a temporary stays.";
        JumpIfNone { a: Reg, target: Target } "if rA is None: → t" "Jumps when a value is `None`.";
        JumpIfNotNone { a: Reg, target: Target } "if rA is not None: → t" "Jumps when a value is not `None`.";
        JumpLt { a: Reg, b: Reg, target: Target } "if rA < rB: → t" "A comparison and its jump in one.";
        JumpLe { a: Reg, b: Reg, target: Target } "if rA <= rB: → t" "A comparison and its jump in one.";
        JumpEq { a: Reg, b: Reg, target: Target } "if rA == rB: → t" "A comparison and its jump in one.";
        JumpNe { a: Reg, b: Reg, target: Target } "if rA != rB: → t" "A comparison and its jump in one.";
        JumpGt { a: Reg, b: Reg, target: Target } "if rA > rB: → t" "A comparison and its jump in one.";
        JumpGe { a: Reg, b: Reg, target: Target } "if rA >= rB: → t" "A comparison and its jump in one.";
        JumpNotLt { a: Reg, b: Reg, target: Target } "if not rA < rB: → t" "Jumps when a comparison fails (which for `nan` is not the opposite comparison).";
        JumpNotLe { a: Reg, b: Reg, target: Target } "if not rA <= rB: → t" "Jumps when a comparison fails.";
        JumpNotEq { a: Reg, b: Reg, target: Target } "if not rA == rB: → t" "Jumps when a comparison fails.";
        JumpNotNe { a: Reg, b: Reg, target: Target } "if not rA != rB: → t" "Jumps when a comparison fails.";
        JumpNotGt { a: Reg, b: Reg, target: Target } "if not rA > rB: → t" "Jumps when a comparison fails.";
        JumpNotGe { a: Reg, b: Reg, target: Target } "if not rA >= rB: → t" "Jumps when a comparison fails.";
        JumpLtInt { a: Reg, b: Imm, target: Target } "if rA < b: → t" "A comparison with a small whole number and its jump in one.";
        JumpLeInt { a: Reg, b: Imm, target: Target } "if rA <= b: → t" "A comparison with a small whole number and its jump in one.";
        JumpEqInt { a: Reg, b: Imm, target: Target } "if rA == b: → t" "A comparison with a small whole number and its jump in one.";
        JumpNeInt { a: Reg, b: Imm, target: Target } "if rA != b: → t" "A comparison with a small whole number and its jump in one.";
        JumpGtInt { a: Reg, b: Imm, target: Target } "if rA > b: → t" "A comparison with a small whole number and its jump in one.";
        JumpGeInt { a: Reg, b: Imm, target: Target } "if rA >= b: → t" "A comparison with a small whole number and its jump in one.";
        JumpNotLtInt { a: Reg, b: Imm, target: Target } "if not rA < b: → t" "Jumps when a comparison with a small whole number fails.";
        JumpNotLeInt { a: Reg, b: Imm, target: Target } "if not rA <= b: → t" "Jumps when a comparison with a small whole number fails.";
        JumpNotEqInt { a: Reg, b: Imm, target: Target } "if not rA == b: → t" "Jumps when a comparison with a small whole number fails.";
        JumpNotNeInt { a: Reg, b: Imm, target: Target } "if not rA != b: → t" "Jumps when a comparison with a small whole number fails.";
        JumpNotGtInt { a: Reg, b: Imm, target: Target } "if not rA > b: → t" "Jumps when a comparison with a small whole number fails.";
        JumpNotGeInt { a: Reg, b: Imm, target: Target } "if not rA >= b: → t" "Jumps when a comparison with a small whole number fails.";
    }
    "Iteration" {
        ForPrep { state: Reg, src: Reg, target: Target } "rS, rS+1, rS+2 = iteration over rSrc; → t" "Begins a `for`: takes the iterable and jumps to the `ForNext` at the bottom. A range or list is walked without an iterator.";
        ForPrepIterator { state: Reg, src: Reg, target: Target } "rS, rS+1, rS+2 = iteration over rSrc; → t" "The same for what is an iterator already: the first `for` of a generator expression.";
        ForNext { dst: Reg, state: Reg, target: Target } "rD = next of rS…; → t, or empty rS… and fall through" "The bottom of a `for`: jumps back to the body while there are items.";
        GetIter { dst: Reg, src: Reg } "rD = iter(rS)" "Makes an iterator.";
        GetYieldFromIter { dst: Reg, src: Reg } "rD = rS if a generator, else iter(rS)" "What `yield from` delegates to.";
        Unpack { base: Reg, count: Count, src: Reg } "rB…rB+n-1 = rS" "Spreads an iterable over registers; `ValueError` when the number is wrong. Takes rS.";
        UnpackStar { base: Reg, before: Count, after: Count, src: Reg } "rB… = rS with one list between" "Spreads an iterable with a starred target. Takes rS.";
        GetAsyncIter { dst: Reg, src: Reg } "rD = aiter(rS)" "Begins an `async for`.";
        GetAsyncNext { dst: Reg, iter: Reg } "rD = awaitable of anext(rI)" "Asks for the next item of an `async for`; the result is to be awaited.";
        EndAsyncFor { exc: Reg } "rE is StopAsyncIteration: empty rE, else raise rE" "In the handler around `async for`: ends the loop or raises again, without a new line in the traceback.";
    }
    "Attributes and items" {
        LoadAttr { dst: Reg, object: Reg, name: Name, cache: Cache } "rD = rO.n" "Reads an attribute.";
        StoreAttr { object: Reg, src: Reg, name: Name, cache: Cache } "rO.n = rS" "Writes an attribute; takes rS.";
        DeleteAttr { object: Reg, name: Name } "del rO.n" "Deletes an attribute.";
        GetItem { dst: Reg, object: Reg, key: Reg } "rD = rO[rK]" "Reads an item.";
        GetItemInt { dst: Reg, object: Reg, key: Imm } "rD = rO[key]" "Reads an item at a constant index.";
        SetItem { object: Reg, key: Reg, src: Reg } "rO[rK] = rS" "Writes an item; takes rS.";
        DeleteItem { object: Reg, key: Reg } "del rO[rK]" "Deletes an item.";
        BuildSlice { dst: Reg, base: Reg } "rD = slice(rB, rB+1, rB+2)" "Makes a slice of three registers, which it consumes.";
    }
    "Calls" {
        Call { dst: Reg, func: Reg, argc: Count } "rD = rF(rF+1 … rF+n)" "Calls with positional arguments; consumes function and arguments.";
        CallKw { dst: Reg, func: Reg, argc: Count, names: Const } "rD = rF(rF+1 …, names=…)" "The last arguments are named by a constant tuple; consumes function and arguments.";
        CallSpread { dst: Reg, func: Reg } "rD = rF(*rF+1, **rF+2)" "Calls with a tuple and a dict (or None); consumes the three.";
        CallGlobal { dst: Reg, base: Reg, argc: Count, name: Name, cache: Cache } "rD = n(rB … rB+n-1)" "Calls a global or builtin by its name, without loading it first; consumes the arguments.";
        CallMethod { dst: Reg, base: Reg, argc: Count, name: Name, cache: Cache } "rD = rB.n(rB+1 … rB+n)" "Calls a method without making a bound method first; consumes object and arguments.";
        LoadMethod { dst: Reg, object: Reg, name: Name, cache: Cache } "rD, rD+1 = function and rO, or rO.n and empty" "Looks a method up before the arguments are evaluated, where these could notice; takes rO.";
        LoadSuperMethod { dst: Reg, name: Name, cache: Cache } "rD, rD+1 = function and self, or super().n and empty" "Looks a method of `super()` up without making the `super` object first; the cache behind this one is for the global name `super`.";
        CallPair { dst: Reg, base: Reg, argc: Count } "rD = rB(rB+1 if not empty, rB+2 … rB+n+1)" "Calls what `LoadMethod` found; consumes the pair and the arguments, of which there are `argc`, the object not counted.";
        Return { src: Reg } "return rS" "Ends the frame; its registers are emptied in order. Takes rS.";
        MakeFunction { dst: Reg, base: Reg, parts: FunctionParts, code: Const } "rD = function(k, rB…)" "Makes a function from its code and the parts in consecutive registers, which it consumes.";
    }
    "Suspension" {
        Yield { dst: Reg, src: Reg } "suspend with rS; on resume rD = sent" "Hands a value to whoever drives this generator; takes rS.";
        AsyncYield { dst: Reg, src: Reg } "suspend with item rS; on resume rD = sent" "`yield` of an async generator: an item for its consumer, not a word to the loop; takes rS.";
        GetAwaitable { dst: Reg, src: Reg } "rD = what `await rS` drives" "A coroutine as it is, else what `__await__` returns.";
        Send { dst: Reg, iter: Reg, value: Reg } "drive rI with rV: suspend while it yields, at its end rD = its result" "The heart of `await` and `yield from`: stays on itself, passing values down and up, until the delegate returns; then empties rI and rV.";
    }
    "Exceptions" {
        Raise { exc: Reg } "raise rE" "Raises; classes are called first.";
        RaiseFrom { exc: Reg, cause: Reg } "raise rE from rC" "Raises with a cause.";
        RaiseAgain { } "raise" "Raises what is being handled, wherever that was set; `RuntimeError` when nothing is.";
        Reraise { exc: Reg } "raise rE, unchanged" "Goes on with an exception that no clause took; consumes rE.";
        EnterHandler { save: Reg, exc: Reg } "rS = handled; handled = rE" "From here rE is what `raise` and `sys.exception()` mean.";
        LeaveHandler { save: Reg } "handled = rS; rS = empty" "The handler is left: what was handled before is again.";
        MatchException { dst: Reg, exc: Reg, class: Reg } "rD = rE matches rC" "The test of an `except` clause: a class or a tuple of classes.";
        MatchGroup { rest: Reg, exc: Reg, class: Reg } "rR, rR+1 = rE without the matching part, the matching part or None" "The test of an `except*` clause; consumes rE.";
        PrepareReraiseStar { dst: Reg, original: Reg, raised: Reg } "rD = what to raise after except* clauses, or None" "Merges what the clauses raised (a list) with what no clause took.";
        LoadSpecial { dst: Reg, object: Reg, which: Special } "rD = type(rO).which, bound" "Looks up a method of the `with` protocol; `TypeError` when there is none.";
        WithExcept { dst: Reg, exit: Reg, exc: Reg } "rD = rX(type(rE), rE, rE.__traceback__)" "Tells a context manager of an exception.";
    }
    "Building" {
        BuildTuple { dst: Reg, base: Reg, count: Count } "rD = (rB, …)" "Makes a tuple; consumes the items, as all of these do.";
        BuildList { dst: Reg, base: Reg, count: Count } "rD = [rB, …]" "Makes a list.";
        BuildSet { dst: Reg, base: Reg, count: Count } "rD = {rB, …}" "Makes a set.";
        BuildDict { dst: Reg, base: Reg, count: Count } "rD = {rB: rB+1, …}" "Makes a dict of `count` pairs.";
        BuildString { dst: Reg, base: Reg, count: Count } "rD = \"\".join((rB, …))" "Joins the parts of an f-string.";
        FormatValue { dst: Reg, src: Reg, spec: Reg, conversion: Conversion } "rD = format(convert(rS), rF)" "One part of an f-string; `_` as the spec stands for the empty one.";
        ListAppend { list: Reg, src: Reg } "rL.append(rS)" "Adds to a list that is being built; takes rS.";
        ListExtend { list: Reg, src: Reg } "rL.extend(rS)" "`[*x]`.";
        ListToTuple { dst: Reg, src: Reg } "rD = tuple(rS)" "A display whose length is not known is built as a list first.";
        SetAdd { set: Reg, src: Reg } "rT.add(rS)" "Adds to a set that is being built; takes rS.";
        SetUpdate { set: Reg, src: Reg } "rT.update(rS)" "`{*x}`.";
        DictSet { dict: Reg, key: Reg, value: Reg } "rT[rK] = rV" "Adds to a dict that is being built; takes rK and rV.";
        DictUpdate { dict: Reg, src: Reg } "rT.update(rS)" "`{**x}`.";
        DictMerge { dict: Reg, src: Reg, func: Reg } "rT.update(rS), no key twice" "`f(**x)`: a repeated keyword is a `TypeError` that names the function rF.";
    }
    "Matching" {
        MatchSequence { dst: Reg, subject: Reg } "rD = rS is a sequence" "Whether a sequence pattern may match.";
        MatchMapping { dst: Reg, subject: Reg } "rD = rS is a mapping" "Whether a mapping pattern may match.";
        GetLength { dst: Reg, subject: Reg } "rD = len(rS)" "The length, for patterns.";
        MatchKeys { dst: Reg, subject: Reg, keys: Reg } "rD = tuple of rS[k] for k in rK, or None" "The values of a mapping pattern.";
        MatchRest { dst: Reg, subject: Reg, keys: Reg } "rD = dict of rS without rK" "`**rest` of a mapping pattern.";
        MatchClass { dst: Reg, subject: Reg, class: Reg, count: Count, names: Const } "rD = tuple of attributes, or None" "A class pattern: `count` positional ones by `__match_args__`, then those named by a constant tuple.";
    }
    "Modules" {
        ImportName { dst: Reg, fromlist: Const, level: Count, name: Name } "rD = __import__(n, fromlist, level)" "Imports a module.";
        ImportFrom { dst: Reg, module: Reg, name: Name } "rD = rM.n, or the submodule" "`from m import n`.";
        ImportStar { module: Reg } "globals.update(public names of rM)" "`from m import *`.";
    }
    "The prompt" {
        Echo { src: Reg } "sys.displayhook(rS)" "Shows the value of an expression at the prompt; takes rS.";
    }
}

impl std::fmt::Display for Instr {
    /// The mnemonic and its operands, without what constants and names stand for: `Add r2 r0 r1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.mnemonic())?;
        for (_, operand) in self.operands() {
            write!(f, " {operand}")?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Instr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

const _: () = assert!(size_of::<Instr>() == 8, "an instruction takes eight bytes");
