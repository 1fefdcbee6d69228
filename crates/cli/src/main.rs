//! m
use rondo_interpreter::*;
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
fn main() {
    let file = std::env::args().nth(1).expect("file");
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(move || {
        let mut s = Session::new(Settings { clock: rondo_eventloop::Clock::Real, arguments: vec![file.clone()], path: vec![".".into()], limits: Default::default(), stack: 500 << 20, out: Output::standard(), err: Output::standard_error(), input: None }).expect("session");
        let source = read_source(std::path::Path::new(&file), &file).expect("r").expect("u");
        let e = s.run(source, Some(&file));
        if let Ending::Refused(src, d) = &e { eprint!("{}", render(d, src, false)); }
        s.finish(&e)
    }).expect("t");
    std::process::exit(thread.join().expect("j"));
}
