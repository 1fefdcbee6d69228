//! `docs/bytecode.md` says what the table says. With `BLESS=1` in the environment the page is written anew.

use rondo_bytecode::reference::reference;

#[test]
fn the_page_is_that_of_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bytecode.md");
    let wanted = reference();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &wanted).expect("the page can be written");
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        page == wanted,
        "docs/bytecode.md differs from the table; run this test with BLESS=1 and read the difference"
    );
}
