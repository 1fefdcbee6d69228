//! The builtin classes of a session, by the names of their fields.
//!
//! One row a class: the field of `Types`, the layout of its instances, its base, its table. The struct, the making of the classes in
//! the order of the rows, and the list of all of them come from it, so that no class can be in one and missing in another.

use crate::heap::{Kind, Ref};
use crate::types::class::{Class, ClassDef};
use crate::types::exception::ExceptionTypes;

/// Declares the builtin classes: `field: Kind, base field, table`.
macro_rules! builtin_classes {
    ($root:ident; $($field:ident: $kind:ident, $base:ident, $table:path;)*) => {
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

        /// How a class is made: the layout of its instances, and its table.
        pub struct Plan {
            pub(crate) kind: Kind,
            pub(crate) table: &'static ClassDef,
        }

        /// Makes all classes but the first two, each after its base.
        pub(crate) fn make_all(
            $root: &Ref<Class>,
            type_: &Ref<Class>,
            exceptions: (ExceptionTypes, Ref<Class>, Ref<Class>),
            mut make: impl FnMut(&Ref<Class>, Plan) -> Ref<Class>,
        ) -> Types {
            $(let $field = make(&$base.clone(), Plan { kind: Kind::$kind, table: { static TABLE: ClassDef = $table; &TABLE } });)*
            let (exceptions, exception_group, limit_exceeded) = exceptions;
            Types { object: $root.clone(), type_: type_.clone(), $($field,)* exceptions, exception_group, limit_exceeded }
        }

        impl Types {
            /// Every class but the exceptions.
            pub fn all(&self) -> Vec<&Ref<Class>> {
                vec![&self.object, &self.type_, $(&self.$field,)*]
            }
        }
    };
}

