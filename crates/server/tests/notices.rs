//! What leaves the house: that something waits, never what; and what is told when nobody looks.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    sync::mpsc,
};

use axum::http::{Method, StatusCode};
use domain::date::Instant;
use serde_json::{Value, json};
use server::notices::{remind::remind, send::{carry_due, signature}};

use crate::{empty::Setting, house::Person};

fn put(who: &Person<'_>, path: &str, body: &Value) -> StatusCode {
    who.request(Method::PUT, path, None, Some(body)).status
}

/// A server that answers once and gives what it was sent.
fn once(answer: impl FnOnce(&mut BufReader<std::net::TcpStream>) -> String + Send + 'static) -> (u16, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (give, take) = mpsc::channel();
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        give.send(answer(&mut BufReader::new(stream))).unwrap();
    });
    (port, take)
}

/// Reads one request and says that it was taken.
fn gateway(stream: &mut BufReader<std::net::TcpStream>) -> String {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").unwrap();
    head + &String::from_utf8(body).unwrap()
}

/// As much of RFC 5321 as one message needs.
fn mail_server(stream: &mut BufReader<std::net::TcpStream>) -> String {
    let mut all = String::new();
    let say = |stream: &mut BufReader<std::net::TcpStream>, words: &str| stream.get_mut().write_all(words.as_bytes()).unwrap();
    say(stream, "220 mail.example\r\n");
    let mut in_message = false;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap() == 0 {
            return all;
        }
        all.push_str(&line);
        match (in_message, line.trim_end()) {
            (true, ".") => {
                say(stream, "250 taken\r\n");
                return all;
            }
            (true, _) => {}
            (false, "DATA") => {
                in_message = true;
                say(stream, "354 go on\r\n");
            }
            (false, words) if words.starts_with("EHLO") => say(stream, "250 mail.example\r\n"),
            (false, _) => say(stream, "250 ok\r\n"),
        }
    }
}

fn states(who: &Person<'_>) -> Value {
    who.get("/settings/notices").json()["counts"].clone()
}

fn a_problem(county: &Setting) {
    let asked = json!({"origin": "talk", "kind": "approval", "place": county.town.0, "title": "休闲渔业用海手续", "owner": county.bureau.0});
    assert_eq!(county.house.sign_in_as("head").post("/problems", &asked).status, StatusCode::CREATED);
}

#[test]
fn a_gateway_learns_that_something_waits_and_never_what() {
    let county = Setting::open();
    let (officer, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("bureau"));
    let (port, taken) = once(gateway);
    let way = json!({"url": format!("http://127.0.0.1:{port}/send"), "secret": "0123456789abcdef", "site": "http://lilian.lizhou.example"});
    assert_eq!(put(&bureau, "/settings/notices", &json!({"mail": null, "gateway": way})), StatusCode::FORBIDDEN);
    let short = json!({"mail": null, "gateway": {"url": "http://127.0.0.1:1", "secret": "short", "site": "http://x"}});
    assert_eq!(officer.request(Method::PUT, "/settings/notices", None, Some(&short)).code(), "refusal.notice_secret");
    assert_eq!(put(&officer, "/settings/notices", &json!({"mail": null, "gateway": way})), StatusCode::NO_CONTENT);
    assert_eq!(officer.get("/settings/notices").json()["gateway"]["secret"], "", "the secret is not shown again");
    assert_eq!(bureau.request(Method::PUT, "/account/addresses", None, Some(&json!({"channel": "gateway", "address": "一二三"}))).code(), "refusal.notice_address");
    assert_eq!(put(&bureau, "/account/addresses", &json!({"channel": "gateway", "address": "00012345678"})), StatusCode::NO_CONTENT);
    a_problem(&county);
    assert_eq!(states(&officer), json!([{"channel": "gateway", "state": "waiting", "count": 1}]));
    assert_eq!(carry_due(&county.house.db).unwrap(), 1);
    let sent = taken.recv().unwrap();
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    let head = head.to_lowercase();
    let second: i64 = head.split("t=").nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
    assert!(head.contains(&signature("0123456789abcdef", second, body)), "{head}");
    assert!(body.contains("00012345678") && body.contains("1 项") && !body.contains("用海"), "{body}");
    assert_eq!(states(&officer), json!([{"channel": "gateway", "state": "sent", "count": 1}]));
    assert_eq!(carry_due(&county.house.db).unwrap(), 0, "once");
    let shown = bureau.get("/notices").json();
    assert_eq!(shown["rows"][0]["deliveries"][0]["state"], "sent", "{shown}");
}

