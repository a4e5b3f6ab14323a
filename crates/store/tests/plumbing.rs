//! What everything else stands on: schemas of any age, node numbers, words, sweeping, the calendar.

use domain::{access::tier::Tier, id::AccountId, ledger::Claim};
use store::{
    access::Viewer,
    db::Conn,
    ledger, params,
    people::person::{self, NewPerson},
};

use crate::{
    engines::{House, houses, open},
    house::{by, claim, someone},
};

/// A database with no table in it.
fn emptied(house: &House) -> (Conn, Option<tempfile::TempDir>) {
    if house.name == "SQLite" {
        let folder = tempfile::tempdir().unwrap();
        return (Conn::sqlite(&folder.path().join("old.db"), true).unwrap(), Some(folder));
    }
    let mut conn = house.place.connect(true).unwrap();
    conn.batch("drop schema public cascade; create schema public").unwrap();
    (conn, None)
}

#[test]
fn every_earlier_schema_upgrades() {
    use store::db::migrate::{MIGRATIONS, run, run_to};
    for last in 1..=MIGRATIONS.len() {
        for house in houses() {
            let (mut conn, _folder) = emptied(&house);
            run_to(&mut conn, domain::date::Instant(0), i64::try_from(last).unwrap()).unwrap();
            conn.batch("insert into setting (area, name, value) values (1, 'kept', 'yes'); insert into node (area, id, leased_until, last_id) values (1, 0, 0, 77)").unwrap();
            run(&mut conn, domain::date::Instant(0)).unwrap();
            assert_eq!(conn.query("select value from setting", &[]).unwrap()[0].get::<String>(0).unwrap(), "yes", "{} from {last}", house.name);
            let node = conn.query("select last_id, holder from node", &[]).unwrap();
            assert_eq!((node[0].get::<i64>(0).unwrap(), node[0].get::<String>(1).unwrap()), (77, String::new()), "{} from {last}", house.name);
            conn.batch("insert into migration (number, name, checksum, run_at) values (999, 'later', 'x', 0)").unwrap();
            assert!(run(&mut conn, domain::date::Instant(0)).is_err(), "a newer schema is refused");
        }
    }
}

#[test]
fn a_node_number_is_given_back_and_goes_on_behind_its_last_id() {
    for house in houses() {
        let first = house.db.write(|tx| Ok(tx.new_id())).unwrap();
        let other = open(house.place.clone());
        let second = other.write(|tx| Ok(tx.new_id())).unwrap();
        let node = |id: i64| (id >> 6) & 63;
        assert_ne!(node(first), node(second), "{}: two processes at once", house.name);
        // The clock of the next one begins anew, far behind: its ids must not.
        other.write(|tx| { for _ in 0..5_000 { tx.new_id(); } Ok(()) }).unwrap();
        let last = other.write(|tx| Ok(tx.new_id())).unwrap();
        drop(other);
        let next = open(house.place.clone()).write(|tx| Ok(tx.new_id())).unwrap();
        assert_eq!(node(next), node(second), "{}", house.name);
        assert!(next > last, "{}", house.name);
    }
}

#[test]
fn words_are_found_and_restricted_ones_are_not() {
    for house in houses() {
        let found = house
            .db
            .write(|tx| {
                let system = Viewer::system("test");
                let person = person::create(tx, &NewPerson::only(someone("钟秀兰")), &by())?;
                let claim = |tier, title: &str, text: &str| Claim { title: title.into(), text: text.into(), ..claim(tier) };
                let open = ledger::append(tx, &system, person, &claim(Tier::Organisation, "防汛抢险", "连续三天在堤上 and not NEAR home"), None)?;
                ledger::append(tx, &system, person, &claim(Tier::Restricted, "防汛中的家庭情况", "堤"), None)?;
                let asked = ["防汛", "堤上 抢险", "and", "not near", "汛防", "家庭", "“", ""].map(|words| (words, store::search::words::find(tx, words, 10)));
                let mut found = Vec::new();
                for (words, hits) in asked {
                    found.push((words, hits?.iter().map(|hit| hit.id == open.0).collect::<Vec<_>>()));
                }
                let anew = ledger::append(tx, &system, person, &claim(Tier::Organisation, "抗旱", "打井"), Some(open))?;
                found.push(("replaced", store::search::words::find(tx, "防汛", 10)?.iter().map(|hit| hit.id == anew.0).collect()));
                Ok(found)
            })
            .unwrap();
        let expected = vec![
            ("防汛", vec![true]), ("堤上 抢险", vec![true]), ("and", vec![true]), ("not near", vec![true]), ("汛防", vec![]), ("家庭", vec![]), ("“", vec![]),
            ("", vec![]), ("replaced", vec![]),
        ];
        assert_eq!(found, expected, "{}", house.name);
    }
}

#[test]
fn what_is_old_and_unnamed_is_swept() {
    for house in houses() {
        let kept = house.db.write(|tx| store::files::keep(tx, &Viewer::system("test"), b"left alone", "text/plain")).unwrap();
        house
            .db
            .write(|tx| {
                store::access::draft::keep(tx, AccountId(1), "talk", "1", "half a sentence")?;
                let area = tx.area();
                tx.execute("update draft set expires_at = 0 where area = $1", params![area])?;
                tx.execute("insert into idempotency (area, account, request_key, digest, answer, at) values ($1, 1, 'k', $2, '', 0)", params![area, vec![0u8]])?;
                tx.execute("update file set added_at = 0 where area = $1", params![area])?;
                Ok(())
            })
            .unwrap();
        let swept = house.db.write(store::sweep::sweep).unwrap();
        assert_eq!((swept.rows, swept.files), (2, 1), "{}", house.name);
        assert!(house.db.read(move |tx| store::files::open(tx, &kept)).is_err(), "{}: the row is gone", house.name);
        assert_eq!(house.db.read(store::sweep::remove_content).unwrap(), 0, "{}: content written a moment ago stays", house.name);
    }
}

#[test]
fn a_year_of_the_calendar_replaces_the_shipped_one() {
    for house in houses() {
        let shipped = domain::calendar::shipped().iter().find(|year| year.year == 2027).unwrap();
        let day = "2027-02-09".parse().unwrap();
        assert!(house.db.read(move |tx| Ok(store::calendar::load(tx)?.is_working_day(day)?)).unwrap(), "{}", house.name);
        let mut year = shipped.clone();
        year.holidays.insert(day);
        let entered = year.clone();
        house.db.write(move |tx| store::calendar::set(tx, &Viewer::system("test"), &entered)).unwrap();
        assert!(!house.db.read(move |tx| Ok(store::calendar::load(tx)?.is_working_day(day)?)).unwrap(), "{}", house.name);
        assert_eq!(house.db.read(store::calendar::entered).unwrap(), [year], "{}", house.name);
    }
}
