//! What instructions do, by family. Dispatch holds the common case; everything else is here.

pub mod anext;
pub mod attention;
pub mod attributes;
pub mod awaiting;
pub mod build;
pub mod calls;
pub mod chain;
pub mod items;
pub mod iterate;
pub mod keywords;
pub mod matching;
pub mod modules;
pub mod operators;
pub mod suspend;
pub mod text;
pub mod unwind;
pub mod variables;
mod warnings;
