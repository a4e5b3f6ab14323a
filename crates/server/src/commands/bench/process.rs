//! What only shows from outside: the program started anew, asked over HTTP, weighed.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use store::Error;

use super::{Row, milliseconds, row, spread};

/// A Lilian of its own, ended when dropped.
pub(super) struct Served {
    child: Child,
    port: u16,
}

impl Served {
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; nothing is lost then.
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn program(words: &[&str]) -> Result<Command, Error> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(words).stdout(Stdio::null());
    Ok(command)
}

fn ran(words: &[&str]) -> Result<Duration, Error> {
    let begun = Instant::now();
    let status = program(words)?.status()?;
    // 3 says that something was found wrong with what was read, which is no failure of the run.
    if matches!(status.code(), Some(0 | 3)) { Ok(begun.elapsed()) } else { Err(Error::Broken(format!("lilian {} ended with {status}", words.join(" ")))) }
}

/// Starts the program and waits for its first page.
pub(super) fn serve(words: &[&str], port: u16) -> Result<Served, Error> {
    let served = Served { child: program(words)?.spawn()?, port };
    for _ in 0..6_000 {
        std::thread::sleep(Duration::from_millis(10));
        if Line::open(port).and_then(|mut line| line.ask("GET", "/", "", "")).is_ok_and(|answer| answer.status == 200) {
            return Ok(served);
        }
    }
    Err(Error::Broken("the program did not answer within a minute".into()))
}

pub(super) fn free_port() -> Result<u16, Error> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// One kept connection.
pub(super) struct Line {
    stream: BufReader<TcpStream>,
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    cookie: String,
}

impl Line {
    pub(super) fn open(port: u16) -> Result<Self, Error> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    fn ask(&mut self, method: &str, path: &str, cookie: &str, body: &str) -> Result<Answer, Error> {
        self.send(method, path, &format!("x-lilian: 1\r\ncookie: {cookie}\r\n"), body)
    }

    /// Sends a request with further headers, each with the end of its line.
    pub(super) fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Result<Answer, Error> {
        let head = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}content-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        self.stream.get_mut().write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
        let (mut status, mut length, mut cookie) = (0, 0, String::new());
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            match line.split_once(": ") {
                None => status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0),
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().unwrap_or(0),
                Some((name, value)) if name.eq_ignore_ascii_case("set-cookie") => cookie = value.split(';').next().map(str::to_owned).unwrap_or_default(),
                Some(_) => {}
            }
        }
        let mut body = Vec::new();
        self.stream.by_ref().take(length).read_to_end(&mut body)?;
        Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned(), cookie })
    }
}

/// Resident memory of a process, where the system tells it.
pub(super) fn memory_of(process: u32) -> String {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.map_or_else(|| "not told by this system".into(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

/// The demo city from an empty folder to its first page, and what it takes of memory while nobody asks.
pub(super) fn demo(folder: &Path) -> Result<Vec<Row>, Error> {
    let port = free_port()?;
    let begun = Instant::now();
    let served = serve(&["demo", "--data", &folder.to_string_lossy(), "--port", &port.to_string()], port)?;
    let started = begun.elapsed();
    std::thread::sleep(Duration::from_secs(3));
    Ok(vec![
        row("demo city of 16,000, nothing to first page", format!("{:.1} s", started.as_secs_f64()), "≤ 15 s"),
        row("idle memory with the demo city", memory_of(served.child.id()), "≤ 150 MB"),
    ])
}

/// Forms of 2,000 officials written out, and read into an empty house.
pub(super) fn forms(folder: &Path) -> Result<Vec<Row>, Error> {
    const PEOPLE: f64 = 2_000.0;
    let at = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (city, out, empty, password) = (at("small"), at("forms"), at("empty"), at("password"));
    ran(&["demo", "--people", "2000", "--no-serve", "--data", &city])?;
    let written = ran(&["export", "lrmx", &out, "--data", &city])?;
    std::fs::write(&password, "Lilian-bench-2026\n")?;
    ran(&["init", "--data", &empty, "--city", "砺州市", "--password-file", &password])?;
    let read = ran(&["import", "lrmx", &out, "--data", &empty, "--new-people"])?;
    let rate = |time: Duration| format!("{:.0} forms a second", PEOPLE / time.as_secs_f64());
    Ok(vec![row("forms written", rate(written), "no target; 2,000 forms"), row("forms read, checked and adopted", rate(read), "no target; 2,000 forms")])
}

/// Requests over HTTP on a loopback line, one after another.
pub(super) fn requests(folder: &Path, people: &[i64]) -> Result<Vec<Row>, Error> {
    let port = free_port()?;
    let served = serve(&["serve", "--data", &folder.to_string_lossy(), "--listen", &format!("127.0.0.1:{port}")], port)?;
    let mut line = Line::open(served.port)?;
    let cookie = line.ask("POST", "/api/v1/session", "", r#"{"account":"officer","password":"Lilian-demo-2026"}"#)?.cookie;
    let search = r#"{"filter":{"op":"all","of":[{"op":"is","field":"sex","values":["female"]},{"op":"is","field":"discipline","values":["economics"]}]},"columns":["name","age","unit"],"facets":["sex","rank"],"limit":50}"#;
    let files: Vec<String> = people.iter().map(|person| format!("/api/v1/people/{person}")).collect();
    let mut rows = Vec::new();
    for (what, target, asked) in [
        ("over HTTP: find people, two conditions", "p99 ≤ 30 ms", vec![("POST", "/api/v1/people/search", search); 100]),
        ("over HTTP: a person's file", "p99 ≤ 25 ms", files.iter().map(|path| ("GET", path.as_str(), "")).collect()),
        ("over HTTP: my day", "p99 ≤ 100 ms", vec![("GET", "/api/v1/day", ""); 100]),
    ] {
        let mut times = Vec::new();
        for (method, path, body) in asked {
            let begun = Instant::now();
            let status = line.ask(method, path, &cookie, body)?.status;
            times.push(begun.elapsed());
            if status != 200 {
                return Err(Error::Broken(format!("{method} {path} answered {status}")));
            }
        }
        rows.push(row(what, spread(times), target));
    }
    rows.push(row("memory of the server after these", memory_of(served.child.id()), "no target"));
    Ok(rows)
}

/// How long the disk takes to make 4 kB durable: what every write waits for.
pub(super) fn disk(folder: &Path) -> Result<Row, Error> {
    let mut file = std::fs::File::create(folder.join("disk"))?;
    let mut times = Vec::new();
    for _ in 0..100 {
        let begun = Instant::now();
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    times.sort();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    Ok(row("this disk: 4 kB made durable", milliseconds(middle), "what every write waits for"))
}
