//! What opens scopes: functions, classes, type parameters, and the annotations of a body.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

use super::{Collector, Occurs};
use crate::errors;
use crate::scopes::{NodeKey, Part, ScopeKind, mangle};

impl Collector {
    /// Opens the scope of the annotations of a module or class, if it has any.
    pub(super) fn annotations_of_body(&mut self, body: &[Stmt], key: NodeKey) {
        let mut found = Vec::new();
        crate::annotations::of_body(body, &mut found);
        if found.is_empty() {
            return;
        }
        let name = self.scope().name.clone();
        let conditional = self.scope().conditional_annotations;
        if self.scope().kind == ScopeKind::Module && conditional {
            self.note(&Name::new("__conditional_annotations__"), Span::default(), Occurs::Bound);
        }
        self.open(key, ScopeKind::Annotations, &name, |this| {
            this.note(&Name::new("format"), Span::default(), Occurs::Parameter);
            if conditional {
                this.note(&Name::new("__conditional_annotations__"), Span::default(), Occurs::Used);
            }
            for annotation in found {
                this.expression(annotation.annotation);
            }
        });
    }

    pub(super) fn function(&mut self, def: &FunctionDef) {
        self.note_identifier(&def.name, Occurs::Bound);
        self.defaults(&def.args);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        // Nobody can call it before it is bound, unless a decorator does.
        self.is_bound_now(&def.name.name);
        if def.type_params.is_empty() {
            self.function_inside(def);
        } else {
            let key = NodeKey::new(def, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &def.name.name, |this| {
                let hidden = [".defaults", ".kwdefaults"];
                hidden
                    .iter()
                    .for_each(|name| this.note(&Name::new(name), Span::default(), Occurs::Parameter));
                this.type_parameters(&def.type_params);
                this.function_inside(def);
            });
        }
        if !def.decorator_list.is_empty() || !def.type_params.is_empty() {
            self.is_bound_now(&def.name.name);
        }
    }

    fn function_inside(&mut self, def: &FunctionDef) {
        let annotations = crate::annotations::of_function(def);
        if !annotations.is_empty() {
            let key = NodeKey::new(def, Part::Annotations);
            self.open(key, ScopeKind::Annotations, &def.name.name, |this| {
                this.note(&Name::new("format"), Span::default(), Occurs::Parameter);
                annotations.iter().for_each(|(_, annotation)| this.expression(annotation));
            });
        }
        let key = NodeKey::new(def, Part::Body);
        self.open(key, ScopeKind::Function, &def.name.name, |this| {
            this.scope().is_async = def.is_async;
            this.parameters(&def.args);
            this.statements(&def.body);
        });
    }

    pub(super) fn defaults(&mut self, args: &Arguments) {
        for parameter in args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs) {
            self.optional(parameter.default.as_ref());
        }
    }

    /// Notes the parameters in the order of their registers.
    pub(super) fn parameters(&mut self, args: &Arguments) {
        let all = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
            .chain(&args.vararg)
            .chain(&args.kwarg);
        for parameter in all {
            self.note(&parameter.name.name, parameter.name.span, Occurs::Parameter);
        }
    }

    pub(super) fn class(&mut self, def: &ClassDef) {
        self.note_identifier(&def.name, Occurs::Bound);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        if def.type_params.is_empty() {
            self.class_inside(def);
        } else {
            let key = NodeKey::new(def, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &def.name.name, |this| {
                this.scope().private = Some(def.name.name.clone());
                this.note(&Name::new(".type_params"), Span::default(), Occurs::Bound);
                this.type_parameters(&def.type_params);
                this.class_inside(def);
            });
        }
        self.is_bound_now(&def.name.name);
    }

    fn class_inside(&mut self, def: &ClassDef) {
        def.bases.iter().for_each(|base| self.expression(base));
        def.keywords.iter().for_each(|keyword| self.expression(&keyword.value));
        let key = NodeKey::new(def, Part::Body);
        self.open(key, ScopeKind::Class, &def.name.name, |this| {
            this.scope().private = Some(def.name.name.clone());
            for name in ["__module__", "__qualname__"] {
                this.note(&Name::new(name), Span::default(), Occurs::Bound);
            }
            this.note(&Name::new("__name__"), Span::default(), Occurs::Used);
            if !def.type_params.is_empty() {
                this.note(&Name::new("__type_params__"), Span::default(), Occurs::Bound);
                this.note(&Name::new(".type_params"), Span::default(), Occurs::Used);
            }
            this.statements(&def.body);
            this.annotations_of_body(&def.body, NodeKey::new(def, Part::Annotations));
        });
    }

    fn type_parameters(&mut self, parameters: &[TypeParam]) {
        for parameter in parameters {
            self.note_type_parameter(parameter);
            if let Some(bound) = &parameter.bound {
                let key = NodeKey::new(parameter, Part::Bound);
                self.open(key, ScopeKind::TypeValue, &parameter.name.name, |this| {
                    this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                    this.expression(bound);
                });
            }
            if let Some(default) = &parameter.default_value {
                let key = NodeKey::new(parameter, Part::Default);
                self.open(key, ScopeKind::TypeValue, &parameter.name.name, |this| {
                    this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                    this.expression(default);
                });
            }
        }
    }

    fn note_type_parameter(&mut self, parameter: &TypeParam) {
        let name = mangle(self.scope().private.as_ref(), &parameter.name.name);
        if self.scope().symbol(&name).is_some_and(|symbol| symbol.bound) {
            self.faults.push(errors::duplicate_type_parameter(parameter.span, &name));
        }
        self.note_identifier(&parameter.name, Occurs::Bound);
    }

    pub(super) fn type_alias(
        &mut self,
        statement: &Stmt,
        name: &Identifier,
        parameters: &[TypeParam],
        value: &Expr,
    ) {
        let body = |this: &mut Self| {
            this.open(NodeKey::new(statement, Part::Body), ScopeKind::TypeValue, &name.name, |this| {
                this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                this.expression(value);
            });
        };
        if parameters.is_empty() {
            body(self);
        } else {
            let key = NodeKey::new(statement, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &name.name, |this| {
                this.type_parameters(parameters);
                body(this);
            });
        }
    }
}
