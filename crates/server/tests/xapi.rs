//! The learning record store over HTTP, requirement by requirement; docs/xapi.md names the tests here.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use domain::id::{AccountId, UnitId};
use formats::xapi::{Version, multipart};
use serde_json::{Value, json};
use server::{
    app::{self, App},
    http,
};
use store::{
    db::Place,
    records::spaces,
    vault::{Chance, Suite},
};
use tower::ServiceExt;

use crate::house::clock;

struct Lrs {
    router: Router,
    runtime: tokio::runtime::Runtime,
    db: store::Db,
    space: i64,
    /// The header of a credential that may do everything.
    all: String,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}: {}", self.status, self.text()))
    }
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
    /// Status, code and place of a refusal.
    fn refused(&self) -> (u16, String, String) {
        let body = self.json();
        let text = |name: &str| body[name].as_str().unwrap_or_default().trim_start_matches("refusal.xapi_").to_owned();
        assert!(!text("message").is_empty() && !text("message").starts_with("refusal."), "{}", self.text());
        (self.status.as_u16(), text("code"), text("path"))
    }
    fn ids(&self) -> Vec<String> {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()["statements"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()[..8].trim_start_matches('0').to_owned()).collect()
    }
}

struct Ask<'a> {
    method: Method,
    path: &'a str,
    headers: Vec<(&'a str, String)>,
    body: Vec<u8>,
}

impl Lrs {
    fn open() -> Self {
        Self::answering(Version::V1)
    }
    fn answering(version: Version) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = app::open(Place::Folder(folder.path().to_owned()), Suite::Standard, Chance::seeded(5), clock()).unwrap();
        let space = db.write(|tx| spaces::found(tx, AccountId(0), UnitId(1), "全市")).unwrap();
        let router = http::router(App::answering(db.clone(), None, version));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let mut lrs = Self { router, runtime, db, space, all: String::new(), _folder: folder };
        lrs.all = lrs.credential(space, "all");
        lrs
    }
    fn credential(&self, space: i64, scopes: &'static str) -> String {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let (credential, secret) = self.db.write(move |tx| spaces::admit(tx, AccountId(0), space, ("测试", scopes))).unwrap();
        format!("Basic {}", STANDARD.encode(format!("{}:{secret}", credential.name)))
    }
    fn send(&self, ask: Ask<'_>) -> Answer {
        let mut request = Request::builder().method(ask.method).uri(format!("/xapi/{}", ask.path));
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request.body(Body::from(ask.body)).unwrap()).await.unwrap();
            let (status, headers) = (response.status(), response.headers().clone());
            Answer { status, headers, bytes: to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec() }
        })
    }
    fn of(&self, version: &'static str) -> Client<'_> {
        Client { lrs: self, version, credential: self.all.clone() }
    }
}

/// Somebody who speaks one version with one credential.
struct Client<'a> {
    lrs: &'a Lrs,
    version: &'static str,
    credential: String,
}

impl<'a> Client<'a> {
    fn headers(&self, more: &[(&'a str, &str)]) -> Vec<(&'a str, String)> {
        let mut headers = vec![("X-Experience-API-Version", self.version.to_owned()), ("Authorization", self.credential.clone())];
        headers.retain(|(name, value)| !value.is_empty() && !more.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)));
        headers.extend(more.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (*name, (*value).to_owned())));
        headers
    }
    fn ask(&self, method: Method, path: &'a str, more: &[(&'a str, &str)], body: impl Into<Vec<u8>>) -> Answer {
        self.lrs.send(Ask { method, path, headers: self.headers(more), body: body.into() })
    }
    fn get(&self, path: &'a str) -> Answer {
        self.ask(Method::GET, path, &[], "")
    }
    fn post(&self, body: &Value) -> Answer {
        self.ask(Method::POST, "statements", &[("Content-Type", "application/json")], body.to_string())
    }
    fn put(&self, path: &'a str, body: &Value) -> Answer {
        self.ask(Method::PUT, path, &[("Content-Type", "application/json")], body.to_string())
    }
    fn kept(&self, body: &Value) -> Vec<String> {
        let answer = self.post(body);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        serde_json::from_value(answer.json()).unwrap()
    }
}

