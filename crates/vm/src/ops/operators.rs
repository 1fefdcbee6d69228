//! Operators: Python's dance of `__add__` and `__radd__`, behind quick answers for numbers and strings.

use rondo_bytecode::{BinaryOp, CompareOp, UnaryOp};

use crate::heap::{Kind, List, Ref, Str, Tuple, Value};
use crate::native::NativeFunction;
use crate::types::class::Class;
use crate::types::sequence::compare_items;
use crate::types::{float, int, text};
use crate::vm::{Outcome, Raised, Vm};

/// The names of an operator's methods.
struct Methods {
    plain: Ref<Str>,
    reflected: Ref<Str>,
    in_place: Ref<Str>,
}

impl Vm {
    fn methods_of(&self, op: BinaryOp) -> Methods {
        let names = &self.names;
        let (plain, reflected, in_place) = match op {
            BinaryOp::Add => (&names.add, &names.radd, &names.iadd),
            BinaryOp::Sub => (&names.sub, &names.rsub, &names.isub),
            BinaryOp::Mul => (&names.mul, &names.rmul, &names.imul),
            BinaryOp::MatMul => (&names.matmul, &names.rmatmul, &names.imatmul),
            BinaryOp::TrueDiv => (&names.truediv, &names.rtruediv, &names.itruediv),
            BinaryOp::FloorDiv => (&names.floordiv, &names.rfloordiv, &names.ifloordiv),
            BinaryOp::Mod => (&names.mod_, &names.rmod, &names.imod),
            BinaryOp::Pow => (&names.pow, &names.rpow, &names.ipow),
            BinaryOp::LShift => (&names.lshift, &names.rlshift, &names.ilshift),
            BinaryOp::RShift => (&names.rshift, &names.rrshift, &names.irshift),
            BinaryOp::And => (&names.and, &names.rand, &names.iand),
            BinaryOp::Or => (&names.or, &names.ror, &names.ior),
            BinaryOp::Xor => (&names.xor, &names.rxor, &names.ixor),
        };
        Methods { plain: plain.clone(), reflected: reflected.clone(), in_place: in_place.clone() }
    }

    /// Whether both are instances of `str` itself.
    #[inline]
    pub(crate) fn both_plain_str(x: &Value, y: &Value) -> bool {
        let is_plain = |value: &Value| value.downcast::<Str>().is_some_and(|text| !text.has_own_class());
        is_plain(x) && is_plain(y)
    }

    /// `x + y` of two strings; `x` grows where it is if nobody else refers to it.
    pub(crate) fn append_text(&mut self, x: Value, y: &Value) -> Outcome {
        let right = y.downcast::<Str>().expect("both were checked to be strings");
        let left = x.downcast::<Str>().map_or(0, |left| left.len());
        self.check_size(left + right.len())?;
        if left == 0 {
            return Ok(y.clone());
        }
        Ok(self.heap.append_str(&self.types.str, x, right.as_str()).into())
    }

    /// A binary operator on operands that are given up.
    #[inline]
    pub(crate) fn binary_owned(&mut self, op: BinaryOp, x: Value, y: Value) -> Outcome {
        if op == BinaryOp::Add && Vm::both_plain_str(&x, &y) {
            return self.append_text(x, &y);
        }
        self.binary(op, &x, &y)
    }

    /// `x + imm` and `x - imm`, when `x` is no small int or float.
    #[cold]
    pub(crate) fn add_immediate(&mut self, op: BinaryOp, in_place: bool, x: Value, imm: i16) -> Outcome {
        let y = Value::int(imm.into());
        if in_place { self.in_place(op, &x, &y) } else { self.binary(op, &x, &y) }
    }

    /// `x op y`.
    pub fn binary(&mut self, op: BinaryOp, x: &Value, y: &Value) -> Outcome {
        if let Some(outcome) = self.plain_binary(op, x, y).or_else(|| text::plain_binary(self, op, x, y)) {
            return outcome;
        }
        let methods = self.methods_of(op);
        let result = self.binary_methods(op, x, y, &methods)?;
        if result.is_not_implemented() { Err(self.unsupported(op.word(), op, x, y)) } else { Ok(result) }
    }

