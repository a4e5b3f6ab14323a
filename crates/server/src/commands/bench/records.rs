//! Learning records over HTTP: statements of some 1.4 kB, one by one and in batches of 50, at growing numbers stored, and the
//! first page of every kind of question.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::id::{AccountId, UnitId};
use formats::xapi::Version;
use store::{
    Db, Error,
    db::Place,
    records::{self, segment, spaces},
    vault::{Chance, Suite},
};

use super::{
    Row,
    process::{Line, free_port, memory_of, serve},
    row, spread,
};
use crate::{
    app,
    records::prepare::{Arrived, prepare},
};

/// How many officials, lessons and courses the statements are about.
const OFFICIALS: u64 = 16_000;
const LESSONS: u64 = 2_000;
const COURSES: u64 = 200;
/// For how long each kind of writing is measured.
const MEASURED: Duration = Duration::from_secs(5);

const VERBS: [(&str, &str); 8] = [("launched", "启动了"), ("initialized", "开始了"), ("experienced", "学习了"), ("progressed", "推进了"), ("answered", "回答了"), ("passed", "通过了"), ("completed", "完成了"), ("terminated", "结束了")];

/// A number that looks like chance; the same at every run.
fn scattered(number: u64) -> u64 {
    let mut it = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    it ^ (it >> 31)
}

fn uuid_of(kind: u64, number: u64) -> String {
    let (high, low) = (scattered(number ^ (kind << 56)), scattered(scattered(number) ^ kind));
    uuid::Builder::from_random_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes()).into_uuid().hyphenated().to_string()
}

fn agent(official: u64) -> String {
    format!(r#"{{"objectType":"Agent","account":{{"homePage":"http://lilian.internal","name":"{official}"}}}}"#)
}

fn lesson(lesson: u64) -> String {
    format!("http://lilian.internal/lessons/{lesson}")
}

/// What happens in one minute of a lesson: one of eight statements of the same registration.
fn statement(number: u64) -> String {
    let visit = scattered(number / 8);
    let (official, of, (verb, words)) = (visit % OFFICIALS, (visit >> 20) % LESSONS, VERBS.get((number % 8) as usize).copied().unwrap_or(("experienced", "学习了")));
    let (course, part) = (of % COURSES, number % 8);
    format!(
        r#"{{"id":"{id}","actor":{agent},"verb":{{"id":"http://adlnet.gov/expapi/verbs/{verb}","display":{{"zh-CN":"{words}","en":"{verb}"}}}},"object":{{"objectType":"Activity","id":"{lesson}","definition":{{"type":"http://adlnet.gov/expapi/activities/lesson","name":{{"zh-CN":"招商引资实务第 {of} 讲：产业链招商的路径与方法","en":"Attracting investment, lesson {of}: ways and means along a chain"}},"description":{{"zh-CN":"结合三个案例，讲清从线索到落地的每一步要问什么、由谁来办、多久办成。","en":"Three cases from first lead to ground-breaking: what to ask at each step, who does it, and how long it takes."}}}}}},"result":{{"score":{{"scaled":0.{score},"raw":{score},"min":0,"max":100}},"success":true,"completion":{done},"duration":"PT{minutes}M{seconds}S","extensions":{{"https://w3id.org/xapi/video/extensions/time":{time}.25,"https://w3id.org/xapi/video/extensions/progress":0.{score},"https://w3id.org/xapi/video/extensions/played-segments":"0[.]{time}.25"}}}},"context":{{"registration":"{registration}","contextActivities":{{"parent":[{{"objectType":"Activity","id":"http://lilian.internal/courses/{course}"}}],"category":[{{"objectType":"Activity","id":"https://w3id.org/xapi/video"}}]}},"platform":"Lilian","language":"zh-CN","extensions":{{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"{session}"}}}},"timestamp":"2026-03-{day:02}T08:{minutes:02}:{seconds:02}.{part}00Z"}}"#,
        id = uuid_of(1, number),
        agent = agent(official),
        lesson = lesson(of),
        score = 10 + visit % 90,
        done = part >= 6,
        minutes = visit % 60,
        seconds = (visit >> 8) % 60,
        time = (visit >> 16) % 3000,
        registration = uuid_of(2, visit),
        session = uuid_of(3, visit),
        day = 1 + visit % 28,
    )
}

/// What was made so far, over all threads.
#[derive(Clone, Default)]
struct Made {
    /// Statements that this process stored: those of the numbers below.
    filled: Arc<AtomicU64>,
    /// Statements for clients, with numbers from [`SENT`]; a client that runs out of time leaves some.
    sent: Arc<AtomicU64>,
    /// How many clients stored.
    stored: Arc<AtomicU64>,
}

/// The first number of statements that clients send.
const SENT: u64 = 1 << 40;

impl Made {
    fn in_all(&self) -> u64 {
        self.filled.load(Ordering::Relaxed) + self.stored.load(Ordering::Relaxed)
    }
}

fn next(from: u64, count: u64) -> String {
    let statements: Vec<String> = (from..from + count).map(statement).collect();
    if count == 1 { statements.concat() } else { format!("[{}]", statements.join(",")) }
}

/// A house with a space and a credential.
fn found(place: Place) -> Result<(Db, i64, String), Error> {
    let db = app::open(place, Suite::Standard, Chance::System, app::system_clock())?;
    let (space, name, secret) = db.write(|tx| {
        let space = spaces::found(tx, AccountId(0), UnitId(0), "bench")?;
        let (credential, secret) = spaces::admit(tx, AccountId(0), space, ("bench", "all"))?;
        Ok((space, credential.name, secret))
    })?;
    Ok((db, space, format!("Basic {}", STANDARD.encode(format!("{name}:{secret}")))))
}

/// Stores up to so many statements in this process, as requests would.
fn fill(db: &Db, space: i64, made: &Made, upto: u64) -> Result<(), Error> {
    let writer = |db: Db, made: Made| -> Result<(), Error> {
        while made.in_all() < upto {
            let arrived = Arrived {
                version: Version::V2, content_type: "application/json".into(), body: next(made.filled.fetch_add(500, Ordering::Relaxed), 500).into_bytes(), put: None, space, credential: 0,
                authority: formats::xapi::Json::Null, defines: false, db: db.clone(),
            };
            let (batch, _) = prepare(&arrived).map_err(|failed| Error::Broken(format!("{failed:?}")))?;
            let (give, take) = std::sync::mpsc::channel();
            records::submit(&db, batch, move |outcome| drop(give.send(outcome)));
            take.recv().map_err(|_| Error::Busy)??;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3).map(|_| scope.spawn(|| writer(db.clone(), made.clone()))).collect();
        writers.into_iter().try_for_each(|writer| writer.join().map_err(|_| Error::Broken("a writer panicked".into()))?)
    })
}