/// A statement of a short number.
fn number(short: u32) -> String {
    format!("{short:08}-1111-4111-8111-111111111111")
}
fn lin() -> Value {
    json!({"mbox": "mailto:lin@example.cn"})
}
fn plain(short: u32) -> Value {
    json!({"id": number(short), "actor": lin(), "verb": {"id": "http://e.cn/v/studied"}, "object": {"id": "http://e.cn/o/1"}})
}
fn changed(short: u32, change: &Value) -> Value {
    let mut it = plain(short);
    it.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    it
}
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
fn voiding(short: u32, target: u32) -> Value {
    changed(short, &json!({"verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}, "object": {"objectType": "StatementRef", "id": number(target)}}))
}

const BOTH: [&str; 2] = ["1.0.3", "2.0.0"];

#[test]
fn a_request_needs_a_credential_that_may() {
    let lrs = Lrs::open();
    for (given, status) in [("", 401), ("Basic Og==", 401), ("Basic !", 401), ("Bearer x", 401), (lrs.all.as_str(), 200)] {
        let answer = lrs.of("1.0.3").ask(Method::GET, "statements", &[("Authorization", given)], "");
        assert_eq!(answer.status.as_u16(), status, "{given}");
        assert_eq!(answer.header("www-authenticate").starts_with("Basic"), status == 401);
    }
    let post = |scopes| Client { credential: lrs.credential(lrs.space, scopes), ..lrs.of("1.0.3") }.post(&plain(1)).status.as_u16();
    let read = |scopes, path| Client { credential: lrs.credential(lrs.space, scopes), ..lrs.of("1.0.3") }.get(path).status.as_u16();
    assert_eq!([post("statements/read"), post("all/read"), post("state"), post(""), post("statements/write"), post("all")], [403, 403, 403, 403, 200, 200]);
    let state = "activities/state?activityId=http%3A%2F%2Fe.cn%2Fo%2F1&agent=%7B%22mbox%22%3A%22mailto%3Alin%40example.cn%22%7D";
    assert_eq!([read("statements/write", "statements"), read("statements/read", "statements"), read("all/read", "statements"), read("state", "statements")], [403, 200, 200, 403]);
    assert_eq!([read("state", state), read("profile", state), read("statements/read", state), read("all/read", state)], [200, 403, 403, 200]);
}

#[test]
fn who_reads_their_own_reads_nothing_else_and_spaces_are_apart() {
    let lrs = Lrs::open();
    lrs.of("1.0.3").kept(&plain(1));
    let own = Client { credential: lrs.credential(lrs.space, "statements/write statements/read/mine"), ..lrs.of("1.0.3") };
    own.kept(&plain(2));
    assert_eq!(own.get("statements").ids(), ["2"]);
    assert_eq!(own.get(&format!("statements?statementId={}", number(1))).status, StatusCode::NOT_FOUND);
    assert_eq!(own.get(&format!("statements?statementId={}", number(2))).status, StatusCode::OK);
    assert_eq!(lrs.of("1.0.3").get("statements").ids(), ["2", "1"]);
    let space = lrs.db.write(|tx| spaces::found(tx, AccountId(0), UnitId(2), "东溪县")).unwrap();
    let other = Client { credential: lrs.credential(space, "all"), ..lrs.of("1.0.3") };
    assert!(other.get("statements").ids().is_empty());
    other.kept(&changed(1, &json!({"verb": {"id": "http://e.cn/v/other"}})));
    assert_eq!(other.get("statements").ids(), ["1"]);
}

#[test]
fn versions_of_the_header() {
    for (house, named, status, answered) in [
        (Version::V1, "1.0", 200, "1.0.3"), (Version::V1, "1.0.0", 200, "1.0.3"), (Version::V1, "1.0.9", 200, "1.0.3"), (Version::V1, "2.0", 200, "2.0.0"), (Version::V1, "2.0.0", 200, "2.0.0"),
        (Version::V1, "", 200, "1.0.3"), (Version::V2, "", 200, "2.0.0"), (Version::V1, "0.95", 400, "1.0.3"), (Version::V1, "1.1.0", 400, "1.0.3"), (Version::V1, "2.1.0", 400, "1.0.3"), (Version::V1, "3.0.0", 400, "1.0.3"),
    ] {
        let lrs = Lrs::answering(house);
        let answer = lrs.of("1.0.3").ask(Method::GET, "statements", &[("X-Experience-API-Version", named)], "");
        assert_eq!((answer.status.as_u16(), answer.header("x-experience-api-version")), (status, answered), "{named}");
        let about = lrs.of("1.0.3").ask(Method::GET, "about", &[("X-Experience-API-Version", named), ("Authorization", "")], "");
        assert_eq!((about.status.as_u16(), about.json()), (200, json!({"version": ["1.0.3", "2.0.0"]})), "{named}");
    }
}

#[test]
fn statements_are_put_and_posted() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        let path = format!("statements?statementId={}", number(1));
        let mut bare = plain(1);
        bare.as_object_mut().unwrap().remove("id");
        let put = client.put(&path, &bare);
        assert_eq!((put.status.as_u16(), put.bytes.len()), (204, 0), "{}", put.text());
        let stored = client.get(&path).json()["stored"].as_str().unwrap().to_owned();
        assert!(*put.header("x-experience-api-consistent-through") > *stored, "what was told to be stored can be read at once");
        assert!(!client.put("statements", &plain(2)).header("x-experience-api-consistent-through").is_empty(), "on every answer");
        assert_eq!(client.put(&path, &plain(2)).refused(), (400, "other_id".into(), "id".into()));
        assert_eq!(client.put("statements", &plain(2)).refused(), (400, "missing".into(), "statementId".into()));
        assert_eq!(client.put("statements?statementId=1", &plain(2)).refused(), (400, "uuid".into(), "statementId".into()));
        assert_eq!(client.put(&format!("statements?statementId={}", number(3)), &json!([plain(3)])).status.as_u16(), 400);
        let ids = client.kept(&json!([plain(5), bare, plain(4)]));
        assert_eq!((&ids[0], &ids[2]), (&number(5), &number(4)));
        assert!(formats::xapi::kinds::uuid(&ids[1]).is_ok());
        assert_eq!(client.kept(&plain(6)), [number(6)]);
        assert_eq!(client.get(&format!("statements?statementId={}", ids[1])).status, StatusCode::OK);
        assert!(client.kept(&json!([])).is_empty());
    }
}

#[test]
fn a_repeated_id_changes_nothing() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        client.kept(&plain(1));
        let path = format!("statements?statementId={}", number(1));
        let before = client.get(&path).json();
        client.kept(&changed(1, &json!({"verb": {"id": "http://e.cn/v/studied", "display": {"en": "studied"}}, "stored": "2001-01-01T00:00:00Z", "version": "1.0.0"})));
        assert_eq!(client.put(&path, &plain(1)).status.as_u16(), 204);
        let other = changed(1, &json!({"verb": {"id": "http://e.cn/v/other"}}));
        assert_eq!(client.post(&json!([plain(2), other])).refused(), (409, "conflict".into(), "[1].id".into()));
        assert_eq!(client.put(&path, &other).status.as_u16(), 409);
        assert_eq!(client.get(&path).json(), before);
        assert_eq!(client.get(&format!("statements?statementId={}", number(2))).status.as_u16(), 404, "nothing of a refused batch is kept");
        assert_eq!(client.post(&json!([plain(3), plain(3)])).refused(), (400, "same_id".into(), "[1].id".into()));
    }
}