    /// The operator on numbers of builtin classes.
    #[inline]
    fn plain_binary(&mut self, op: BinaryOp, x: &Value, y: &Value) -> Option<Outcome> {
        let is_number = |value: &Value| match value.header() {
            None => !value.is_none() && !value.is_empty(),
            Some(header) => header.kind() == Kind::BigInt && !header.class().is_heap_class(),
        };
        if !is_number(x) || !is_number(y) {
            return None;
        }
        if x.is_float() || y.is_float() {
            float::float_binary(self, op, x, y)
        } else {
            int::int_binary(self, op, x, y)
        }
    }

    /// Asks both operands' classes; `NotImplemented` when neither knows.
    fn binary_methods(&mut self, op: BinaryOp, x: &Value, y: &Value, methods: &Methods) -> Outcome {
        let (class_x, class_y) = (self.class_of(x).clone(), self.class_of(y).clone());
        let left = self.lookup(&class_x, &methods.plain);
        let right = if class_x.is(&class_y) { None } else { self.lookup(&class_y, &methods.reflected) };
        // A subclass on the right that has its own reflected method goes first.
        let right_first = right.as_ref().is_some_and(|right| {
            class_y.is_subclass_of(&class_x)
                && self.lookup(&class_x, &methods.reflected).is_none_or(|inherited| !inherited.is(right))
        });
        let mut right = right;
        if right_first && let Some(found) = right.take() {
            let result = self.call_found(&found, y, std::slice::from_ref(x))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        // A sequence's `+` and `*` are tried after the other operand's reflected method, as CPython's slots have it; those of
        // a subclass too, if they are inherited.
        let is_sequence = matches!(op, BinaryOp::Add | BinaryOp::Mul)
            && has_sequence_layout(&class_x)
            && left.as_ref().is_none_or(|found| found.is_a::<NativeFunction>())
            && right
                .as_ref()
                .is_some_and(|found| !has_sequence_layout(&class_y) || !found.is_a::<NativeFunction>());
        if is_sequence && let Some(found) = right.take() {
            let result = self.call_found(&found, y, std::slice::from_ref(x))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if let Some(found) = left {
            let result = self.call_found(&found, x, std::slice::from_ref(y))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        match right {
            Some(found) => self.call_found(&found, y, std::slice::from_ref(x)),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// A builtin sequence's `+=` and `*=` are tried after the other operand's reflected method, as CPython's slots have it.
    fn reflected_before_in_place(
        &mut self,
        op: BinaryOp,
        x: &Value,
        y: &Value,
        reflected: &Ref<Str>,
    ) -> Result<Option<Value>, Raised> {
        let (class_x, class) = (self.class_of(x).clone(), self.class_of(y).clone());
        let is_tried = matches!(op, BinaryOp::Add | BinaryOp::Mul)
            && class.is_heap_class()
            && has_sequence_layout(&class_x)
            // A subclass inherits `+=` as an operator of numbers too, which goes first.
            && (op == BinaryOp::Mul || !class_x.is_heap_class())
            && !self.writes_operator(&class_x, op);
        if !is_tried {
            return Ok(None);
        }
        let Some(found) = self.lookup(&class, reflected).filter(|found| !found.is_a::<NativeFunction>())
        else {
            return Ok(None);
        };
        let result = self.call_found(&found, y, std::slice::from_ref(x))?;
        Ok((!result.is_not_implemented()).then_some(result))
    }

    /// Whether a class has written an operator itself, in place or not, rather than taken it from a builtin class.
    fn writes_operator(&mut self, class: &Ref<Class>, op: BinaryOp) -> bool {
        let methods = self.methods_of(op);
        class.is_heap_class()
            && [methods.in_place, methods.plain]
                .iter()
                .any(|name| self.lookup(class, name).is_some_and(|found| !found.is_a::<NativeFunction>()))
    }

    /// `x op= y`.
    pub fn in_place(&mut self, op: BinaryOp, x: &Value, y: &Value) -> Outcome {
        if let Some(outcome) = self.plain_binary(op, x, y) {
            return outcome;
        }
        let methods = self.methods_of(op);
        if let Some(result) = self.reflected_before_in_place(op, x, y, &methods.reflected)? {
            return Ok(result);
        }
        if let Some(outcome) = self.call_special(x, &methods.in_place, std::slice::from_ref(y)) {
            let result = outcome?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        let result = self.binary_methods(op, x, y, &methods)?;
        if result.is_not_implemented() {
            let word = format!("{}=", op.word());
            return Err(self.unsupported(&word, op, x, y));
        }
        Ok(result)
    }

    #[cold]
    fn unsupported(&mut self, word: &str, op: BinaryOp, x: &Value, y: &Value) -> Raised {
        let word = match (op, word) {
            (BinaryOp::Pow, "**") => "** or pow()",
            _ => word,
        };
        let hint = match (op, x.downcast::<NativeFunction>()) {
            (BinaryOp::RShift, Some(native)) if native.def.name == "print" => {
                ". Did you mean \"print(<message>, file=<output_stream>)\"?"
            }
            _ => "",
        };
        let message = format!(
            "unsupported operand type(s) for {word}: '{}' and '{}'{hint}",
            self.type_name(x),
            self.type_name(y)
        );
        self.type_error(message)
    }

    /// `op x`.
    pub fn unary(&mut self, op: UnaryOp, x: &Value) -> Outcome {
        if let (UnaryOp::Neg, Some(int)) = (op, x.as_small_int()) {
            return Ok(self.int(-int));
        }
        if let (UnaryOp::Neg, Some(float)) = (op, x.as_float()) {
            return Ok(Value::float(-float));
        }
        let name = match op {
            UnaryOp::Neg => self.names.neg.clone(),
            UnaryOp::Pos => self.names.pos.clone(),
            UnaryOp::Invert => self.names.invert.clone(),
        };
        match self.call_special(x, &name, &[]) {
            Some(outcome) => outcome,
            None => {
                let message = format!("bad operand type for unary {}: '{}'", op.word(), self.type_name(x));
                Err(self.type_error(message))
            }
        }
    }

    /// The truth of a value.
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raised> {
        let Some(header) = value.header() else { return self.truth_of_word(value) };
        if !header.class().is_heap_class() {
            match header.kind() {
                Kind::Str => return Ok(!value.downcast::<Str>().expect("just checked").is_empty()),
                Kind::List => {
                    return Ok(!value.downcast::<crate::heap::List>().expect("just checked").is_empty());
                }
                Kind::Dict => {
                    return Ok(!value.downcast::<crate::heap::Dict>().expect("just checked").is_empty());
                }
                Kind::Tuple => {
                    return Ok(!value
                        .downcast::<crate::heap::Tuple>()
                        .expect("just checked")
                        .as_slice()
                        .is_empty());
                }
                Kind::Range => {
                    return Ok(value
                        .downcast::<crate::types::range::Range>()
                        .expect("just checked")
                        .is_true());
                }
                Kind::Set => return self.length(value).map(|length| length > 0),
                Kind::BigInt | Kind::Function | Kind::Native | Kind::Module | Kind::BoundMethod => {
                    return Ok(true);
                }
                _ => {}
            }
        }
        self.truth_by_method(value)
    }

    /// The truth of what lies in a word.
    fn truth_of_word(&mut self, value: &Value) -> Result<bool, Raised> {
        if let Some(bool) = value.as_bool() {
            return Ok(bool);
        }
        if let Some(int) = value.as_small_int() {
            return Ok(int != 0);
        }
        if let Some(float) = value.as_float() {
            return Ok(float != 0.0);
        }
        if value.is_not_implemented() {
            return Err(self.type_error("NotImplemented should not be used in a boolean context"));
        }
        Ok(!value.is_none())
    }

    fn truth_by_method(&mut self, value: &Value) -> Result<bool, Raised> {
        let name = self.names.bool.clone();
        if let Some(outcome) = self.call_special(value, &name, &[]) {
            let result = outcome?;
            if let Some(bool) = result.as_bool() {
                return Ok(bool);
            }
            let message = format!("__bool__ should return bool, returned {}", self.type_name(&result));
            return Err(self.type_error(message));
        }
        let name = self.names.len.clone();
        if let Some(outcome) = self.call_special(value, &name, &[]) {
            return outcome.and_then(|result| self.length_given(&result)).map(|length| length != 0);
        }
        if let Some(generator) = value.downcast::<crate::types::generator::Generator>()
            && generator.flavour == crate::types::generator::Flavour::Coroutine
        {
            let message = format!(
                "coroutine '{}' is always true as a condition; did you forget 'await'?",
                generator.function.qualname()
            );
            return Err(self.type_error(message));
        }
        Ok(true)
    }

    /// `len(value)`.
    pub fn length(&mut self, value: &Value) -> Result<usize, Raised> {
        if let Some(header) = value.header()
            && !header.class().is_heap_class()
        {
            if let Some(list) = value.downcast::<crate::heap::List>() {
                return Ok(list.len());
            }
            if let Some(text) = value.downcast::<Str>() {
                return Ok(text.points());
            }
            if let Some(dict) = value.downcast::<crate::heap::Dict>() {
                return Ok(dict.len());
            }
            if let Some(tuple) = value.downcast::<crate::heap::Tuple>() {
                return Ok(tuple.len());
            }
            if let Some(set) = value.downcast::<crate::types::set::Set>() {
                return Ok(set.len());
            }
            if let Some(range) = value.downcast::<crate::types::range::Range>() {
                return crate::types::range::length(self, range);
            }
        }
        let name = self.names.len.clone();
        let Some(outcome) = self.call_special(value, &name, &[]) else {
            let message = format!("object of type '{}' has no len()", self.type_name(value));
            return Err(self.type_error(message));
        };
        outcome.and_then(|result| self.length_given(&result))
    }

    /// The length that a `__len__` has given.
    fn length_given(&mut self, result: &Value) -> Result<usize, Raised> {
        if let Some(length) = result.as_small_int().and_then(|length| usize::try_from(length).ok()) {
            return Ok(length);
        }
        let index = self.index(result)?;
        match crate::types::int::Int::of(&index).and_then(crate::types::int::Int::word) {
            Some(length) if length >= 0 => Ok(length as usize),
            Some(_) => Err(self.value_error("__len__() should return >= 0")),
            None => {
                let zero = Value::int(0);
                if self.compare_truth(CompareOp::Lt, &index, &zero)? {
                    return Err(self.value_error("__len__() should return >= 0"));
                }
                Err(self.overflow_error("cannot fit 'int' into an index-sized integer"))
            }
        }
    }

    /// `x op y`, as a value.
    pub fn compare(&mut self, op: CompareOp, x: &Value, y: &Value) -> Outcome {
        if let Some(holds) = self.plain_compare(op, x, y) {
            return Ok(Value::bool(holds));
        }
        self.compare_methods(op, x, y)
    }

    /// Comparisons that run no code of the program.
    #[inline]
    fn plain_compare(&self, op: CompareOp, x: &Value, y: &Value) -> Option<bool> {
        if let Some((x, y)) = x.both_small(y) {
            return Some(holds(op, x.cmp(&y)));
        }
        if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
            return Some(match op {
                CompareOp::Lt => x < y,
                CompareOp::Le => x <= y,
                CompareOp::Eq => x == y,
                CompareOp::Ne => x != y,
                CompareOp::Gt => x > y,
                CompareOp::Ge => x >= y,
            });
        }
        if let (Some(left), Some(right)) = (x.header(), y.header())
            && (left.kind(), right.kind()) != (Kind::BigInt, Kind::BigInt)
        {
            if !Vm::both_plain_str(x, y) {
                return None;
            }
            let (x, y) = (x.downcast::<Str>()?, y.downcast::<Str>()?);
            return Some(match op {
                CompareOp::Eq => x.as_bytes() == y.as_bytes(),
                CompareOp::Ne => x.as_bytes() != y.as_bytes(),
                // UTF-8 sorts as its code points do. The first bytes often decide.
                _ => match (x.as_bytes().first(), y.as_bytes().first()) {
                    (Some(first), Some(other)) if first != other => holds(op, first.cmp(other)),
                    _ => holds(op, x.as_bytes().cmp(y.as_bytes())),
                },
            });
        }
        match op {
            CompareOp::Eq if x.is_none() || y.is_none() => {
                if x.is_none() && y.is_none() {
                    Some(true)
                } else {
                    None
                }
            }
            // An instance of a subclass may compare in a way of its own.
            _ if int::convert::has_own_class(x) || int::convert::has_own_class(y) => None,
            _ => int::number_compare(op, x, y),
        }
    }

    fn compare_methods(&mut self, op: CompareOp, x: &Value, y: &Value) -> Outcome {
        match self.compare_builtin_sequences(op, x, y) {
            Some(outcome) => outcome,
            None => self.compare_by_lookup(op, x, y),
        }
    }

    fn compare_by_lookup(&mut self, op: CompareOp, x: &Value, y: &Value) -> Outcome {
        self.check_stack()?;
        let names = &self.names;
        let (plain, reflected) = match op {
            CompareOp::Lt => (names.lt.clone(), names.gt.clone()),
            CompareOp::Le => (names.le.clone(), names.ge.clone()),
            CompareOp::Eq => (names.eq.clone(), names.eq.clone()),
            CompareOp::Ne => (names.ne.clone(), names.ne.clone()),
            CompareOp::Gt => (names.gt.clone(), names.lt.clone()),
            CompareOp::Ge => (names.ge.clone(), names.le.clone()),
        };
        let (class_x, class_y) = (self.class_of(x).clone(), self.class_of(y).clone());
        let mut tried_right = false;
        if !class_x.is(&class_y)
            && class_y.is_subclass_of(&class_x)
            && let Some(found) = self.lookup(&class_y, &reflected)
        {
            tried_right = true;
            let result = self.call_found(&found, y, std::slice::from_ref(x))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if let Some(found) = self.lookup(&class_x, &plain) {
            let result = self.call_found(&found, x, std::slice::from_ref(y))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if !tried_right && let Some(found) = self.lookup(&class_y, &reflected) {
            let result = self.call_found(&found, y, std::slice::from_ref(x))?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(x.is(y))),
            CompareOp::Ne => Ok(Value::bool(!x.is(y))),
            _ => {
                let message = format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    op.word(),
                    class_x.shown_name(),
                    class_y.shown_name()
                );
                Err(self.type_error(message))
            }
        }
    }

    /// Two tuples or two lists of the builtin classes, without looking their methods up.
    #[inline]
    fn compare_builtin_sequences(&mut self, op: CompareOp, x: &Value, y: &Value) -> Option<Outcome> {
        let (left, right) = (x.header()?, y.header()?);
        if left.class().is_heap_class() || right.class().is_heap_class() {
            return None;
        }
        match (left.kind(), right.kind()) {
            (Kind::Tuple, Kind::Tuple) => {
                let (x, y) = (x.downcast::<Tuple>()?, y.downcast::<Tuple>()?);
                Some(compare_items(self, op, x, y))
            }
            (Kind::List, Kind::List) => {
                let (x, y) = (x.downcast::<List>()?, y.downcast::<List>()?);
                Some(compare_items(self, op, x, y))
            }
            _ => None,
        }
    }

    /// The truth of `x op y`.
    pub fn compare_truth(&mut self, op: CompareOp, x: &Value, y: &Value) -> Result<bool, Raised> {
        if let Some(holds) = self.plain_compare(op, x, y) {
            return Ok(holds);
        }
        let result = self.compare_methods(op, x, y)?;
        self.truth(&result)
    }

    /// Whether two values are one, or equal: what containers ask.
    #[inline]
    pub fn equal(&mut self, x: &Value, y: &Value) -> Result<bool, Raised> {
        if x.is(y) { Ok(true) } else { self.compare_truth(CompareOp::Eq, x, y) }
    }

    /// `x < y`: what sorting asks.
    #[inline]
    pub fn less(&mut self, x: &Value, y: &Value) -> Result<bool, Raised> {
        self.compare_truth(CompareOp::Lt, x, y)
    }
}

fn holds(op: CompareOp, order: std::cmp::Ordering) -> bool {
    match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }
}

/// Whether the instances of a class lie in memory as a builtin sequence does.
fn has_sequence_layout(class: &Ref<Class>) -> bool {
    matches!(class.layout, Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray)
}
