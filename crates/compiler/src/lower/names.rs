//! Names: reading, writing and deleting variables, wherever they live.
//!
//! The scopes say what a name means ([`crate::scopes`]); here it becomes a place of the frame that is being written ([`Variable`]), and
//! for each kind of place there is an instruction. A local in a register needs none to be read: whoever wants it names the register,
//! with a check before where it may be unbound.

use rondo_bytecode::{Free, Instr, Reg, Wide};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Identifier, Name};

use super::Lower;
use super::frame::Home;
use crate::scopes::{Binding, ScopeKind, Scopes};

/// Where a variable lives, seen from the place that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Variable {
    /// In a register of this frame, a cell, or a wide register.
    Home(Home),
    /// In the closure.
    Free(u16),
    /// Among the globals, or the builtins.
    Global,
    /// In the namespace of a class body, or else global.
    Namespace,
    /// In the namespace of a class body, or else in the closure.
    NamespaceOrFree(u16),
    /// In the namespace of the class around an annotation, or else global.
    ClassOrGlobal,
    /// In the namespace of the class around an annotation, or else in the closure.
    ClassOrFree(u16),
}

impl Lower<'_> {
    /// Finds a variable by its mangled name.
    pub(super) fn variable(&self, name: &Name) -> Variable {
        let mut id = self.frame.scope;
        loop {
            let scope = self.scopes.get(id);
            let Some(symbol) = scope.symbol(name) else {
                if scope.class_cells.contains(name) {
                    return Variable::Home(
                        self.frame.home(id, name).expect("a class has homes for its cells"),
                    );
                }
                return Variable::Global;
            };
            match symbol.binding {
                Binding::In(outer) => id = outer,
                Binding::Local | Binding::Cell => {
                    return Variable::Home(self.frame.home(id, name).expect("a local has a home"));
                }
                Binding::Free => {
                    if let Some(copy) = self.frame.copy_of(name) {
                        return Variable::Home(Home::Register(copy));
                    }
                    let index = self.free_index(name);
                    return match scope.kind {
                        ScopeKind::Class if symbol.nonlocal.is_none() => Variable::NamespaceOrFree(index),
                        _ if scope.sees_class && *name != "__classdict__" => Variable::ClassOrFree(index),
                        _ => Variable::Free(index),
                    };
                }
                Binding::Global => return Variable::Global,
                Binding::ImplicitGlobal => {
                    return match scope.kind {
                        ScopeKind::Class => Variable::Namespace,
                        _ if scope.sees_class => Variable::ClassOrGlobal,
                        _ => Variable::Global,
                    };
                }
                Binding::Namespace => return Variable::Namespace,
            }
        }
    }

    /// The index of a captured variable in the closure of this frame.
    pub(super) fn free_index(&self, name: &Name) -> u16 {
        let free = &self.scopes.get(self.frame.host).free;
        free.iter()
            .position(|other| other == name)
            .expect("a captured name is in the closure of every frame on the way") as u16
    }

    /// The register of a plain local, so that an instruction can read it where it lies. Emits a check if it may be unbound here.
    pub(super) fn local_register(&mut self, span: Span, name: &Name) -> Option<Reg> {
        let name = self.mangled(name);
        let Variable::Home(Home::Register(reg)) = self.variable(&name) else { return None };
        self.check_bound(span, reg, &name);
        Some(reg)
    }

    fn check_bound(&mut self, span: Span, reg: Reg, name: &Name) {
        if !self.frame.asm.known.has(reg) {
            let name = self.frame.asm.name(name);
            self.emit(span, Instr::CheckLocal { reg, name });
            self.frame.asm.known.insert(reg);
        }
    }

    /// The register of a plain local that an instruction may write to, without a check.
    pub(super) fn target_register(&self, name: &Name) -> Option<Reg> {
        match self.variable(&self.mangled(name)) {
            Variable::Home(Home::Register(reg)) => Some(reg),
            _ => None,
        }
    }

    pub(super) fn load(&mut self, span: Span, name: &Name, dst: Reg) {
        let name = self.mangled(name);
        let variable = self.variable(&name);
        match variable {
            Variable::Home(Home::Register(src)) => {
                self.check_bound(span, src, &name);
                if src != dst {
                    self.emit(span, Instr::Move { dst, src });
                }
            }
            Variable::Home(Home::Wide(src)) => {
                self.emit(span, Instr::LoadWide { dst, src: Wide(src) });
                let name = self.frame.asm.name(&name);
                self.emit(span, Instr::CheckLocal { reg: dst, name });
            }
            Variable::Home(Home::Cell(cell)) => {
                let name = self.frame.asm.name(&name);
                self.emit(span, Instr::LoadCell { dst, cell, name });
            }
            Variable::Free(free) => self.emit(span, Instr::LoadFree { dst, free: Free(free) }),
            Variable::Global => self.load_global(span, &name, dst),
            Variable::Namespace => {
                let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
                self.emit(span, Instr::LoadName { dst, namespace: Reg(0), name, cache });
            }
            Variable::NamespaceOrFree(free) => {
                let name = self.frame.asm.name(&name);
                self.emit(span, Instr::LoadNameOrFree { dst, namespace: Reg(0), name, free: Free(free) });
            }
            Variable::ClassOrGlobal | Variable::ClassOrFree(_) => {
                let namespace = self.allocate(span);
                let class = self.free_index(&Name::new("__classdict__"));
                self.emit(span, Instr::LoadFree { dst: namespace, free: Free(class) });
                let name = self.frame.asm.name(&name);
                if let Variable::ClassOrFree(free) = variable {
                    self.emit(span, Instr::LoadNameOrFree { dst, namespace, name, free: Free(free) });
                } else {
                    let cache = self.frame.asm.cache();
                    self.emit(span, Instr::LoadName { dst, namespace, name, cache });
                }
                self.emit(span, Instr::Drop { reg: namespace });
                self.release(namespace);
            }
        }
    }

    pub(super) fn load_global(&mut self, span: Span, name: &str, dst: Reg) {
        let (name, cache) = (self.frame.asm.name(name), self.frame.asm.cache());
        self.emit(span, Instr::LoadGlobal { dst, name, cache });
    }

    pub(super) fn store_global(&mut self, span: Span, name: &str, src: Reg) {
        let (name, cache) = (self.frame.asm.name(name), self.frame.asm.cache());
        self.emit(span, Instr::StoreGlobal { name, src, cache });
    }

    pub(super) fn store_identifier(&mut self, identifier: &Identifier, src: Reg) {
        self.store(identifier.span, &identifier.name, src);
    }

    /// Writes a variable; a temporary is left empty.
    pub(super) fn store(&mut self, span: Span, name: &Name, src: Reg) {
        let name = self.mangled(name);
        match self.variable(&name) {
            Variable::Home(Home::Register(dst)) => {
                if self.is_temporary(src) {
                    self.emit(span, Instr::Take { dst, src });
                } else if src != dst {
                    self.emit(span, Instr::Move { dst, src });
                }
                self.frame.asm.known.insert(dst);
            }
            Variable::Home(Home::Wide(dst)) => {
                self.emit(span, Instr::StoreWide { dst: Wide(dst), src });
                if self.is_temporary(src) {
                    self.emit(span, Instr::Drop { reg: src });
                }
            }
            Variable::Home(Home::Cell(cell)) => self.emit(span, Instr::StoreCell { cell, src }),
            Variable::Free(free) | Variable::ClassOrFree(free) => {
                self.emit(span, Instr::StoreFree { free: Free(free), src });
            }
            Variable::Global | Variable::ClassOrGlobal => {
                self.store_global(span, &name, src);
                if self.frame.host == Scopes::MODULE {
                    self.stored.insert(name);
                }
            }
            Variable::Namespace | Variable::NamespaceOrFree(_) => {
                let name = self.frame.asm.name(&name);
                self.emit(span, Instr::StoreName { namespace: Reg(0), name, src });
            }
        }
    }

    pub(super) fn delete(&mut self, span: Span, name: &Name) {
        let name = self.mangled(name);
        let index = self.frame.asm.name(&name);
        match self.variable(&name) {
            Variable::Home(Home::Register(reg)) => {
                self.emit(span, Instr::DeleteLocal { reg, name: index });
                self.frame.asm.known.remove(reg);
            }
            Variable::Home(Home::Wide(wide)) => {
                let scratch = self.allocate(span);
                self.emit(span, Instr::LoadWide { dst: scratch, src: Wide(wide) });
                self.emit(span, Instr::DeleteLocal { reg: scratch, name: index });
                self.emit(span, Instr::StoreWide { dst: Wide(wide), src: scratch });
                self.release(scratch);
            }
            Variable::Home(Home::Cell(cell)) => self.emit(span, Instr::DeleteCell { cell, name: index }),
            Variable::Free(free) | Variable::ClassOrFree(free) => {
                self.emit(span, Instr::DeleteFree { free: Free(free) })
            }
            Variable::Global | Variable::ClassOrGlobal => {
                self.emit(span, Instr::DeleteGlobal { name: index })
            }
            Variable::Namespace | Variable::NamespaceOrFree(_) => {
                self.emit(span, Instr::DeleteName { namespace: Reg(0), name: index });
            }
        }
    }

    /// What the end of `except … as name` does: `name = None; del name`, which never fails.
    pub(super) fn unbind(&mut self, identifier: &Identifier) {
        let (span, name) = (identifier.span, &identifier.name);
        if let Some(reg) = self.target_register(name) {
            self.emit(span, Instr::Drop { reg });
            self.frame.asm.known.remove(reg);
        } else {
            let none = self.allocate(span);
            self.emit(span, Instr::LoadNone { dst: none });
            self.store(span, name, none);
            self.release(none);
            self.delete(span, name);
        }
    }
}