#[test]
fn what_the_store_sets() {
    for (version, of_statement) in [("1.0.3", "1.0.0"), ("2.0.0", "2.0.0")] {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        client.kept(&json!([plain(1), changed(2, &json!({"timestamp": "2015-11-18T20:17:00.25+08:00", "stored": "2001-01-01T00:00:00Z", "version": "1.0.2", "authority": {"mbox": "mailto:other@example.cn"}, "context": {"contextActivities": {"parent": {"id": "http://e.cn/p"}}}}))]));
        let one = client.get(&format!("statements?statementId={}", number(1))).json();
        assert_eq!(one["version"], of_statement);
        assert_eq!(one["timestamp"], one["stored"]);
        assert!(one["stored"].as_str().unwrap().ends_with('Z'));
        assert_eq!(one["authority"]["objectType"], "Agent");
        let answer = client.get(&format!("statements?statementId={}", number(2)));
        let two = answer.json();
        assert_eq!((two["version"].as_str(), two["timestamp"].as_str()), (Some("1.0.2"), Some("2015-11-18T12:17:00.250Z")));
        assert_ne!(two["stored"], "2001-01-01T00:00:00Z");
        assert_eq!(two["authority"], one["authority"], "the sender asserts what it sends");
        assert_eq!(two["context"]["contextActivities"]["parent"], json!([{"id": "http://e.cn/p"}]));
        assert!(!answer.header("last-modified").is_empty() && answer.header("content-type") == "application/json" && answer.header("etag").starts_with('"'));
    }
}

#[test]
fn statements_come_back_as_they_were() {
    let lrs = Lrs::open();
    let client = lrs.of("2.0.0");
    let it = changed(1, &json!({"verb": {"display": {"zh-CN": "学习了", "en": "studied"}, "id": "http://e.cn/v/studied"}, "result": {"score": {"scaled": 0.333_333_343, "raw": 1.0}, "duration": "PT1H0M0.123S", "extensions": {"http://e.cn/x": [null, {"B": 1, "a": 2}]}}}));
    client.kept(&it);
    let mut back = client.get(&format!("statements?statementId={}", number(1))).json();
    for set in ["stored", "timestamp", "version", "authority"] {
        assert!(back.as_object_mut().unwrap().remove(set).is_some(), "{set}");
    }
    assert_eq!(back, it);
}

#[test]
fn one_statement_is_asked_for_alone() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        client.kept(&json!([plain(1), plain(2), voiding(3, 2)]));
        let ask = |query: &str| client.get(&format!("statements?{query}")).status.as_u16();
        let (one, two) = (number(1), number(2));
        assert_eq!(ask(&format!("statementId={one}&voidedStatementId={two}")), 400);
        for more in ["agent=%7B%7D", "verb=http%3A%2F%2Fe.cn", "activity=http%3A%2F%2Fe.cn", "registration=x", "related_agents=true", "since=2015-01-01T00:00:00Z", "until=2015-01-01T00:00:00Z", "limit=1", "ascending=true"] {
            assert_eq!(ask(&format!("statementId={one}&{more}")), 400, "{more}");
            assert_eq!(ask(&format!("voidedStatementId={two}&{more}")), 400, "{more}");
        }
        assert_eq!(ask(&format!("statementId={one}&format=ids&attachments=false")), 200);
        assert_eq!([ask(&format!("statementId={two}")), ask(&format!("voidedStatementId={two}")), ask(&format!("voidedStatementId={one}")), ask(&format!("statementId={}", number(9)))], [404, 200, 404, 404]);
    }
}

#[test]
fn a_voided_statement_is_out_of_sight() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        // Before what it voids, after it, and in one batch with it.
        client.kept(&json!([voiding(11, 1)]));
        client.kept(&json!([plain(1), plain(2)]));
        client.kept(&json!([voiding(12, 2), plain(3), voiding(13, 3)]));
        client.kept(&voiding(14, 13));
        assert_eq!(client.get("statements?ascending=true").ids(), ["11", "12", "13", "14"], "a voiding statement cannot be voided");
        let verb = escaped("http://e.cn/v/studied");
        assert_eq!(client.get(&format!("statements?verb={verb}")).ids(), ["14", "13", "12", "11"], "what points to a voided one is found by it");
        assert_eq!(client.get(&format!("statements?voidedStatementId={}", number(3))).json()["id"], number(3));
        let mut wrong = voiding(15, 1);
        wrong["object"] = json!({"id": "http://e.cn/o/1"});
        assert_eq!(client.post(&wrong).refused(), (400, "void".into(), "object.objectType".into()));
    }
}

