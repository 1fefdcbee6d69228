//! The builtin classes of a session, by the names of their fields.

use crate::heap::{Kind, Ref};
use crate::types::class::{Class, ClassDef};
use crate::types::exception::ExceptionTypes;

/// Declares the builtin classes: `field: Kind, base field, table`.
macro_rules! builtin_classes {
    ($($field:ident: $kind:ident, $base:ident, $table:path;)*) => {
        /// The builtin classes.
        #[allow(missing_docs, reason = "Each field is the class of that name.")]
        pub struct Types {
            pub object: Ref<Class>,
            pub type_: Ref<Class>,
            $(pub $field: Ref<Class>,)*
            pub exceptions: ExceptionTypes,
            pub exception_group: Ref<Class>,
            /// What a run that exceeded a limit raises; no program can name or catch it.
            pub limit_exceeded: Ref<Class>,
        }

        /// How a class is made: its field's name, layout, and table.
        pub struct Plan {
            pub(crate) kind: Kind,
            pub(crate) table: &'static ClassDef,
        }

        /// Makes all classes but the first two, each after its base.
        pub(crate) fn make_all(
            object: &Ref<Class>,
            type_: &Ref<Class>,
            exceptions: (ExceptionTypes, Ref<Class>, Ref<Class>),
            mut make: impl FnMut(&Ref<Class>, Plan) -> Ref<Class>,
        ) -> Types {
            #[allow(unused_variables, reason = "Bases are looked up by name.")]
            let (object, type_) = (object.clone(), type_.clone());
            $(let $field = make(&$base, Plan { kind: Kind::$kind, table: { static TABLE: ClassDef = $table; &TABLE } });)*
            let (exceptions, exception_group, limit_exceeded) = exceptions;
            Types { object, type_, $($field,)* exceptions, exception_group, limit_exceeded }
        }

        impl Types {
            /// Every class but the exceptions.
            pub fn all(&self) -> Vec<&Ref<Class>> {
                vec![&self.object, &self.type_, $(&self.$field,)*]
            }
        }
    };
}

builtin_classes! {}