#[test]
fn a_mail_server_that_is_down_loses_nothing() {
    let county = Setting::open();
    let (officer, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("bureau"));
    // A port nobody listens on.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mail = |port: u16, safety: &str, password: &str| {
        json!({"gateway": null, "mail": {"host": "127.0.0.1", "port": port, "safety": safety, "from": "lilian@lizhou.example", "user": "", "password": password, "site": "http://x"}})
    };
    let clear = officer.request(Method::PUT, "/settings/notices", None, Some(&mail(closed, "none", "secret")));
    assert_eq!(clear.code(), "refusal.notice_clear_password");
    assert_eq!(put(&officer, "/settings/notices", &mail(closed, "none", "")), StatusCode::NO_CONTENT);
    assert_eq!(officer.post("/settings/notices/test", &json!({"channel": "mail"})).code(), "refusal.notice_no_address");
    for who in [&officer, &bureau] {
        assert_eq!(put(who, "/account/addresses", &json!({"channel": "mail", "address": "lu@lizhou.example"})), StatusCode::NO_CONTENT);
    }
    assert!(!officer.post("/settings/notices/test", &json!({"channel": "mail"})).json()["trouble"].as_str().unwrap().is_empty(), "it says what stood in the way");
    a_problem(&county);
    assert_eq!(carry_due(&county.house.db).unwrap(), 1);
    assert_eq!(states(&officer), json!([{"channel": "mail", "state": "waiting", "count": 1}]), "kept for another try");
    assert!(bureau.get("/notices").json().to_string().contains("problem_assigned"), "and in the house it is there");
    let (port, taken) = once(mail_server);
    assert_eq!(put(&officer, "/settings/notices", &mail(port, "none", "")), StatusCode::NO_CONTENT);
    county.house.later(Instant::MINUTE * 11);
    assert_eq!(carry_due(&county.house.db).unwrap(), 1);
    let sent = taken.recv().unwrap();
    assert!(sent.contains("RCPT TO:<lu@lizhou.example>") && !sent.contains("用海"), "{sent}");
    assert_eq!(states(&officer), json!([{"channel": "mail", "state": "sent", "count": 1}]));
}

#[test]
fn what_is_due_and_what_stands_too_long_is_told_once() {
    let county = Setting::open();
    let (officer, secretary, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("bureau"));
    let rule = json!({"rule": {
        "title": "书记谈话", "act": "talk", "span": "own", "owes": {"unit_kinds": ["county"], "post_kinds": ["chief"], "title": "委书记"}, "cadence": "quarter",
        "since": "2026-01-01", "until": null, "warn_days": 30, "to": {"unit_kinds": ["town"], "post_kinds": ["chief"]}, "source": "本县谈心谈话安排"
    }});
    assert_eq!(officer.post("/duties/rules", &rule).status, StatusCode::CREATED);
    a_problem(&county);
    let kinds = |who: &Person<'_>| -> Vec<String> {
        let rows = who.get("/notices").json()["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect()
    };
    let searcher = std::sync::Arc::default();
    remind(&county.house.db, &searcher).unwrap();
    assert_eq!((kinds(&secretary), kinds(&bureau)), (vec!["duty_soon".to_owned()], vec!["problem_assigned".to_owned()]));
    assert_eq!(remind(&county.house.db, &searcher).unwrap(), 0, "each once");
    county.house.later(Instant::DAY * 40);
    let (officer, secretary, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("bureau"));
    remind(&county.house.db, &searcher).unwrap();
    assert!(kinds(&officer).contains(&"duty_missed".to_owned()), "who looks after it above the county: {:?}", kinds(&officer));
    assert!(kinds(&bureau).contains(&"problem_late".to_owned()), "{:?}", kinds(&bureau));
    assert!(kinds(&secretary).contains(&"problem_very_late".to_owned()), "whoever coordinates: {:?}", kinds(&secretary));
    assert_eq!(remind(&county.house.db, &searcher).unwrap(), 0, "each once");
}