#[test]
fn statements_are_found_by_what_they_hold() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        let group = json!({"objectType": "Group", "mbox": "mailto:group@example.cn", "member": [{"account": {"homePage": "http://b.cn", "name": "7"}}]});
        let sub = json!({"objectType": "SubStatement", "actor": {"openid": "http://o.cn/sub"}, "verb": {"id": "http://e.cn/v/planned"}, "object": {"id": "http://e.cn/o/sub"}});
        let registration = "ec531277-b57b-4c15-8d91-d292c5b2b8f7";
        client.kept(&json!([
            plain(1),
            changed(2, &json!({"actor": group, "verb": {"id": "http://e.cn/v/met"}})),
            changed(3, &json!({"object": {"objectType": "Agent", "mbox": "mailto:du@example.cn"}, "context": {"registration": registration.to_uppercase(), "instructor": {"mbox": "mailto:zhou@example.cn"}, "contextActivities": {"grouping": [{"id": "http://e.cn/o/around"}]}}})),
            changed(4, &json!({"object": sub})),
            changed(5, &json!({"actor": {"mbox": "mailto:zhou@example.cn"}, "object": {"objectType": "StatementRef", "id": number(2)}})),
        ]));
        let agent = |json: &Value| format!("agent={}", escaped(&json.to_string()));
        let mbox = |name: &str| agent(&json!({"mbox": format!("mailto:{name}@example.cn")}));
        let rows: Vec<(String, Vec<&str>)> = vec![
            (mbox("lin"), vec!["4", "3", "1"]),
            (mbox("LIN"), vec![]),
            (mbox("du"), vec!["3"]),
            (mbox("zhou"), vec!["5"]),
            (format!("{}&related_agents=true", mbox("zhou")), vec!["5", "3"]),
            (agent(&json!({"objectType": "Group", "mbox": "mailto:group@example.cn"})), vec!["5", "2"]),
            (agent(&json!({"account": {"homePage": "http://b.cn", "name": "7"}})), vec!["5", "2"]),
            (agent(&json!({"openid": "http://o.cn/sub"})), vec![]),
            (format!("{}&related_agents=true", agent(&json!({"openid": "http://o.cn/sub"}))), vec!["4"]),
            (format!("verb={}", escaped("http://e.cn/v/met")), vec!["5", "2"]),
            (format!("activity={}", escaped("http://e.cn/o/1")), vec!["5", "2", "1"]),
            (format!("activity={}", escaped("http://e.cn/o/around")), vec![]),
            (format!("activity={}&related_activities=true", escaped("http://e.cn/o/around")), vec!["3"]),
            (format!("activity={}&related_activities=true", escaped("http://e.cn/o/sub")), vec!["4"]),
            (format!("registration={registration}"), vec!["3"]),
            (format!("registration={registration}&{}", mbox("zhou")), vec![]),
            (format!("{}&verb={}", mbox("lin"), escaped("http://e.cn/v/studied")), vec!["4", "3", "1"]),
            ("limit=2".into(), vec!["5", "4"]),
            ("ascending=true&limit=2".into(), vec!["1", "2"]),
            ("since=2999-01-01T00:00:00Z".into(), vec![]),
            ("until=2001-01-01T00:00:00Z".into(), vec![]),
        ];
        for (query, expected) in rows {
            let answer = client.get(&format!("statements?{query}"));
            assert_eq!(answer.ids(), expected, "{version} {query}");
            assert!(!answer.header("x-experience-api-consistent-through").is_empty());
        }
    }
}

#[test]
fn a_statement_is_found_by_what_it_points_to_whenever_that_came() {
    let lrs = Lrs::open();
    let client = lrs.of("1.0.3");
    let points = |short: u32, target: u32| changed(short, &json!({"actor": {"mbox": "mailto:a@example.cn"}, "verb": {"id": "http://e.cn/v/told"}, "object": {"objectType": "StatementRef", "id": number(target)}}));
    client.kept(&points(3, 2));
    client.kept(&points(2, 1));
    client.kept(&plain(1));
    assert_eq!(client.get(&format!("statements?verb={}&ascending=true", escaped("http://e.cn/v/studied"))).ids(), ["3", "2", "1"]);
    client.kept(&json!([points(4, 5), points(5, 4)]));
    assert_eq!(client.get(&format!("statements?verb={}", escaped("http://e.cn/v/told"))).ids(), ["5", "4", "2", "3"]);
}

#[test]
fn times_and_pages() {
    let lrs = Lrs::open();
    let client = lrs.of("2.0.0");
    for short in 1..=7 {
        client.kept(&plain(short));
    }
    let stored = |short: u32| client.get(&format!("statements?statementId={}", number(short))).json()["stored"].as_str().unwrap().to_owned();
    assert_eq!(client.get(&format!("statements?since={}", stored(5))).ids(), ["7", "6"], "since is exclusive");
    assert_eq!(client.get(&format!("statements?until={}", stored(2))).ids(), ["2", "1"], "until is inclusive");
    let through = client.get("statements").header("x-experience-api-consistent-through").to_owned();
    assert!(through > stored(7), "what was told to be stored can be read at once");
    let (mut path, mut seen) = (format!("statements?limit=3&agent={}", escaped(&lin().to_string())), Vec::new());
    loop {
        let answer = client.get(&path);
        seen.extend(answer.ids());
        let more = answer.json()["more"].as_str().unwrap().to_owned();
        if more.is_empty() {
            break;
        }
        path = more.strip_prefix("/xapi/").unwrap().to_owned();
    }
    assert_eq!(seen, ["7", "6", "5", "4", "3", "2", "1"]);
}

