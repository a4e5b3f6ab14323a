//! Tables of statements that are taken and refused. A row: what it shows, the requirement, the versions, and the change to a
//! plain statement; a refusal names the place.

use serde_json::{Value, json};

use super::{Json, Languages, Version, agent, canonical, ids, kinds, parse, read, same, signature, terms};

fn plain() -> Value {
    json!({
        "actor": {"mbox": "mailto:lin@example.cn"},
        "verb": {"id": "http://example.cn/verbs/studied"},
        "object": {"id": "http://example.cn/courses/1"},
    })
}

/// A plain statement with properties put in the place of others; `null` at the end of a path takes one away.
fn with(changes: &Value) -> Value {
    fn merge(to: &mut Value, change: &Value) {
        match (to, change) {
            (Value::Object(to), Value::Object(change)) => {
                for (name, value) in change {
                    match value {
                        Value::String(word) if word == "(none)" => drop(to.remove(name)),
                        Value::Object(inner) if !inner.contains_key("(whole)") => merge(to.entry(name.clone()).or_insert_with(|| json!({})), value),
                        Value::Object(inner) => drop(to.insert(name.clone(), inner["(whole)"].clone())),
                        other => drop(to.insert(name.clone(), other.clone())),
                    }
                }
            }
            (to, change) => *to = change.clone(),
        }
    }
    let mut it = plain();
    merge(&mut it, changes);
    it
}

fn of(version: &str) -> Vec<Version> {
    match version {
        "1" => vec![Version::V1],
        "2" => vec![Version::V2],
        _ => vec![Version::V1, Version::V2],
    }
}

fn refusal_of(statement: &str, version: Version) -> Option<(String, String)> {
    read(statement.as_bytes(), version).err().map(|refusal| (refusal.code.trim_start_matches("refusal.xapi_").to_owned(), refusal.field.unwrap_or_default()))
}

const TAKEN: &str = include_str!("taken.json");
const REFUSED: &str = include_str!("refused.json");

#[test]
fn statements_are_taken() {
    for row in serde_json::from_str::<Vec<(String, String, Value)>>(TAKEN).unwrap() {
        for version in of(&row.1) {
            assert_eq!(refusal_of(&with(&row.2).to_string(), version), None, "{} {version:?}", row.0);
        }
    }
}

#[test]
fn statements_are_refused_with_the_place() {
    for (shows, versions, change, code, place) in serde_json::from_str::<Vec<(String, String, Value, String, String)>>(REFUSED).unwrap() {
        for version in of(&versions) {
            assert_eq!(refusal_of(&with(&change).to_string(), version), Some((code.clone(), place.clone())), "{shows} {version:?}");
        }
    }
}

#[test]
fn a_batch_names_the_statement() {
    let batch = json!([plain(), plain(), with(&json!({"verb": {"id": "studied"}}))]).to_string();
    assert_eq!(refusal_of(&batch, Version::V1), Some(("iri".into(), "[2].verb.id".into())));
    let id = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";
    let twice = json!([with(&json!({"id": id})), with(&json!({"id": id.to_uppercase()}))]).to_string();
    assert_eq!(refusal_of(&twice, Version::V2), Some(("same_id".into(), "[1].id".into())));
}

