//! Directories, the environment and the process itself, as the operating system has them.

use std::fs::{self, File, FileTimes};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::{ExitStatusExt, parent_id};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use nix::errno::Errno;
use rondo_vm::host::{EntryKind, Piped, Status, System};

use crate::host::{Process, number};

/// Text that comes from outside and is not UTF-8 is refused: the language has no strings for it.
fn text(name: std::ffi::OsString) -> Result<String, i32> {
    name.into_string().map_err(|_| Errno::EILSEQ as i32)
}

/// A moment given in nanoseconds since 1970, which may lie before.
fn moment(nanoseconds: i64) -> SystemTime {
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    if nanoseconds < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance }
}

impl System for Process {
    fn current_directory(&mut self) -> Result<String, i32> {
        std::env::current_dir().map_err(number).and_then(|path| text(path.into_os_string()))
    }

    fn change_directory(&mut self, path: &str) -> Result<(), i32> {
        std::env::set_current_dir(path).map_err(number)
    }

    fn entries(&mut self, path: &str) -> Result<Vec<(String, EntryKind)>, i32> {
        let mut found = Vec::new();
        for entry in fs::read_dir(path).map_err(number)? {
            let entry = entry.map_err(number)?;
            let kind = entry.file_type().map_err(number)?;
            let kind = if kind.is_dir() {
                EntryKind::Directory
            } else if kind.is_file() {
                EntryKind::File
            } else if kind.is_symlink() {
                EntryKind::Link
            } else {
                EntryKind::Other
            };
            found.push((text(entry.file_name())?, kind));
        }
        Ok(found)
    }

    fn status(&mut self, path: &str, follow: bool) -> Result<Status, i32> {
        let found = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
        let found = found.map_err(number)?;
        let time = |seconds: i64, nanoseconds: i64| seconds * 1_000_000_000 + nanoseconds;
        Ok(Status {
            mode: found.mode(),
            inode: found.ino(),
            device: found.dev(),
            links: found.nlink(),
            user: found.uid(),
            group: found.gid(),
            size: found.size(),
            times: [
                time(found.atime(), found.atime_nsec()),
                time(found.mtime(), found.mtime_nsec()),
                time(found.ctime(), found.ctime_nsec()),
            ],
            blocks: found.blocks(),
            block_size: found.blksize(),
        })
    }

    fn make_directory(&mut self, path: &str, mode: u32) -> Result<(), i32> {
        fs::DirBuilder::new().mode(mode).create(path).map_err(number)
    }

    fn remove_directory(&mut self, path: &str) -> Result<(), i32> {
        fs::remove_dir(path).map_err(number)
    }

    fn remove_file(&mut self, path: &str) -> Result<(), i32> {
        fs::remove_file(path).map_err(number)
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), i32> {
        fs::rename(from, to).map_err(number)
    }

    fn symbolic_link(&mut self, target: &str, path: &str) -> Result<(), i32> {
        symlink(target, path).map_err(number)
    }

    fn hard_link(&mut self, from: &str, to: &str) -> Result<(), i32> {
        fs::hard_link(from, to).map_err(number)
    }

    fn read_link(&mut self, path: &str) -> Result<String, i32> {
        fs::read_link(path).map_err(number).and_then(|path| text(path.into_os_string()))
    }

    fn change_mode(&mut self, path: &str, mode: u32) -> Result<(), i32> {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(number)
    }

    fn set_times(&mut self, path: &str, accessed: i64, modified: i64) -> Result<(), i32> {
        let times = FileTimes::new().set_accessed(moment(accessed)).set_modified(moment(modified));
        File::open(path).and_then(|file| file.set_times(times)).map_err(number)
    }

    fn set_length_of(&mut self, path: &str, length: u64) -> Result<(), i32> {
        File::options().write(true).open(path).and_then(|file| file.set_len(length)).map_err(number)
    }

    fn may_access(&mut self, path: &str, mode: u32) -> bool {
        let Ok(found) = fs::metadata(path) else { return false };
        let [_, _, user, group] = self.identity();
        if user == 0 {
            // The superuser may read and write everything, and run what anybody may run.
            return mode & 1 == 0 || found.is_dir() || found.mode() & 0o111 != 0;
        }
        let shift = match (found.uid() == user, found.gid() == group) {
            (true, _) => 6,
            (false, true) => 3,
            (false, false) => 0,
        };
        found.mode() >> shift & mode == mode
    }

    fn environment(&mut self) -> Vec<(String, String)> {
        std::env::vars_os().filter_map(|(name, value)| Some((text(name).ok()?, text(value).ok()?))).collect()
    }

    fn identity(&mut self) -> [u32; 4] {
        // The kernel's picture of this process belongs to its user and group.
        let (user, group) = fs::metadata("/proc/self")
            .map_or((0, 0), |metadata: fs::Metadata| (metadata.uid(), metadata.gid()));
        [std::process::id(), parent_id(), user, group]
    }

    fn processors(&mut self) -> usize {
        std::thread::available_parallelism().map_or(1, |count: std::num::NonZero<usize>| count.get())
    }

    fn run_command(&mut self, command: &str, piped: Piped<'_>) -> Result<(i32, Vec<u8>), i32> {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", command]);
        match piped {
            Piped::Nothing => &mut shell,
            Piped::Output => shell.stdout(Stdio::piped()),
            Piped::Input(_) => shell.stdin(Stdio::piped()),
        };
        let mut child = shell.spawn().map_err(number)?;
        if let (Piped::Input(bytes), Some(mut input)) = (piped, child.stdin.take()) {
            // A command may end before it has read everything.
            drop(input.write_all(bytes));
        }
        let output = child.wait_with_output().map_err(number)?;
        Ok((output.status.into_raw(), output.stdout))
    }

    fn leave(&mut self, status: i32) -> ! {
        std::process::exit(status)
    }
}