#[test]
fn parameters_are_checked() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        for (query, code, place) in [
            ("foo=bar", "parameter", "foo"), ("Agent=x", "parameter", "Agent"), ("StatementId=x", "parameter", "StatementId"), ("agent=x", "json", "agent"), ("agent=%7B%7D", "identifier", "agent"), ("verb=studied", "iri", "verb"),
            ("activity=one", "iri", "activity"), ("registration=1", "uuid", "registration"), ("since=yesterday", "time", "since"), ("until=2015-02-30T00:00:00Z", "time", "until"), ("limit=-1", "not_whole", "limit"), ("limit=x", "not_whole", "limit"),
            ("format=all", "word", "format"), ("format=Exact", "word", "format"), ("attachments=1", "word", "attachments"), ("ascending=yes", "word", "ascending"), ("related_agents=True", "word", "related_agents"), ("statementId=1", "uuid", "statementId"),
        ] {
            assert_eq!(client.get(&format!("statements?{query}")).refused(), (400, code.into(), place.into()), "{query}");
        }
        assert_eq!(client.get("statements?limit=1&limit=2").refused().1, "twice");
        assert_eq!(client.ask(Method::POST, "statements?statementId=x", &[("Content-Type", "application/json")], plain(1).to_string()).status.as_u16(), 400);
        assert_eq!(client.ask(Method::DELETE, "statements", &[], "").status.as_u16(), 405);
        assert_eq!(client.get("nothing").status.as_u16(), 404);
    }
}

#[test]
fn statements_in_three_forms() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        client.kept(&changed(1, &json!({"actor": {"mbox": "mailto:lin@example.cn", "name": "林晓棠"}, "verb": {"id": "http://e.cn/v/studied", "display": {"en": "studied", "zh-CN": "学习了"}}, "object": {"id": "http://e.cn/o/1", "definition": {"name": {"en": "Course"}}}})));
        client.kept(&changed(2, &json!({"object": {"id": "http://e.cn/o/1", "definition": {"name": {"zh-CN": "课程"}, "type": "http://e.cn/t"}}})));
        let of = |short: u32, format: &str, language: &str| {
            let answer = client.ask(Method::GET, &format!("statements?statementId={}&format={format}", number(short)), &[("Accept-Language", language)], "").json();
            (answer["actor"]["name"].clone(), answer["verb"]["display"].clone(), answer["object"]["definition"].clone())
        };
        assert_eq!(of(1, "exact", "zh"), (json!("林晓棠"), json!({"en": "studied", "zh-CN": "学习了"}), json!({"name": {"en": "Course"}})));
        assert_eq!(of(1, "ids", "zh"), (Value::Null, Value::Null, Value::Null));
        assert_eq!(of(1, "canonical", "zh-CN, en;q=0.5"), (json!("林晓棠"), json!({"zh-CN": "学习了"}), json!({"name": {"zh-CN": "课程"}, "type": "http://e.cn/t"})));
        assert_eq!(of(2, "canonical", "en"), (Value::Null, json!({"en": "studied"}), json!({"name": {"en": "Course"}, "type": "http://e.cn/t"})));
        let activity = client.get("activities?activityId=http%3A%2F%2Fe.cn%2Fo%2F1").json();
        assert_eq!(activity, json!({"objectType": "Activity", "id": "http://e.cn/o/1", "definition": {"name": {"en": "Course", "zh-CN": "课程"}, "type": "http://e.cn/t"}}));
        assert_eq!(client.get("activities?activityId=http%3A%2F%2Fe.cn%2Fnew").json(), json!({"objectType": "Activity", "id": "http://e.cn/new"}));
        assert_eq!(client.get("activities?activityId=new").status.as_u16(), 400);
        assert_eq!(client.get("activities").refused(), (400, "missing".into(), "activityId".into()));
        let person = client.get(&format!("agents?agent={}", escaped(&json!({"mbox": "mailto:lin@example.cn", "name": "林"}).to_string()))).json();
        assert_eq!(person, json!({"objectType": "Person", "mbox": ["mailto:lin@example.cn"], "name": ["林"]}));
        assert_eq!(client.get("agents").status.as_u16(), 400);
        assert_eq!(client.get("agents?agent=%7B%7D").status.as_u16(), 400);
    }
}

