//! CPython 3.14 under Node, which stays and answers: `../cpython/pyodide.mjs`.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::judge::Run;

/// The running peer. It answers one question at a time.
pub struct Peer {
    conversation: Mutex<Conversation>,
}

struct Conversation {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it, with the pyodide that is installed in this directory.
    ///
    /// # Errors
    ///
    /// Node is not there, in words.
    pub fn start(directory: &Path) -> Result<Peer, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython").join("pyodide.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot run node: {e}"))?;
        let questions = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("the output was asked for as a pipe"));
        Ok(Peer { conversation: Mutex::new(Conversation { child, questions, answers }) })
    }

    /// What the program does; `None` if that depends on the layout of the heap.
    ///
    /// # Errors
    ///
    /// The peer is gone, in words.
    pub fn ask(&self, program: &str) -> Result<Option<Run>, String> {
        let mut conversation = self.conversation.lock().expect("no one panics in a conversation");
        let questions = conversation.questions.as_mut().expect("the conversation is open while the peer is");
        writeln!(questions, "{}", json!({"source": program})).map_err(|e| format!("pyodide is gone: {e}"))?;
        let mut line = String::new();
        conversation.answers.read_line(&mut line).map_err(|e| format!("pyodide does not answer: {e}"))?;
        let answer: Value = serde_json::from_str(&line)
            .map_err(|e| format!("pyodide answers `{}` ({e}) to\n{program}", line.trim_end()))?;
        if answer["varies"] == Value::Bool(true) {
            return Ok(None);
        }
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_string();
        Ok(Some(Run::ended(text("stdout"), answer["status"].as_i64().unwrap_or(-1) as i32, text("last"))))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let conversation = self.conversation.get_mut().expect("no one panics in a conversation");
        // The end of its input is its end.
        drop(conversation.questions.take());
        let _ = conversation.child.wait();
    }
}
