//! f-strings: their parts are formatted into temporaries side by side, and joined.

use rondo_bytecode::{Constant, Conversion, Count, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{self, Expr};

use super::{Lower, Neighbour};

/// How many parts of an f-string are joined at once.
const JOINED_AT_ONCE: usize = 60;

impl<'t> Lower<'t> {
    pub(super) fn joined(&mut self, span: Span, values: &'t [Expr], dst: Reg) {
        match values {
            // `f""`, and the format in `{x:}`.
            [] => return self.constant_into(span, Constant::Str("".into()), dst),
            [value] => return self.into(value, dst),
            _ => {}
        }
        if values.len() <= JOINED_AT_ONCE {
            return self.join_some(span, values, dst);
        }
        let parts: Vec<_> = values.chunks(JOINED_AT_ONCE).collect();
        let base = self.allocate_many(span, parts.len().min(JOINED_AT_ONCE) as u16);
        let mut filled = 0;
        for part in parts {
            if filled == JOINED_AT_ONCE {
                self.emit(span, Instr::BuildString { dst: base, base, count: Count(JOINED_AT_ONCE as u8) });
                filled = 1;
            }
            self.join_some(span, part, base.nth(filled));
            filled += 1;
        }
        self.emit(span, Instr::BuildString { dst, base, count: Count(filled as u8) });
    }

    fn join_some(&mut self, span: Span, values: &'t [Expr], dst: Reg) {
        let top = self.frame.top;
        let base = self.frame.top;
        for value in values {
            self.temporary(value);
        }
        let base = Reg(base.min(u16::from(Reg::LAST.0)) as u8);
        self.emit(span, Instr::BuildString { dst, base, count: Count(values.len() as u8) });
        self.frame.top = top;
    }

    pub(super) fn formatted(
        &mut self,
        span: Span,
        value: &'t Expr,
        conversion: tree::Conversion,
        format_spec: Option<&'t Expr>,
        dst: Reg,
    ) {
        let scratch = self.scratch_for(span, dst);
        let later: Vec<&Expr> = format_spec.into_iter().collect();
        let src = self.operand_before(value, scratch, &later);
        let spec = match format_spec {
            Some(spec) => self.temporary(spec),
            None => Reg::DISCARD,
        };
        let conversion = match conversion {
            tree::Conversion::None => Conversion::None,
            tree::Conversion::Str => Conversion::Str,
            tree::Conversion::Repr => Conversion::Repr,
            tree::Conversion::Ascii => Conversion::Ascii,
        };
        self.emit(span, Instr::FormatValue { dst: scratch, src, spec, conversion });
        if spec != Reg::DISCARD {
            self.emit(span, Instr::Drop { reg: spec });
        }
        self.deliver(span, scratch, dst);
    }
}
