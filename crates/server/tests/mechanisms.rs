//! `docs/mechanisms.csv`: what is claimed to work exists.

use std::collections::BTreeSet;

fn repository() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Checks every row: its page is a route, its operation is described, its test is in the tests.
fn problems(table: &str, routes: &str, operations: &str, tests: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    let mut lines = table.lines();
    if lines.next() != Some("id,page,operation,test,note") {
        problems.push("the head is id,page,operation,test,note".to_owned());
    }
    for line in lines {
        let cells: Vec<&str> = line.splitn(5, ',').collect();
        let [id, page, operation, test, _] = cells.as_slice() else {
            problems.push(format!("{line}: five cells"));
            continue;
        };
        for (sound, what) in [
            (seen.insert((*id).to_owned()), "stands once"),
            (routes.contains(&format!("'{page}'")), "its page is a route"),
            (operations.contains(&format!("\"{operation}\"")), "its operation is described"),
            (tests.contains(&format!("fn {test}(")), "its test exists"),
        ] {
            if !sound {
                problems.push(format!("{id}: {what}"));
            }
        }
    }
    problems
}

#[test]
fn what_is_claimed_exists() {
    let operations = server::http::openapi().to_json().unwrap();
    let tests: String = ["records", "imports", "operations", "forms", "problems", "care", "notices", "observe", "appraisals", "portraits", "surveys", "training", "effects", "needs", "owed", "rosters", "classroom"].iter().map(|name| read(&format!("crates/server/tests/{name}.rs"))).collect();
    assert_eq!(problems(&read("docs/mechanisms.csv"), &read("web/src/shell/router.tsx"), &operations, &tests), Vec::<String>::new());
}

#[test]
fn a_claim_without_a_test_is_found() {
    let table = "id,page,operation,test,note\nD-01,/nowhere,/api/v1/none,no_such_test,x\nD-01,/people,/api/v1/people,t,";
    assert_eq!(problems(table, "'/people'", "\"/api/v1/people\"", "fn t(").len(), 4);
}
