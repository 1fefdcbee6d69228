//! Links `rondo` at a fixed address where that is possible.
//!
//! A program that can lie anywhere has its tables of addresses filled in whenever it starts: a tenth of what a start takes,
//! and a megabyte of memory that would otherwise be shared. Stack, heap and libraries still lie at random addresses.

fn main() {
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