#[test]
fn attachments_come_and_go_with_their_data() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        let data = "一份作业".as_bytes();
        let hash = multipart::digest(data, 64).unwrap();
        let attachment = json!({"usageType": "http://e.cn/u", "display": {"en": "x"}, "contentType": "text/plain", "length": data.len(), "sha2": hash});
        let mut addressed = attachment.clone();
        addressed["fileUrl"] = json!("http://e.cn/f");
        let send = |json: &Value, parts: &[(String, String, Vec<u8>)]| client.ask(Method::POST, "statements", &[("Content-Type", "multipart/mixed; boundary=b")], multipart::write("b", &json.to_string(), parts));
        let part = vec![(hash.clone(), "text/plain".to_owned(), data.to_vec())];
        assert_eq!(send(&json!([changed(1, &json!({"attachments": [attachment]})), plain(2)]), &part).status.as_u16(), 200);
        assert_eq!(send(&plain(3), &[]).status.as_u16(), 200, "no attachment at all");
        assert_eq!(send(&changed(4, &json!({"attachments": [addressed]})), &[]).status.as_u16(), 200, "an address alone");
        assert_eq!(client.post(&changed(5, &json!({"attachments": [addressed]}))).status.as_u16(), 200);
        assert_eq!(client.post(&changed(6, &json!({"attachments": [attachment]}))).refused().1, "attachment_missing");
        assert_eq!(send(&changed(6, &json!({"attachments": [attachment]})), &[]).refused().1, "attachment_missing");
        assert_eq!(send(&plain(6), &part).refused().1, "part_unknown");
        assert_eq!(client.ask(Method::POST, "statements", &[("Content-Type", "multipart/mixed")], "x").refused().1, "boundary");
        assert_eq!(client.ask(Method::POST, "statements", &[("Content-Type", "multipart/mixed; boundary=b")], "x").refused().1, "multipart");
        assert_eq!(client.ask(Method::POST, "statements", &[("Content-Type", "text/plain")], plain(7).to_string()).refused().1, "content_type");
        let answer = client.get("statements?attachments=true");
        let boundary = multipart::boundary(answer.header("content-type")).unwrap();
        let parts = multipart::parts(&answer.bytes, &boundary).unwrap();
        let (json, attached) = multipart::statements(&parts).unwrap();
        let json: Value = serde_json::from_slice(json).unwrap();
        assert_eq!((json["statements"].as_array().unwrap().len(), attached.len(), attached[0].body, attached[0].content_type), (5, 1, data, Some("text/plain")));
        let without = client.get("statements?attachments=false");
        assert_eq!((without.header("content-type"), without.ids().len()), ("application/json", 5));
        let one = client.get(&format!("statements?statementId={}&attachments=true", number(1)));
        assert!(one.header("content-type").starts_with("multipart/mixed") && one.text().contains("一份作业"));
    }
}

#[test]
fn the_alternate_syntax_is_of_the_first_version() {
    let lrs = Lrs::open();
    let client = lrs.of("1.0.3");
    let form = [("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", ""), ("X-Experience-API-Version", "")];
    let carried = format!("Authorization={}&X-Experience-API-Version=1.0.3&Content-Type=application%2Fjson", escaped(&client.credential));
    let alternate = |method: &str, fields: &str| client.ask(Method::POST, &format!("statements?method={method}"), &form, format!("{carried}&{fields}"));
    assert_eq!(alternate("PUT", &format!("statementId={}&content={}", number(1), escaped(&changed(1, &json!({"actor": {"mbox": "mailto:lin@example.cn", "name": "林"}})).to_string()))).status.as_u16(), 204);
    assert_eq!(alternate("POST", &format!("content={}", escaped(&plain(2).to_string()))).json(), json!([number(2)]));
    assert_eq!(alternate("GET", "limit=1").ids(), ["2"]);
    assert_eq!(alternate("GET", &format!("statementId={}", number(1))).json()["actor"]["name"], "林");
    assert_eq!(alternate("GET", "foo=bar").refused(), (400, "parameter".into(), "foo".into()));
    assert_eq!(alternate("FETCH", "").status.as_u16(), 400);
    assert_eq!(client.ask(Method::POST, "statements?method=GET&limit=1", &form, carried.clone()).refused().1, "alternate_query");
    assert_eq!(client.ask(Method::POST, "statements?method=GET", &form, "limit=1").status.as_u16(), 401);
    let later = carried.replace("1.0.3", "2.0.0");
    assert_eq!(client.ask(Method::POST, "statements?method=GET", &form, later).refused(), (400, "parameter".into(), "method".into()));
    let state = format!("{carried}&activityId={}&agent={}&stateId=s&content=%7B%22a%22%3A1%7D", escaped("http://e.cn/o/1"), escaped(&lin().to_string()));
    assert_eq!(client.ask(Method::POST, "activities/state?method=PUT", &form, state.clone()).status.as_u16(), 204);
    assert_eq!(client.ask(Method::POST, "activities/state?method=GET", &form, state.replace("&content=%7B%22a%22%3A1%7D", "")).json(), json!({"a": 1}));
    assert_eq!(client.ask(Method::POST, "activities/state?method=DELETE", &form, state.replace("&content=%7B%22a%22%3A1%7D", "")).status.as_u16(), 204);
}

