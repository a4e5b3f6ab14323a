//! A small city behind a router, and people who are signed in to it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use domain::{date::Instant, id::PersonId};
use serde_json::Value;
use server::{
    app::{self, App},
    demo::{self, Login, Size},
    http, jobs,
};
use store::{
    Db,
    db::{Clock, Place},
    vault::{Chance, Suite},
};
use tower::ServiceExt;

/// 2026-03-24 09:00 at +08:00; every look at the clock moves it a millisecond.
pub(crate) const START: i64 = 1_774_314_000_000;

pub(crate) fn clock() -> Clock {
    let ticks = AtomicI64::new(START);
    Arc::new(move || Instant(ticks.fetch_add(1, Ordering::Relaxed)))
}

/// A hash that is cheap to make: the tests are not about Argon2.
pub(crate) fn quick_hash(password: &str) -> Result<String, store::Error> {
    use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
    let params = Params::new(8, 1, 1, None).map_err(|error| store::Error::Broken(error.to_string()))?;
    let hashed = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password(password.as_bytes());
    Ok(hashed.map_err(|error| store::Error::Broken(error.to_string()))?.to_string())
}

/// The city is built once for a build of the tests, whichever process comes first; each test works on a copy.
fn template() -> &'static (PathBuf, Vec<Login>) {
    static TEMPLATE: OnceLock<(PathBuf, Vec<Login>)> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = shared_city();
        let logins = serde_json::from_slice(&std::fs::read(folder.join("logins.json")).unwrap()).unwrap();
        (folder, logins)
    })
}

/// Every test is a process of its own, and a city takes seconds. Whoever makes the folder builds it; the others wait until it has
/// its name.
fn shared_city() -> PathBuf {
    let program = std::fs::metadata(std::env::current_exe().unwrap()).unwrap();
    let moment = program.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cities");
    std::fs::create_dir_all(&all).unwrap();
    let (ready, unfinished) = (all.join(format!("{moment}")), all.join(format!("{moment}.unfinished")));
    if !ready.exists() && std::fs::create_dir(&unfinished).is_ok() {
        for old in std::fs::read_dir(&all).unwrap().map(|old| old.unwrap().path()).filter(|old| *old != unfinished) {
            std::fs::remove_dir_all(old).unwrap();
        }
        build_city(&unfinished);
        std::fs::rename(&unfinished, &ready).unwrap();
    }
    // Longer than any build takes.
    for _ in 0..1_200 {
        if ready.exists() {
            return ready;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    // Whoever began it was broken off: this test builds its own, and the next run begins anew.
    std::fs::remove_dir_all(&unfinished).unwrap();
    let own = tempfile::tempdir().unwrap().keep();
    build_city(&own);
    own
}

fn build_city(folder: &Path) {
    let db = app::open(Place::Folder(folder.to_owned()), Suite::Standard, Chance::seeded(1), clock()).unwrap();
    db.maintain(|conn, _| conn.batch("pragma synchronous = off")).unwrap();
    let logins = demo::build(&db, Size { people: 300, seed: 1 }, &quick_hash, &|_, _| ()).unwrap();
    db.maintain(|conn, _| conn.batch("pragma wal_checkpoint(truncate)")).unwrap();
    std::fs::write(folder.join("logins.json"), serde_json::to_vec(&logins).unwrap()).unwrap();
}

pub(crate) struct House {
    pub(crate) db: Db,
    router: Router,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) logins: Vec<Login>,
    ticks: Arc<AtomicI64>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) etag: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}: {}", self.status, String::from_utf8_lossy(&self.bytes)))
    }
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// What was answered, for the message of a test that failed.
pub(crate) fn told(answer: &Answer) -> String {
    format!("{} {}", answer.status, String::from_utf8_lossy(&answer.bytes))
}

/// The number of what was made.
pub(crate) fn made(answer: &Answer) -> i64 {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", told(answer));
    answer.json()["id"].as_i64().unwrap()
}

/// Somebody signed in; requests carry their cookie.
pub(crate) struct Person<'a> {
    house: &'a House,
    cookie: String,
    pub(crate) own: Option<i64>,
}

impl House {
    pub(crate) fn open() -> Self {
        let (city, logins) = template();
        let folder = tempfile::tempdir().unwrap();
        for file in ["lilian.db", "master.key"] {
            std::fs::copy(city.join(file), folder.path().join(file)).unwrap();
        }
        let ticks = Arc::new(AtomicI64::new(START + 3_600_000));
        let counted = Arc::clone(&ticks);
        let later: Clock = Arc::new(move || Instant(counted.fetch_add(1, Ordering::Relaxed)));
        let db = app::open(Place::Folder(folder.path().to_owned()), Suite::Standard, Chance::seeded(2), later).unwrap();
        let router = http::router(App::new(db.clone(), Some(logins.clone())));
        Self { db, router, folder, logins: logins.clone(), ticks }
    }