builtin_classes! {
    object;
    none: Instance, object, crate::types::singletons::NONE;
    ellipsis: Instance, object, crate::types::singletons::ELLIPSIS;
    not_implemented: Instance, object, crate::types::singletons::NOT_IMPLEMENTED;
    int: BigInt, object, crate::types::int::methods::CLASS;
    bool: BigInt, int, crate::types::bool::CLASS;
    float: Boxed, object, crate::types::float::methods::CLASS;
    str: Str, object, crate::types::text::CLASS;
    bytes: Bytes, object, crate::types::bytes::BYTES;
    bytearray: ByteArray, object, crate::types::bytes::BYTEARRAY;
    tuple: Tuple, object, crate::types::tuple::CLASS;
    list: List, object, crate::types::list::CLASS;
    dict: Dict, object, crate::types::dict::CLASS;
    set: Set, object, crate::types::set::SET_CLASS;
    frozenset: Set, object, crate::types::set::FROZEN_CLASS;
    range: Range, object, crate::types::range::CLASS;
    slice: Slice, object, crate::types::slice::CLASS;
    complex: Instance, object, crate::types::refused::COMPLEX;
    memory_view: Instance, object, crate::types::refused::MEMORY_VIEW;
    cell: Cell, object, crate::types::singletons::CELL;
    function: Function, object, crate::types::function::class::FUNCTION;
    method: BoundMethod, object, crate::types::function::bound::METHOD;
    builtin_function: Native, object, crate::types::function::builtin::BUILTIN;
    method_descriptor: Native, object, crate::types::function::builtin::METHOD_DESCRIPTOR;
    written_function: Native, object, crate::types::function::builtin::WRITTEN;
    wrapper_descriptor: Native, object, crate::types::function::builtin::WRAPPER_DESCRIPTOR;
    classmethod_descriptor: Native, object, crate::types::function::builtin::CLASS_METHOD_DESCRIPTOR;
    method_wrapper: BoundMethod, object, crate::types::function::builtin::METHOD_WRAPPER;
    property: Foreign, object, crate::types::descriptors::PROPERTY;
    staticmethod: Foreign, object, crate::types::descriptors::STATIC_METHOD;
    classmethod: Foreign, object, crate::types::descriptors::CLASS_METHOD;
    member_descriptor: Foreign, object, crate::types::descriptors::MEMBER_DESCRIPTOR;
    getset_descriptor: Foreign, object, crate::types::descriptors::GETSET_DESCRIPTOR;
    super_: Foreign, object, crate::types::super_object::CLASS;
    generic_alias: Foreign, object, crate::types::alias::CLASS;
    union: Foreign, object, crate::types::union::CLASS;
    type_var: Foreign, object, crate::types::type_params::type_var::CLASS;
    type_var_tuple: Foreign, object, crate::types::type_params::type_var_tuple::CLASS;
    param_spec: Foreign, object, crate::types::type_params::param_spec::CLASS;
    param_spec_args: Foreign, object, crate::types::type_params::param_spec::ARGS;
    param_spec_kwargs: Foreign, object, crate::types::type_params::param_spec::KWARGS;
    type_alias: Foreign, object, crate::types::type_params::alias_type::CLASS;
    generic: Instance, object, crate::types::type_params::generic::CLASS;
    no_default: Instance, object, crate::types::type_params::NO_DEFAULT;
    const_evaluator: Foreign, object, crate::types::type_params::CONST_EVALUATOR;
    generator: Generator, object, crate::types::generator::class::GENERATOR;
    coroutine: Generator, object, crate::types::generator::class::COROUTINE;
    async_generator: Generator, object, crate::types::generator::class::ASYNC_GENERATOR;
    coroutine_wrapper: Foreign, object, crate::types::generator::wrapper::COROUTINE_WRAPPER;
    async_generator_asend: Foreign, object, crate::types::asend::ASYNC_SEND;
    async_generator_athrow: Foreign, object, crate::types::asend::ASYNC_THROW;
    weak_reference: Foreign, object, crate::types::weakref::REFERENCE;
    weak_proxy: Foreign, object, crate::types::weakref::PROXY;
    weak_callable_proxy: Foreign, object, crate::types::weakref::CALLABLE_PROXY;
    module: Module, object, crate::types::module::class::CLASS;
    code: Code, object, crate::types::code::class::CLASS;
    frame: Frame, object, crate::types::frame::class::CLASS;
    traceback: Traceback, object, crate::types::traceback::class::CLASS;
    dict_keys: Foreign, object, crate::types::dict::views::KEYS_CLASS;
    dict_values: Foreign, object, crate::types::dict::views::VALUES_CLASS;
    dict_items: Foreign, object, crate::types::dict::views::ITEMS_CLASS;
    mapping_proxy: Foreign, object, crate::types::dict::mapping_proxy::CLASS;
    list_iterator: Iterator, object, crate::types::iterator::LIST_ITERATOR;
    list_reverseiterator: Iterator, object, crate::types::iterator::LIST_REVERSE_ITERATOR;
    tuple_iterator: Iterator, object, crate::types::iterator::TUPLE_ITERATOR;
    str_iterator: Iterator, object, crate::types::iterator::STR_ITERATOR;
    str_ascii_iterator: Iterator, object, crate::types::iterator::STR_ASCII_ITERATOR;
    bytes_iterator: Iterator, object, crate::types::iterator::BYTES_ITERATOR;
    bytearray_iterator: Iterator, object, crate::types::iterator::BYTEARRAY_ITERATOR;
    range_iterator: Iterator, object, crate::types::iterator::RANGE_ITERATOR;
    longrange_iterator: Iterator, object, crate::types::iterator::LONGRANGE_ITERATOR;
    dict_keyiterator: Iterator, object, crate::types::iterator::DICT_KEY_ITERATOR;
    dict_valueiterator: Iterator, object, crate::types::iterator::DICT_VALUE_ITERATOR;
    dict_itemiterator: Iterator, object, crate::types::iterator::DICT_ITEM_ITERATOR;
    dict_reversekeyiterator: Iterator, object, crate::types::iterator::DICT_REVERSE_KEY_ITERATOR;
    dict_reversevalueiterator: Iterator, object, crate::types::iterator::DICT_REVERSE_VALUE_ITERATOR;
    dict_reverseitemiterator: Iterator, object, crate::types::iterator::DICT_REVERSE_ITEM_ITERATOR;
    set_iterator: Iterator, object, crate::types::iterator::SET_ITERATOR;
    iterator: Iterator, object, crate::types::iterator::SEQUENCE_ITERATOR;
    callable_iterator: Iterator, object, crate::types::iterator::CALLABLE_ITERATOR;
    anext_awaitable: Foreign, object, crate::types::iterator::anext::CLASS;
    enumerate: Iterator, object, crate::types::iterator::ENUMERATE;
    zip: Iterator, object, crate::types::iterator::ZIP;
    map: Iterator, object, crate::types::iterator::MAP;
    filter: Iterator, object, crate::types::iterator::FILTER;
    reversed: Iterator, object, crate::types::iterator::REVERSED;
}
