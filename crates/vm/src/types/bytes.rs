//! To be replaced by the room of this name.
use crate::types::class::ClassDef;
use crate::heap::{Kind, Payload};
/// bytes
pub struct Bytes(Box<[u8]>);
impl Bytes { /// new
pub fn new(b: Box<[u8]>) -> Bytes { Bytes(b) } 
/// bytes
pub fn as_slice(&self) -> &[u8] { &self.0 } }
impl Payload for Bytes { const KIND: Kind = Kind::Bytes; }
impl Bytes { /// h
pub fn hash(&self) -> u64 { 1 } }
impl ByteArray { /// h
pub fn to_vec(&self) -> Vec<u8> { vec![] } }
/// v
pub fn view(_v: &crate::heap::Value) -> Option<Vec<u8>> { None }
/// v
pub fn bytes_of(_vm: &mut crate::Vm, _v: &crate::heap::Value) -> Result<Vec<u8>, crate::Raised> { Ok(vec![]) }
/// bytearray
pub struct ByteArray;
impl Payload for ByteArray { const KIND: Kind = Kind::ByteArray; }
/// `bytes`
pub const BYTES: ClassDef = ClassDef { name: "bytes", doc: "", methods: &[], properties: &[], is_base: true };
/// `bytearray`
pub const BYTEARRAY: ClassDef = ClassDef { name: "bytearray", doc: "", methods: &[], properties: &[], is_base: true };
impl Bytes { /// g
pub fn get(&self, i: usize) -> Option<&u8> { self.0.get(i) } /// l
pub fn len(&self) -> usize { self.0.len() } }
impl ByteArray { /// g
pub fn byte_at(&self, _i: usize) -> Option<u8> { None } /// l
pub fn len(&self) -> usize { 0 } }