#[test]
fn a_property_given_twice_is_refused() {
    let text = plain().to_string().replacen('{', r#"{"verb":{"id":"http://example.cn/verbs/other"},"#, 1);
    assert_eq!(refusal_of(&text, Version::V2).map(|(code, _)| code), Some("twice".into()));
}

#[test]
fn what_is_not_json_is_told_with_its_place() {
    assert_eq!(refusal_of("{\"actor\": }", Version::V1).unwrap().0, "json");
    assert_eq!(read(b"{\"a\":\"\xff\"}", Version::V1).unwrap_err().code, "refusal.xapi_utf8");
    let deep = format!("{}{}", "[".repeat(4000), "]".repeat(4000));
    assert_eq!(refusal_of(&deep, Version::V1).unwrap().0, "json");
}

#[test]
fn values_of_a_form() {
    let times = [
        ("2015-11-18T12:17:00+00:00", Some(1_447_849_020_000)),
        ("2015-11-18T12:17:00Z", Some(1_447_849_020_000)),
        ("2015-11-18T12:17:00.1239Z", Some(1_447_849_020_123)),
        ("2015-11-18T20:17:00+08:00", Some(1_447_849_020_000)),
        ("2015-11-18T20:17:00+0800", Some(1_447_849_020_000)),
        ("2015-11-18T20:17:00+08", Some(1_447_849_020_000)),
        ("20151118T121700Z", Some(1_447_849_020_000)),
        ("2015-11-18T12:17Z", Some(1_447_849_020_000)),
        ("2015-11-18T12:17:00", Some(1_447_849_020_000)),
        ("2015-11-18T12:17:00-00:00", None),
        ("2015-11-18T12:17:00-0000", None),
        ("2015-11-18T12:17:00-00", None),
        ("2015-11-18", None),
        ("2015-13-18T12:17:00Z", None),
        ("2015-02-29T12:17:00Z", None),
        ("2015-11-18T25:17:00Z", None),
        ("2015-11-18 12:17:00Z", None),
        ("18/11/2015T12:17:00Z", None),
        ("2015-11-18T12:17:00.Z", None),
        ("2015-11-18T1:17:00Z", None),
        ("", None),
    ];
    for (text, expected) in times {
        assert_eq!(kinds::time(text).ok().map(|at| at.0), expected, "{text}");
    }
    let durations = [
        ("PT4H35M59.14S", "both"),
        ("P3Y1M29DT4H35M59.14S", "both"),
        ("P3Y", "both"),
        ("P4W", "both"),
        ("PT0S", "both"),
        ("PT1.5H", "both"),
        ("P16559.14S", "1"),
        ("P4W1D", "none"),
        ("PT", "none"),
        ("P", "none"),
        ("P1DT", "none"),
        ("PT1.5H3M", "none"),
        ("P1M1Y", "none"),
        ("PT1S1M", "none"),
        ("P0003-06-04T12:30:05", "none"),
        ("1Y", "none"),
        ("P1Y1Y", "none"),
        ("p1y", "none"),
    ];
    for (text, versions) in durations {
        for (version, name) in [(Version::V1, "1"), (Version::V2, "2")] {
            assert_eq!(kinds::duration(text, version).is_ok(), versions == "both" || versions == name, "{text} {version:?}");
        }
    }
    for (tag, sound) in [("en", true), ("zh-Hans-CN", true), ("es-419", true), ("x-own", true), ("i-klingon", true), ("en-us-x-a", true), ("a", false), ("en_US", false), ("", false), ("toolonglanguage", false)] {
        assert_eq!(kinds::language(tag).is_ok(), sound, "{tag}");
    }
    for (iri, sound) in [("http://example.cn/课程", true), ("urn:uuid:1", true), ("tag:a,2013:b", true), ("example.cn/a", false), ("http://a b", false), ("", false), ("/a", false)] {
        assert_eq!(kinds::iri(iri).is_ok(), sound, "{iri}");
    }
    for (mbox, sound) in [("mailto:a@b.cn", true), ("a@b.cn", false), ("mailto:a", false), ("mailto:@b.cn", false), ("mailto:a b@c.cn", false), ("mailto:a@b.cn,c@d.cn", false), ("mailto:林@例子.cn", true)] {
        assert_eq!(kinds::mailto(mbox).is_ok(), sound, "{mbox}");
    }
    for (header, version) in [("1.0", Some(Version::V1)), ("1.0.3", Some(Version::V1)), ("1.0.9", Some(Version::V1)), ("2.0", Some(Version::V2)), ("2.0.0", Some(Version::V2)), ("0.95", None), ("1.1.0", None), ("2.1.0", None), ("1.0.x", None), ("", None)] {
        assert_eq!(Version::asked(header), version, "{header}");
    }
}

#[test]
fn a_repeated_statement_is_the_same_whatever_the_store_wrote() {
    let base = json!({"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee", "timestamp": "2015-11-18T12:17:00Z", "result": {"duration": "PT1.239S", "score": {"raw": 1}},
        "actor": {"(whole)": {"objectType": "Group", "member": [{"mbox": "mailto:a@b.cn"}, {"mbox": "mailto:c@d.cn"}]}}});
    let one = parse(with(&base).to_string().as_bytes()).unwrap();
    let rows = [
        (json!({"stored": "2015-11-18T12:17:00Z", "version": "1.0.0", "authority": {"mbox": "mailto:x@y.cn"}}), true, true),
        (json!({"timestamp": "2015-11-18T20:17:00+08:00"}), true, true),
        (json!({"timestamp": "2015-11-18T20:17:01+08:00"}), false, true),
        (json!({"verb": {"display": {"en": "studied"}}}), true, true),
        (json!({"object": {"objectType": "Activity", "definition": {"name": {"en": "A course"}}}}), true, true),
        (json!({"result": {"duration": "PT1.23S"}}), true, true),
        (json!({"result": {"duration": "PT1.24S"}}), false, false),
        (json!({"result": {"score": {"raw": 1.0}}}), true, true),
        (json!({"result": {"score": {"raw": 2}}}), false, false),
        (json!({"result": {"response": "A"}}), false, false),
        (json!({"verb": {"id": "http://example.cn/verbs/Studied"}}), false, true),
        (json!({"actor": {"(whole)": {"objectType": "Group", "member": [{"mbox": "mailto:c@D.CN", "objectType": "Agent"}, {"mbox": "mailto:a@b.cn"}]}}}), true, true),
        (json!({"context": {"contextActivities": {"parent": {"id": "http://example.cn/p"}}}}), false, false),
    ];
    for (change, first, second) in rows {
        let mut changed = with(&base);
        let other = with(&change);
        for (name, value) in change.as_object().unwrap() {
            match (changed.get_mut(name), value) {
                (Some(Value::Object(to)), Value::Object(from)) if !from.contains_key("(whole)") => to.extend(from.clone()),
                _ => changed[name] = other[name].clone(),
            }
        }
        let changed = parse(changed.to_string().as_bytes()).unwrap();
        assert_eq!((same(&one, &changed, Version::V1), same(&one, &changed, Version::V2)), (first, second), "{change}");
    }
}

fn full() -> Json {
    let it = with(&json!({
        "actor": {"(whole)": {"objectType": "Group", "name": "组", "mbox": "mailto:g@B.cn", "member": [{"mbox": "mailto:m@b.cn", "name": "林"}]}},
        "authority": {"account": {"homePage": "http://b.cn", "name": "key"}},
        "verb": {"display": {"en": "studied", "zh-CN": "学习了"}},
        "object": {"definition": {"name": {"en": "Course", "zh-CN": "课程"}, "interactionType": "choice", "choices": [{"id": "a", "description": {"en": "One", "zh-CN": "一"}}]}},
        "context": {"registration": "6690E6C9-3EF0-4ED3-8B37-7F3964730BEE", "instructor": {"openid": "http://o.cn/i"}, "team": {"objectType": "Group", "mbox_sha1sum": "EBD31E95054C018B10727CCFFD2EF2EC3A016EE9"},
            "contextAgents": [{"objectType": "contextAgent", "agent": {"mbox": "mailto:ca@b.cn"}}], "contextActivities": {"parent": {"id": "http://example.cn/p", "definition": {"name": {"en": "Parent"}}}}},
    }));
    read(it.to_string().as_bytes(), Version::V2).unwrap().0.remove(0).json
}

#[test]
fn what_a_statement_is_found_by() {
    insta::assert_snapshot!(terms(&full()).iter().map(|term| format!("{:?} {}", term.kind, term.value)).collect::<Vec<_>>().join("\n"), @r"
    Agent mbox mailto:g@b.cn
    Agent mbox mailto:m@b.cn
    RelatedAgent account http://b.cn key
    RelatedAgent mbox mailto:ca@b.cn
    RelatedAgent openid http://o.cn/i
    RelatedAgent sha1 ebd31e95054c018b10727ccffd2ef2ec3a016ee9
    Verb http://example.cn/verbs/studied
    Activity http://example.cn/courses/1
    RelatedActivity http://example.cn/p
    Registration 6690e6c9-3ef0-4ed3-8b37-7f3964730bee
    ");
}

#[test]
fn the_forms_handed_out() {
    insta::assert_snapshot!(ids(&full()), @r#"{"actor":{"mbox":"mailto:g@B.cn","objectType":"Group"},"authority":{"account":{"homePage":"http://b.cn","name":"key"}},"context":{"contextActivities":{"parent":[{"id":"http://example.cn/p"}]},"contextAgents":[{"agent":{"mbox":"mailto:ca@b.cn"},"objectType":"contextAgent"}],"instructor":{"openid":"http://o.cn/i"},"registration":"6690E6C9-3EF0-4ED3-8B37-7F3964730BEE","team":{"mbox_sha1sum":"EBD31E95054C018B10727CCFFD2EF2EC3A016EE9","objectType":"Group"}},"object":{"id":"http://example.cn/courses/1"},"verb":{"id":"http://example.cn/verbs/studied"}}"#);
    let chinese = Languages::accepted("en;q=0.3, zh;q=0.9, *;q=0.1");
    insta::assert_snapshot!(canonical(&full(), &chinese, &|_| None, &|_| None), @r#"{"actor":{"mbox":"mailto:g@B.cn","member":[{"mbox":"mailto:m@b.cn","name":"林"}],"name":"组","objectType":"Group"},"authority":{"account":{"homePage":"http://b.cn","name":"key"}},"context":{"contextActivities":{"parent":[{"definition":{"name":{"en":"Parent"}},"id":"http://example.cn/p"}]},"contextAgents":[{"agent":{"mbox":"mailto:ca@b.cn"},"objectType":"contextAgent"}],"instructor":{"openid":"http://o.cn/i"},"registration":"6690E6C9-3EF0-4ED3-8B37-7F3964730BEE","team":{"mbox_sha1sum":"EBD31E95054C018B10727CCFFD2EF2EC3A016EE9","objectType":"Group"}},"object":{"definition":{"choices":[{"description":{"zh-CN":"一"},"id":"a"}],"interactionType":"choice","name":{"zh-CN":"课程"}},"id":"http://example.cn/courses/1"},"verb":{"display":{"zh-CN":"学习了"},"id":"http://example.cn/verbs/studied"}}"#);
}

#[test]
fn an_agent_of_a_question_is_checked() {
    for (text, sound) in [(r#"{"mbox":"mailto:a@b.cn"}"#, true), (r#"{"name":"a"}"#, false), (r#"{"objectType":"Group","mbox":"mailto:a@b.cn"}"#, false), ("[]", false)] {
        assert_eq!(agent(&parse(text.as_bytes()).unwrap(), Version::V1).is_ok(), sound, "{text}");
    }
}

#[test]
fn a_signature_is_of_this_statement() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let it = parse(plain().to_string().as_bytes()).unwrap();
    let jws = |head: &str, payload: &str| format!("{}.{}.AAAA", URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(payload));
    let other = with(&json!({"verb": {"id": "http://example.cn/verbs/other"}})).to_string();
    let rows = [
        (jws(r#"{"alg":"RS256"}"#, &plain().to_string()), None),
        (jws(r#"{"alg":"HS256"}"#, &plain().to_string()), Some("algorithm")),
        (jws(r#"{"alg":"RS512"}"#, &other), Some("payload")),
        (jws(r#"{"alg":"RS256","x5c":["AAAA"]}"#, &plain().to_string()), Some("certificate")),
        ("no signature".to_owned(), Some("form")),
        (r#"{"payload":"","signatures":[]}"#.to_owned(), Some("form")),
    ];
    for (jws, code) in rows {
        let told = signature::check(jws.as_bytes(), &it, Version::V2).err().map(|refusal| refusal.code);
        assert_eq!(told, code.map(|code| format!("refusal.xapi_signature_{code}")), "{jws}");
    }
}

/// Made with a key that was thrown away.
#[test]
fn a_signature_holds_for_its_certificate() {
    let signed: Value = serde_json::from_str(include_str!("signed.json")).unwrap();
    let statement = parse(signed["statement"].to_string().as_bytes()).unwrap();
    for (algorithm, jws) in signed["signatures"].as_object().unwrap() {
        let jws = jws.as_str().unwrap();
        assert_eq!(signature::check(jws.as_bytes(), &statement, Version::V1), Ok(()), "{algorithm}");
        let (head, _) = jws.rsplit_once('.').unwrap();
        let other = signed["signatures"].as_object().unwrap().iter().find(|(name, _)| *name != algorithm).unwrap().1.as_str().unwrap();
        let moved = format!("{head}.{}", other.rsplit_once('.').unwrap().1);
        assert_eq!(signature::check(moved.as_bytes(), &statement, Version::V1).unwrap_err().code, "refusal.xapi_signature_certificate", "{algorithm}");
    }
}

#[test]
fn bodies_of_several_parts() {
    use super::multipart::{agree, boundary, digest, parts, statements, write};
    let hash = digest(b"one\r\ntwo", 64).unwrap();
    let it = with(&json!({"attachments": [{"usageType": "http://example.cn/u", "display": {"en": "x"}, "contentType": "text/plain", "length": 8, "sha2": hash}]}));
    let whole = write("a'b", &it.to_string(), &[(hash.clone(), "text/plain".into(), b"one\r\ntwo".to_vec())]);
    assert_eq!(boundary("multipart/mixed; charset=x; boundary=\"a'b\"").as_deref(), Some("a'b"));
    let text = String::from_utf8(whole).unwrap();
    let told = |text: &str| -> Result<(), String> {
        let take = || {
            let parts = parts(text.as_bytes(), "a'b")?;
            let (json, attached) = statements(&parts)?;
            agree(&read(json, Version::V1)?.0, &attached)
        };
        take().map_err(|refusal| refusal.code.trim_start_matches("refusal.xapi_").to_owned())
    };
    let rows = [
        (text.clone(), Ok(())),
        (format!("preamble\r\n{text}epilogue"), Ok(())),
        (text.replace("application/json", "text/plain"), Err("first_part")),
        (text.replace("X-Experience-API-Hash", "X-Hash"), Err("part_hash")),
        (text.replace("binary", "base64"), Err("part_encoding")),
        (text.replace("one\r\ntwo", "one\r\nTWO"), Err("part_differs")),
        (text.replace("Content-Type: text/plain", "Content-Type: text/html"), Err("attachment_type")),
        (text.replace("\"length\":8", "\"length\":9"), Err("attachment_length")),
        (text.replace(&format!("\"sha2\":\"{hash}\""), &format!("\"sha2\":\"{}\"", "a".repeat(64))), Err("attachment_missing")),
        (text.replace("--a'b--", "--a'b"), Err("multipart")),
        (text.replace("--a'b", "--other"), Err("multipart")),
        ("--a'b--".to_owned(), Err("multipart")),
    ];
    for (text, expected) in rows {
        assert_eq!(told(&text), expected.map_err(str::to_owned), "{text}");
    }
}