    pub(crate) fn send(&self, request: Request<Body>) -> Answer {
        static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
        let runtime = RUNTIME.get_or_init(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());
        runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let etag = response.headers().get(header::ETAG).map(|tag| tag.to_str().unwrap().to_owned());
            let cookie = response.headers().get(header::SET_COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned());
            let status = response.status();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
            Answer { status, etag: etag.or(cookie), bytes }
        })
    }

    pub(crate) fn of((db, router): (Db, Router), folder: tempfile::TempDir, logins: Vec<Login>, ticks: Arc<AtomicI64>) -> Self {
        Self { db, router, folder, logins, ticks }
    }

    /// Lets time pass, in milliseconds; whoever is signed in for too long is signed out by it.
    pub(crate) fn later(&self, milliseconds: i64) {
        self.ticks.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// Nobody is signed in.
    pub(crate) fn stranger(&self) -> Person<'_> {
        Person { house: self, cookie: String::new(), own: None }
    }
    pub(crate) fn sign_in(&self, role: &str) -> Person<'_> {
        self.enter(self.logins.iter().find(|login| login.role.code() == role).unwrap())
    }
    pub(crate) fn sign_in_as(&self, account: &str) -> Person<'_> {
        self.enter(self.logins.iter().find(|login| login.account == account).unwrap())
    }
    fn enter(&self, login: &Login) -> Person<'_> {
        let role = login.role.code();
        let body = serde_json::json!({"account": login.account, "password": login.password}).to_string();
        let request = Request::post("/api/v1/session").header("x-lilian", "1").body(Body::from(body)).unwrap();
        let answer = self.send(request);
        assert_eq!(answer.status, StatusCode::CREATED, "{role}: {}", String::from_utf8_lossy(&answer.bytes));
        let cookie = answer.etag.clone().unwrap().split(';').next().unwrap().to_owned();
        Person { house: self, cookie, own: answer.json()["account"]["person"].as_i64() }
    }

    /// Lets the worker carry out everything that waits.
    pub(crate) fn work(&self) {
        while jobs::step(&self.db).unwrap() {}
    }

    /// A person outside a county: for viewers who must not see them.
    pub(crate) fn somebody_outside(&self, county_unit: i64) -> PersonId {
        self.db
            .read(move |tx| {
                let rows = tx.query(
                    "select a.person from appointment a where a.superseded_at is null and a.until = '9999-12-31' and a.main = $1
                       and not exists (select 1 from unit_closure c where c.descendant = a.unit and c.ancestor = $2)
                       and not exists (select 1 from appointment b join unit_closure c on c.descendant = b.unit where b.person = a.person and c.ancestor = $2)
                     order by a.person limit 1",
                    store::params![true, county_unit],
                )?;
                rows[0].get(0)
            })
            .unwrap()
    }
}

impl Person<'_> {
    pub(crate) fn request(&self, method: Method, path: &str, version: Option<&str>, body: Option<&Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}")).header(header::COOKIE, &self.cookie).header("x-lilian", "1");
        if let Some(version) = version {
            request = request.header(header::IF_MATCH, version);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.house.send(request.body(body).unwrap())
    }
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path, None, None)
    }
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.request(Method::POST, path, None, Some(body))
    }
    /// A write that says by a key whether it is the same as one before.
    pub(crate) fn post_keyed(&self, path: &str, key: &str, body: &Value) -> Answer {
        let request = Request::post(format!("/api/v1{path}")).header(header::COOKIE, &self.cookie).header("x-lilian", "1").header("idempotency-key", key);
        self.house.send(request.body(Body::from(body.to_string())).unwrap())
    }
    /// A body of so many megabytes, made as it is asked for; returns the answer and how many were asked for.
    pub(crate) fn stream(&self, (method, path): (Method, &str), kind: &str, head: &'static [u8], megabytes: usize) -> (Answer, usize) {
        let asked = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let chunks = std::iter::once(Ok::<_, std::convert::Infallible>(head.to_vec())).chain((0..megabytes).map(move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(vec![0; 1024 * 1024])
        }));
        let request = Request::builder().method(method).uri(format!("/api/v1{path}")).header(header::COOKIE, &self.cookie).header("x-lilian", "1").header(header::CONTENT_TYPE, kind);
        let answer = self.house.send(request.body(Body::from_stream(futures_util::stream::iter(chunks))).unwrap());
        (answer, asked.load(Ordering::Relaxed))
    }
    /// A body of bytes as it is.
    pub(crate) fn post_bytes(&self, path: &str, bytes: &[u8]) -> Answer {
        let request = Request::post(format!("/api/v1{path}")).header(header::COOKIE, &self.cookie).header("x-lilian", "1");
        self.house.send(request.body(Body::from(bytes.to_vec())).unwrap())
    }
    /// A request with headers of its own and a body of bytes.
    pub(crate) fn with(&self, (method, path): (Method, &str), headers: &[(&str, &str)], bytes: &[u8]) -> Answer {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}")).header(header::COOKIE, &self.cookie).header("x-lilian", "1");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.house.send(request.body(Body::from(bytes.to_vec())).unwrap())
    }
    pub(crate) fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        for (name, bytes) in files {
            body.extend(format!("--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        let request = Request::post(format!("/api/v1{path}"))
            .header(header::COOKIE, &self.cookie)
            .header("x-lilian", "1")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
        self.house.send(request.body(Body::from(body)).unwrap())
    }
}