/// More statements than the clients of a measurement get rid of.
const READY: u64 = 80_000;

/// Statements a second by so many clients, each on a kept connection. What they send is made before the clock runs.
fn writes(port: u16, credential: &str, made: &Made, (clients, size): (usize, u64)) -> Result<f64, Error> {
    let bodies: Vec<Vec<String>> = (0..clients as u64).map(|_| (0..READY / clients as u64 / size).map(|_| next(SENT + made.sent.fetch_add(size, Ordering::Relaxed), size)).collect()).collect();
    let (begun, before) = (Instant::now(), made.in_all());
    let client = |bodies: &[String]| -> Result<(), Error> {
        let mut line = Line::open(port)?;
        let headers = format!("authorization: {credential}\r\nx-experience-api-version: 2.0.0\r\n");
        for body in bodies {
            if begun.elapsed() >= MEASURED {
                break;
            }
            let answer = line.send("POST", "/xapi/statements", &headers, body)?;
            if answer.status != 200 {
                return Err(Error::Broken(format!("POST /xapi/statements answered {}: {}", answer.status, answer.body)));
            }
            made.stored.fetch_add(size, Ordering::Relaxed);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let clients: Vec<_> = bodies.iter().map(|bodies| scope.spawn(|| client(bodies))).collect();
        clients.into_iter().try_for_each(|client| client.join().map_err(|_| Error::Broken("a client panicked".into()))?)
    })?;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    Ok((made.in_all() - before) as f64 / begun.elapsed().as_secs_f64())
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A question by a visit and by its turn.
type Query = fn(u64, u64) -> String;

/// The first page of each kind of question, and one statement by its id.
fn questions(port: u16, credential: &str, filled: u64) -> Result<Vec<Row>, Error> {
    let mut line = Line::open(port)?;
    let headers = format!("authorization: {credential}\r\nx-experience-api-version: 2.0.0\r\n");
    let some = |at: u64| scattered(at) % filled;
    let visit = |at: u64| scattered(some(at) / 8);
    let kinds: [(&str, Query); 6] = [
        ("agent", |visit, _| format!("agent={}", escaped(&agent(visit % OFFICIALS)))),
        ("activity", |visit, _| format!("activity={}", escaped(&lesson((visit >> 20) % LESSONS)))),
        ("verb", |_, at| format!("verb={}", escaped(&format!("http://adlnet.gov/expapi/verbs/{}", VERBS.get((at % 8) as usize).map_or("passed", |verb| verb.0))))),
        ("registration", |visit, _| format!("registration={}", uuid_of(2, visit))),
        ("since and until", |_, at| format!("since=2026-01-01T00:00:00Z&until=2999-01-01T00:00:{:02}Z", at % 60)),
        ("agent, activity and verb", |visit, _| format!("agent={}&activity={}&verb={}", escaped(&agent(visit % OFFICIALS)), escaped(&lesson((visit >> 20) % LESSONS)), escaped("http://adlnet.gov/expapi/verbs/passed"))),
    ];
    let mut rows = Vec::new();
    let mut measure = |what: String, target: &'static str, paths: Vec<String>| -> Result<(), Error> {
        let mut times = Vec::new();
        for path in paths {
            let begun = Instant::now();
            let answer = line.send("GET", &path, &headers, "")?;
            times.push(begun.elapsed());
            if answer.status != 200 {
                return Err(Error::Broken(format!("GET {path} answered {}: {}", answer.status, answer.body)));
            }
        }
        rows.push(row(&what, spread(times), target));
        Ok(())
    };
    for (what, query) in kinds {
        let paths = (0..100).map(|at| format!("/xapi/statements?{}", query(visit(at), at))).collect();
        measure(format!("first page by {what}"), "≤ 20 ms at 10 million", paths)?;
    }
    measure("one statement by its id".into(), "≤ 1 ms", (0..200).map(|at| format!("/xapi/statements?statementId={}", uuid_of(1, some(at)))).collect())?;
    Ok(rows)
}

