//! Classes.
//!
//! The body of a class is code of its own that runs once, over a namespace in register 0. `class C(B, k=v): …` is the call
//! `build_class(<the body as a function>, "C", B, k=v)`.

use rondo_bytecode::{CodeKind, Constant, Count, Instr, Intrinsic, Parameters, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{ClassDef, Name};

use super::calls::is_spread;
use super::frame::Home;
use super::functions::Defaults;
use super::statements::docstring;
use super::{Lower, Neighbour};
use crate::scopes::{NodeKey, Part};

impl<'t> Lower<'t> {
    pub(super) fn class_def(&mut self, span: Span, def: &'t ClassDef) {
        let top = self.frame.top;
        let decorators = self.decorators(&def.decorator_list);
        let class = self.allocate(span);
        if def.type_params.is_empty() {
            self.class_value(span, def, None, class);
        } else {
            self.generic_class(span, def, class);
        }
        let value = self.decorate(&def.decorator_list, &decorators, class);
        self.store(span, &def.name.name, value);
        self.frame.top = top;
    }

    /// Builds a class in `dst`, the last temporary. A generic class gets one more base: `Generic[T]`, in a register.
    fn class_value(&mut self, span: Span, def: &'t ClassDef, generic: Option<Reg>, dst: Reg) {
        let top = self.frame.top;
        self.emit(span, Instr::LoadIntrinsic { dst, which: Intrinsic::BuildClass });
        let function = self.allocate(span);
        self.class_function(span, def, function);
        self.temporary_constant(span, Constant::Str(def.name.name.as_str().into()));
        if is_spread(&def.bases, &def.keywords) {
            self.emit(span, Instr::BuildList { dst: function, base: function, count: Count(2) });
            self.release(function.nth(1));
            if generic.is_some() {
                self.extend_list(span, function, &def.bases);
            }
            if let Some(src) = generic {
                self.emit(span, Instr::ListAppend { list: function, src });
            }
            let bases = if generic.is_some() { &[][..] } else { &def.bases[..] };
            self.call_spread(span, dst, function, true, bases, &def.keywords, dst);
        } else {
            self.arguments(&def.bases);
            if let Some(src) = generic {
                let base = self.allocate(span);
                self.emit(span, Instr::Take { dst: base, src });
            }
            let argc = 2 + def.bases.len() + usize::from(generic.is_some());
            if def.keywords.is_empty() {
                self.emit(span, Instr::Call { dst, func: dst, argc: Count(argc as u8) });
            } else {
                let names = self.keyword_values(&def.keywords);
                self.call_kw(span, dst, argc + names.len(), names, dst);
            }
        }
        self.frame.top = top;
    }

    fn generic_class(&mut self, span: Span, def: &'t ClassDef, dst: Reg) {
        let name = format!("<generic parameters of {}>", def.name.name);
        let scope = self.scopes.of(def, Part::TypeParameters);
        let outer = self.enter_frame(scope, CodeKind::Function, &name, span);
        self.frame.parameters = Parameters::default();
        let params = self.type_parameters(span, &def.type_params);
        let copy = self.keep(span, params);
        self.store(span, &Name::new(".type_params"), copy);
        let generic = self.allocate(span);
        self.emit(span, Instr::LoadIntrinsic { dst: generic, which: Intrinsic::Generic });
        self.emit(span, Instr::GetItem { dst: generic, object: generic, key: params });
        let class = self.allocate(span);
        self.class_value(span, def, Some(generic), class);
        self.emit(span, Instr::Return { src: class });
        let code = self.leave_frame(outer);
        self.make_function(span, Defaults::None, None, code, dst);
        self.emit(span, Instr::Call { dst, func: dst, argc: Count(0) });
    }

    fn class_function(&mut self, span: Span, def: &'t ClassDef, dst: Reg) {
        let first = Self::first_span(span, &def.decorator_list);
        let scope = self.scopes.of(def, Part::Body);
        let outer = self.enter_frame(scope, CodeKind::ClassBody, &def.name.name, first);
        self.class_body(span, def);
        let code = self.leave_frame(outer);
        self.make_function(span, Defaults::None, None, code, dst);
    }

    fn class_body(&mut self, span: Span, def: &'t ClassDef) {
        let name = self.allocate(span);
        self.load(span, &Name::new("__name__"), name);
        self.store(span, &Name::new("__module__"), name);
        let qualname = Constant::Str(self.frame.qualname.clone());
        self.set_in_namespace(span, "__qualname__", qualname);
        let first_line = Constant::Int(self.frame.first_line.into());
        self.set_in_namespace(span, "__firstlineno__", first_line);
        if !def.type_params.is_empty() {
            self.load(span, &Name::new(".type_params"), name);
            self.store(span, &Name::new("__type_params__"), name);
        }
        self.release(name);
        self.begin_class_cells(span);
        let annotations = self.prepare_annotations(&def.body);
        let mut body = &def.body[..];
        if let Some(doc) = docstring(body) {
            self.frame.doc = Some(doc.clone());
            self.set_in_namespace(body[0].span, "__doc__", Constant::Str(doc));
            body = &body[1..];
        }
        self.statements(body);
        self.end_class(span, def, &annotations);
    }

    fn set_in_namespace(&mut self, span: Span, name: &str, value: Constant) {
        let src = self.temporary_constant(span, value);
        self.store_in_namespace(span, name, src);
        self.release(src);
    }

    fn store_in_namespace(&mut self, span: Span, name: &str, src: Reg) {
        let name = self.frame.asm.name(name);
        self.emit(span, Instr::StoreName { namespace: Reg(0), name, src });
    }

    /// The register of one of the cells that the class holds for its functions, if they ask for it.
    fn class_cell(&self, name: &str) -> Option<Reg> {
        match self.frame.home(self.frame.host, &Name::new(name)) {
            Some(Home::Cell(cell)) => Some(cell),
            _ => None,
        }
    }

    fn begin_class_cells(&mut self, span: Span) {
        if let Some(cell) = self.class_cell("__classdict__") {
            self.emit(span, Instr::StoreCell { cell, src: Reg(0) });
        }
        if let Some(cell) = self.class_cell("__conditional_annotations__") {
            let src = self.allocate(span);
            self.emit(span, Instr::BuildSet { dst: src, base: src, count: Count(0) });
            self.emit(span, Instr::StoreCell { cell, src });
            self.release(src);
        }
    }

    /// What CPython adds to the namespace when the body is done. The cell of `__class__` is returned, to be filled.
    fn end_class(
        &mut self,
        span: Span,
        def: &'t ClassDef,
        annotations: &[crate::annotations::Annotation<'t>],
    ) {
        let value = self.allocate(span);
        if !annotations.is_empty() {
            self.annotate_body(NodeKey::new(def, Part::Annotations), span, annotations, value);
            self.store_in_namespace(span, "__annotate_func__", value);
        }
        let attributes = &self.scope().static_attributes;
        let attributes = attributes.iter().map(|name| Constant::Str(name.as_str().into())).collect();
        self.set_in_namespace(span, "__static_attributes__", Constant::Tuple(attributes));
        if let Some(cell) = self.class_cell("__classdict__") {
            self.emit(span, Instr::Move { dst: value, src: cell });
            self.store_in_namespace(span, "__classdictcell__", value);
        }
        if let Some(cell) = self.class_cell("__class__") {
            self.emit(span, Instr::Move { dst: value, src: cell });
            self.store_in_namespace(span, "__classcell__", value);
            self.emit(span, Instr::Move { dst: value, src: cell });
        } else {
            self.emit(span, Instr::LoadNone { dst: value });
        }
        self.emit(span, Instr::Return { src: value });
    }
}