/// The three kinds of documents: where they are, with a name and without.
fn places() -> [(String, &'static str); 3] {
    let (activity, agent) = (format!("activityId={}", escaped("http://e.cn/o/1")), format!("agent={}", escaped(&lin().to_string())));
    [(format!("activities/state?{activity}&{agent}"), "stateId"), (format!("activities/profile?{activity}"), "profileId"), (format!("agents/profile?{agent}"), "profileId")]
}

#[test]
fn documents_are_kept_and_merged() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        for (place, name) in places() {
            let one = format!("{place}&{name}=x");
            let send = |method: Method, kind: &'static str, tag: &str, body: &[u8]| client.ask(method, &one, &[("Content-Type", kind), ("If-Match", tag)], body.to_vec()).status.as_u16();
            assert_eq!(client.get(&one).status.as_u16(), 404);
            assert_eq!(send(Method::PUT, "image/png", "", &[0, 159, 146, 150]), 204);
            let got = client.get(&one);
            assert_eq!((got.header("content-type"), got.bytes.as_slice()), ("image/png", &[0, 159, 146, 150][..]));
            assert_eq!(got.header("etag"), "\"55783b288de682c7014b74fa3d6d6528e5ad396c\"", "SHA-1 of the bytes");
            assert!(got.header("last-modified").ends_with(" GMT"));
            assert_eq!(send(Method::POST, "application/json", "", b"{\"a\":1}"), 400, "only JSON is merged");
            assert_eq!(client.get(&one).bytes, got.bytes);
            assert_eq!(send(Method::DELETE, "", "", b""), 204);
            assert_eq!(client.get(&one).status.as_u16(), 404);
            assert_eq!(send(Method::POST, "application/json", "", b"{\"x\":\"foo\",\"y\":{\"a\":1}}"), 204);
            assert_eq!(send(Method::POST, "application/json", "", b"{\"z\":[1],\"y\":{\"b\":2}}"), 204);
            assert_eq!(client.get(&one).json(), json!({"x": "foo", "y": {"b": 2}, "z": [1]}));
            assert_eq!(send(Method::POST, "application/json", "", b"[1]"), 400);
            assert_eq!(send(Method::POST, "application/json", "", b"{"), 400);
            assert_eq!(send(Method::POST, "text/plain", "", b"{}"), 400);
            assert_eq!(client.get(&one).json(), json!({"x": "foo", "y": {"b": 2}, "z": [1]}));
            let names = client.get(&place);
            assert_eq!(names.json(), json!(["x"]));
            assert!(names.header("last-modified").ends_with(" GMT") && !names.header("etag").is_empty());
            assert_eq!(client.get(&format!("{place}&since=2999-01-01T00:00:00Z")).json(), json!([]));
            assert_eq!(client.get(&format!("{place}&since=then")).refused(), (400, "time".into(), "since".into()));
            assert_eq!(client.get(&format!("{one}&since=2015-01-01T00:00:00Z")).status.as_u16(), 400);
            assert_eq!(client.get(&format!("{place}&foo=1")).refused(), (400, "parameter".into(), "foo".into()));
            assert_eq!(client.ask(Method::PUT, &place, &[], "x").refused(), (400, "missing".into(), name.into()));
        }
    }
}

#[test]
fn a_document_is_not_changed_unseen() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        for (place, name) in places() {
            let one = format!("{place}&{name}=x");
            let send = |method: Method, condition: &'static str, tag: &str, body: &str| client.ask(method, &one, &[("Content-Type", "application/json"), (condition, tag)], body.to_owned());
            assert_eq!(send(Method::PUT, "If-Match", "\"abc\"", "{}").status.as_u16(), 412, "nothing is there yet");
            assert_eq!(send(Method::PUT, "If-None-Match", "*", "{\"a\":1}").status.as_u16(), 204);
            assert_eq!(send(Method::PUT, "If-None-Match", "*", "{\"a\":2}").status.as_u16(), 412);
            assert_eq!(send(Method::POST, "If-None-Match", "*", "{\"a\":2}").status.as_u16(), 412);
            let tag = client.get(&one).header("etag").to_owned();
            for method in [Method::PUT, Method::POST, Method::DELETE] {
                assert_eq!(send(method, "If-Match", "\"abc\"", "{\"a\":3}").status.as_u16(), 412);
            }
            assert_eq!(client.get(&one).json(), json!({"a": 1}));
            let unconditional = send(Method::PUT, "If-Match", "", "{\"a\":4}");
            if place.contains("state") && version == "1.0.3" {
                assert_eq!(unconditional.status.as_u16(), 204, "states of 1.0.3 are put without headers");
            } else {
                assert_eq!(unconditional.refused().1, "unconditional");
                assert_eq!(unconditional.status.as_u16(), 409);
                assert_eq!(send(Method::PUT, "If-Match", &tag, "{\"a\":4}").status.as_u16(), 204);
            }
            assert_eq!(client.get(&one).json(), json!({"a": 4}));
            let tag = client.get(&one).header("etag").to_owned();
            assert_eq!(send(Method::POST, "If-Match", &tag, "{\"b\":5}").status.as_u16(), 204);
            assert_eq!(send(Method::DELETE, "If-Match", &tag, "").status.as_u16(), 412);
            let tag = client.get(&one).header("etag").to_owned();
            assert_eq!(send(Method::DELETE, "If-Match", &tag, "").status.as_u16(), 204);
        }
    }
}

#[test]
fn states_of_a_registration_are_apart() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        let (place, _) = places()[0].clone();
        let (one, two) = ("ec531277-b57b-4c15-8d91-d292c5b2b8f7", "ec531277-b57b-4c15-8d91-d292c5b2b8f8");
        for (registration, name) in [(one, "a"), (two, "b")] {
            assert_eq!(client.put(&format!("{place}&registration={registration}&stateId={name}"), &json!({})).status.as_u16(), 204);
        }
        assert_eq!(client.get(&format!("{place}&registration={one}")).json(), json!(["a"]));
        assert_eq!(client.get(&place).json(), json!(["a", "b"]));
        assert_eq!(client.get(&format!("{place}&registration=1")).refused(), (400, "uuid".into(), "registration".into()));
        assert_eq!(client.ask(Method::DELETE, &format!("{place}&registration={one}"), &[], "").status.as_u16(), 204);
        assert_eq!(client.get(&place).json(), json!(["b"]));
        assert_eq!(client.ask(Method::DELETE, &place, &[], "").status.as_u16(), 204);
        assert_eq!(client.get(&place).json(), json!([]));
        assert_eq!(client.get("activities/state?agent=%7B%7D&activityId=x").status.as_u16(), 400);
    }
}