/// Everything at each number of millions stored.
pub(super) fn measure(folder: &Path, database: Option<&str>, millions: &[u64], tell: &mut dyn FnMut(Row)) -> Result<(), Error> {
    let folder = folder.join("records");
    let place = database.map_or_else(|| Place::Folder(folder.clone()), |url| Place::Server { url: url.to_owned(), folder: folder.clone() });
    let (db, space, credential) = found(place.clone())?;
    drop(db);
    let made = Made::default();
    for stored in millions.iter().map(|millions| millions * 1_000_000) {
        let db = app::open(place.clone(), Suite::Standard, Chance::System, app::system_clock())?;
        let (begun, before) = (Instant::now(), made.in_all());
        fill(&db, space, &made, stored)?;
        db.write(segment::gather)?;
        let added = made.in_all() - before;
        drop(db);
        if added > 0 {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
            let rate = added as f64 / begun.elapsed().as_secs_f64();
            tell(row(&format!("filled to {stored} in process"), format!("{rate:.0} a second"), "no target"));
        }
        at(&folder, database, &credential, &made)?.into_iter().for_each(&mut *tell);
    }
    Ok(())
}

fn at(folder: &Path, database: Option<&str>, credential: &str, made: &Made) -> Result<Vec<Row>, Error> {
    let (port, folder, stored) = (free_port()?, folder.to_string_lossy(), made.in_all());
    let listen = format!("127.0.0.1:{port}");
    let mut words = vec!["serve", "--data", &folder, "--listen", &listen];
    words.extend(database.iter().flat_map(|url| ["--database", url]));
    let served = serve(&words, port)?;
    let mut rows = Vec::new();
    for (what, how, target) in [
        ("8 clients, one by one", (8, 1), "≥ 2,000 a second"),
        ("1 client, one by one", (1, 1), "≥ 300 a second"),
        ("4 clients, batches of 50", (4, 50), if database.is_some() { "≥ 8,000 a second" } else { "≥ 10,000 a second" }),
    ] {
        let rate = writes(port, credential, made, how)?;
        rows.push(row(&format!("{stored} stored: {what}"), format!("{rate:.0} statements a second"), target));
    }
    let filled = made.filled.load(Ordering::Relaxed);
    if filled > 0 {
        rows.extend(questions(port, credential, filled)?);
    }
    rows.push(row("memory of the server after these", memory_of(served.id()), "bounded"));
    Ok(rows)
}
