//! Runs one script on the bare machine: without library, without loop. For trying the machine out while working on it.

use std::io::Write;
use std::rc::Rc;

use rondo_compiler::CompileOptions;
use rondo_diagnostics::Source;
use rondo_vm::host::{Host, ReadError, Stream};
use rondo_vm::Vm;

struct Bare;

impl Host for Bare {
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), i32> {
        match stream {
            Stream::Out => print!("{text}"),
            Stream::Err => {
                let _ = std::io::stdout().flush();
                eprint!("{text}");
            }
        }
        Ok(())
    }
    fn flush(&mut self, _stream: Stream) -> Result<(), i32> {
        Ok(())
    }
    fn read_line(&mut self, _prompt: &str) -> Result<String, ReadError> {
        Ok(String::new())
    }
    fn is_terminal(&self, _stream: Stream) -> bool {
        false
    }
    fn monotonic(&mut self) -> f64 {
        0.0
    }
    fn wall(&mut self) -> f64 {
        0.0
    }
    fn sleep(&mut self, _seconds: f64) {}
    fn cpu_time(&mut self) -> f64 {
        0.0
    }
    fn entropy(&mut self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
    fn take_interrupt(&mut self) -> bool {
        false
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("a script");
    let text = std::fs::read_to_string(&path).expect("a readable script");
    let worker = std::thread::Builder::new().stack_size(64 << 20).spawn(move || run(&path, text)).expect("a thread");
    let status = worker.join().expect("the machine does not panic");
    std::process::exit(status);
}

fn run(path: &str, text: String) -> i32 {
    let parsed = rondo_syntax::parse_module(&text);
    let source = Rc::new(Source::new(path, text.clone()));
    let code = match rondo_compiler::compile_module(&parsed.module, &source, CompileOptions::default()) {
        Ok(code) => code,
        Err(faults) => {
            eprintln!("{faults:#?}");
            return 2;
        }
    };
    let mut vm = Vm::new(Box::new(Bare), 60 << 20);
    vm.add_source(source);
    let module = vm.new_module("__main__");
    let key = vm.intern("__main__");
    drop(vm.modules.set_str(&key, module.value()));
    let result = vm.run_code(&code, &module.dict);
    let status = match result {
        Ok(_) => 0,
        Err(raised) => {
            let text = vm.format_exception(&raised.0, false);
            let _ = std::io::stdout().flush();
            eprint!("{text}");
            1
        }
    };
    drop(key);
    drop(module);
    vm.shut_down();
    status
}