#[test]
fn heads_are_gets_without_a_body() {
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        client.kept(&plain(1));
        let state = format!("{}&stateId=x", places()[0].0);
        client.put(&state, &json!({"a": 1}));
        for path in ["statements".to_owned(), format!("statements?statementId={}", number(1)), format!("statements?statementId={}", number(9)), state, "about".to_owned(), "activities?activityId=http%3A%2F%2Fe.cn".to_owned(), "statements?foo=1".to_owned()] {
            let (get, head) = (client.get(&path), client.ask(Method::HEAD, &path, &[], ""));
            assert_eq!((get.status, head.bytes.len()), (head.status, 0), "{path}");
            for name in ["content-type", "etag", "last-modified", "x-experience-api-version"] {
                assert_eq!(get.header(name), head.header(name), "{path} {name}");
            }
        }
    }
}

#[test]
fn a_mistake_is_told_as_the_reader_would_have_it() {
    let lrs = Lrs::open();
    let client = lrs.of("1.0.3");
    let batch = json!([plain(1), plain(2), changed(3, &json!({"verb": {"id": "studied"}}))]).to_string();
    let told = |accept: &'static str| client.ask(Method::POST, "statements", &[("Content-Type", "application/json"), ("Accept", accept), ("Accept-Language", "en")], batch.clone());
    assert_eq!(told("*/*").refused(), (400, "iri".into(), "[2].verb.id".into()));
    assert_eq!(told("text/plain").header("content-type"), "text/plain; charset=utf-8");
    assert!(told("text/plain").text().starts_with("[2].verb.id: “studied” is not an IRI"));
    assert_eq!(told("text/html").header("content-type"), "text/html; charset=utf-8");
    assert!(client.get("statements").ids().is_empty(), "one bad statement keeps the batch out");
    let script = client.ask(Method::GET, "statements?verb=%3Cscript%3E", &[("Accept", "text/html")], "");
    assert!(!script.text().contains("<script>"));
}

#[test]
fn a_signature_comes_with_its_statement() {
    let signed: Value = serde_json::from_str(include_str!("../../formats/src/xapi/signed.json")).unwrap();
    for version in BOTH {
        let lrs = Lrs::open();
        let client = lrs.of(version);
        let jws = signed["signatures"]["RS256"].as_str().unwrap();
        let send = |statement: &Value, jws: &str, kind: &str| {
            let hash = multipart::digest(jws.as_bytes(), 64).unwrap();
            let mut it = statement.clone();
            it["attachments"] = json!([{"usageType": "http://adlnet.gov/expapi/attachments/signature", "display": {"en": "Signature"}, "contentType": kind, "length": jws.len(), "sha2": hash}]);
            client.ask(Method::POST, "statements", &[("Content-Type", "multipart/mixed; boundary=b")], multipart::write("b", &it.to_string(), &[(hash, kind.to_owned(), jws.as_bytes().to_vec())]))
        };
        let mut other = signed["statement"].clone();
        other["verb"] = json!({"id": "http://e.cn/v/other"});
        assert_eq!(send(&other, jws, "application/octet-stream").refused(), (400, "signature_payload".into(), "[0].attachments".into()));
        assert_eq!(send(&signed["statement"], "x.y", "application/octet-stream").refused().1, "signature_form");
        assert_eq!(send(&signed["statement"], jws, "text/plain").refused().1, "signature_type");
        assert_eq!(send(&signed["statement"], jws, "application/octet-stream").status.as_u16(), 200);
    }
}

#[test]
fn content_of_other_origins_may_ask() {
    let lrs = Lrs::open();
    let answer = lrs.of("1.0.3").ask(Method::OPTIONS, "statements", &[("Origin", "http://content.example.cn"), ("Access-Control-Request-Method", "POST")], "");
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (204, "*"));
    assert!(answer.header("access-control-allow-headers").contains("X-Experience-API-Version"));
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let lrs = Lrs::open();
    let client = lrs.of("2.0.0");
    let large = client.ask(Method::POST, "statements", &[("Content-Type", "application/json")], vec![b' '; 64 * 1024 * 1024 + 1]);
    assert_eq!((large.status.as_u16(), large.refused().1.as_str()), (413, "large"));
    let five = changed(1, &json!({"result": {"response": "学".repeat(5 * 1024 * 1024 / 3)}}));
    assert_eq!(client.post(&five).status.as_u16(), 200, "five megabytes are taken");
    assert_eq!(client.get(&format!("statements?statementId={}", number(1))).json()["result"], five["result"]);
}

/// Every row of docs/xapi.md names a test that is there, or says why there is none.
#[test]
fn every_requirement_has_a_test_or_a_reason() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let tests = read("crates/server/tests/xapi.rs") + &read("crates/formats/src/xapi/tests.rs");
    let doc = read("docs/xapi.md");
    let rows: Vec<Vec<&str>> = doc.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| where")).map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    assert!(rows.len() > 100);
    for row in rows {
        let [place, what, held] = row.as_slice() else { panic!("three cells: {row:?}") };
        let tested = held.strip_prefix('`').and_then(|name| name.strip_suffix('`')).is_some_and(|name| tests.contains(&format!("fn {name}()")));
        let reason = held.strip_prefix("— ").is_some_and(|why| why.len() > 20);
        assert!(!what.is_empty() && (tested || reason), "{place}: {held}");
    }
}
