//! A small pool of threads for native work that blocks: looking up a name, reading a file.
//!
//! Nothing is started before it is needed: the first job starts the first thread, and another one is started only when
//! a job comes and all are busy. Jobs know nothing of loops; a job that has something to tell holds a
//! [`Remote`](crate::Remote) and fires it.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// More threads than this are of no use for waiting on files and names.
const MOST_THREADS: usize = 8;

/// A job that has fired its remote is all but over: so long the end of the pool waits for one.
const LAST_WORDS: Duration = Duration::from_millis(20);

type Job = Box<dyn FnOnce() + Send>;

/// The threads and what they share.
pub(crate) struct Pool {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    /// A job has come, or the pool is closing, or a thread is done while it is.
    changed: Condvar,
}

struct State {
    queue: VecDeque<Job>,
    /// Threads that wait for a job.
    idle: usize,
    /// Threads that run one.
    busy: usize,
    is_closing: bool,
}

impl Pool {
    pub(crate) fn new() -> Pool {
        let state = State { queue: VecDeque::new(), idle: 0, busy: 0, is_closing: false };
        Pool {
            shared: Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() }),
            threads: Vec::new(),
        }
    }

    /// Runs a job on some thread, soon.
    pub(crate) fn submit(&mut self, job: Job) {
        let mut state = self.shared.lock();
        state.queue.push_back(job);
        let is_short = state.queue.len() > state.idle;
        drop(state);
        if is_short && self.threads.len() < MOST_THREADS {
            let shared = self.shared.clone();
            let name = format!("pool-{}", self.threads.len());
            let thread = thread::Builder::new().name(name).spawn(move || shared.work());
            self.threads.push(thread.expect("the system has threads to give"));
        } else {
            self.shared.changed.notify_one();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The life of one thread.
    fn work(&self) {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.queue.pop_front() {
                state.busy += 1;
                drop(state);
                job();
                state = self.lock();
                state.busy -= 1;
                if state.is_closing {
                    self.changed.notify_all();
                }
            } else if state.is_closing {
                return;
            } else {
                state.idle += 1;
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.idle -= 1;
            }
        }
    }
}

impl Drop for Pool {
    /// Forgets jobs that have not begun and waits for the threads, unless one stays busy: it may hang in
    /// the system for minutes, and a program that has ended should be over.
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.is_closing = true;
        let forgotten = mem::take(&mut state.queue);
        drop(state);
        drop(forgotten);
        self.shared.changed.notify_all();
        let is_busy = |state: &mut State| state.busy > 0;
        let quiet = self.shared.changed.wait_timeout_while(self.shared.lock(), LAST_WORDS, is_busy);
        let (state, wait) = quiet.unwrap_or_else(PoisonError::into_inner);
        drop(state);
        if !wait.timed_out() {
            for thread in self.threads.drain(..) {
                // Jobs catch their own panics, so there is no outcome to hear.
                let _ = thread.join();
            }
        }
    }
}
