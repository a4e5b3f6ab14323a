//! Programmes, sessions, seats, signing in, hours, gaps and catalogues on both engines.

use domain::{
    access::role::Role,
    id::PersonId,
    problems::ProblemKind,
    programmes::{Mark, PartRole, Presence, Programme, SeatState, Session, SessionForm, SessionState, VoiceKind},
    train::{
        Catalogue, Item,
        needs::{Gap, GapKind, GapSource, GapState},
    },
};
use serde_json::json;
use store::{
    Db, Error,
    access::Viewer,
    programmes::{self, Attended, Deed, Marked, Naming, Question, Report, Said, Step},
    search::Searcher,
    train::{catalogue, cohort as members, contest, gaps, handbook, hours, orders},
};

use crate::{
    care::{Setting, day, each},
    house::signed_in,
};

fn programme(setting: &Setting) -> Programme {
    serde_json::from_value(json!({
        "kind": "series", "title": "镇街主官班", "unit": setting.city.0, "since": "2026-01-01", "slots": [{"title": "第一期"}], "rota": [setting.town.0], "in_turn": true,
        "required": [{"unit_kinds": ["town"], "post_kinds": ["chief"]}],
    }))
    .unwrap()
}

fn session(setting: &Setting, title: &str) -> Session {
    serde_json::from_value(json!({
        "form": "class", "title": title, "unit": setting.city.0, "from": "2026-03-01", "to": "2026-03-02", "capacity": 1,
        "lessons": [{"id": 1, "day": "2026-03-01", "from": "09:00", "to": "11:00", "method": "teach", "subject": "课", "lecturer_kind": "professor", "tenths": 30}],
    }))
    .unwrap()
}

fn name(db: &Db, viewer: &Viewer, id: domain::id::SessionId, people: &[PersonId]) -> Vec<Option<SeatState>> {
    let (viewer, naming) = (viewer.clone(), Naming { people: people.to_vec(), guests: vec!["陈总".into()], anyway: true });
    let named = db.write(move |tx| Searcher::default().with(tx, |tx, index| programmes::name_seats(tx, index, &viewer, (id, &naming)))).unwrap();
    named.into_iter().map(|one| one.state).collect()
}

#[test]
fn a_series_from_its_plan_to_the_hours_on_file() {
    each(|house, setting| {
        let db = &house.db;
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let (viewer, plan, class) = (officer.clone(), programme(setting), session(setting, "一期"));
        let (series, id, lecturer) = db
            .write(move |tx| {
                let lecturer = catalogue::add(tx, &viewer, (class.unit, &Item::Room { title: "党校201".into(), place: String::new(), seats: Some(60) }))?;
                let series = programmes::create(tx, &viewer, &plan)?;
                let mut class = Session { programme: Some(series), slot: Some(0), room: Some(lecturer), focuses: vec![lecturer], ..class.clone() };
                let id = programmes::plan(tx, &viewer, &class)?;
                class.theme = "渔港".into();
                programmes::change_session(tx, &viewer, (id, 1), &class)?;
                assert!(matches!(programmes::change_session(tx, &viewer, (id, 1), &class), Err(Error::Stale { .. })));
                programmes::change(tx, &viewer, (series, 1), &Programme { goal: "全覆盖".into(), ..plan.clone() })?;
                programmes::step(tx, &viewer, (id, 2), Step::Open)?;
                Ok((series, id, lecturer))
            })
            .unwrap();
        let viewer = officer.clone();
        assert!(db.read(move |tx| programmes::desk(tx, &viewer)).unwrap()[0].over, "{}: over and not closed", house.name);
        assert_eq!(name(db, &officer, id, &[setting.head, setting.head]), [Some(SeatState::Approved), None, Some(SeatState::Approved)], "{}", house.name);
        let (viewer, person) = (officer.clone(), setting.head);
        db.write(move |tx| {
            let told = programmes::session(tx, &viewer, id)?;
            let parts = programmes::parts(tx, &viewer, (id, &told.session))?;
            let part = parts.iter().find(|part| part.person == Some(person)).unwrap().id;
            let line = |presence| Marked { part, mark: Mark { lesson: 1, presence } };
            assert_eq!(programmes::mark(tx, &viewer, (id, &[line(Presence::Absent), Marked { mark: Mark { lesson: 9, presence: Presence::Present }, ..line(Presence::Present) }]))?, [1]);
            programmes::mark(tx, &viewer, (id, &[line(Presence::Late)]))?;
            assert_eq!(programmes::marks(tx, id)?, [line(Presence::Late)]);
            assert!(programmes::code(tx, &viewer, id)?.len() == 8);
            Searcher::default().with(tx, |tx, index| {
                let configured = programmes::find(tx, &viewer, series)?.programme;
                let pool = programmes::pool(tx, index, (series, &configured), (day("2026-01-01"), day("2026-12-31")))?;
                assert_eq!(programmes::required(tx, index, (id, &told.session))?.len(), pool.len());
                Ok(())
            })?;
            assert_eq!(programmes::clashes(tx, id)?, []);
            let version = tx.version(id.0)?;
            let came = programmes::close(tx, &viewer, (id, version), false)?;
            assert_eq!(came.iter().find(|(of, _)| *of == part).unwrap().1.tenths, 30);
            Ok(())
        })
        .unwrap();
        let viewer = officer.clone();
        db.read(move |tx| {
            let tally = programmes::tally(tx, &[series])?;
            assert_eq!((tally[0].sessions, tally[0].person_times, programmes::people(tx, &[series])?), (1, 2, 1), "a guest is one of the person-times");
            assert_eq!(programmes::units_taking_part(tx, &[series])?.len(), 2);
            assert_eq!(programmes::balance(tx, series)?.len(), 1);
            assert_eq!(programmes::list(tx, &viewer, None)?.len(), 1);
            let question = Question { programme: Some(series), forms: vec![SessionForm::Class], unit: None, person: Some(person), from: day("2026-01-01"), to: day("2026-12-31"), limit: 10 };
            assert_eq!(programmes::sessions(tx, &viewer, &question)?[0].state, SessionState::Held);
            assert_eq!((programmes::sessions_naming(tx, &viewer, lecturer)?.len(), catalogue::served(tx, lecturer)?.len(), catalogue::served_counts(tx)?.len()), (1, 1, 1));
            assert_eq!((programmes::mine(tx, person)?.len(), programmes::session_facts(tx, id)?.completed), (1, 1), "the guest was on no list");
            Searcher::default().with(tx, |tx, index| {
                let standing = hours::of_person(tx, index, (person, tx.today()))?;
                let lines = hours::ledger(tx, index, &viewer, (None, tx.today()))?;
                assert_eq!((standing.standing.tenths, lines.iter().find(|line| line.person == person).unwrap().standing), (30, standing.standing));
                Ok(())
            })
        })
        .unwrap();
    });
}

#[test]
fn seats_move_and_catalogues_and_gaps_change() {
    each(|house, setting| {
        let db = &house.db;
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let (viewer, class) = (officer.clone(), session(setting, "二期"));
        let id = db.write(move |tx| programmes::plan(tx, &viewer, &class)).unwrap();
        let (viewer, person) = (officer.clone(), setting.head);
        db.write(move |tx| {
            Searcher::default().with(tx, |tx, index| {
                programmes::name_seats(tx, index, &viewer, (id, &Naming { people: vec![person], ..Naming::default() }))?;
                programmes::add_organiser(tx, index, &viewer, (id, person, PartRole::Lecturer))?;
                let told = programmes::session(tx, &viewer, id)?;
                let parts = programmes::parts(tx, &viewer, (id, &told.session))?;
                let seat = parts.iter().find(|part| part.role == PartRole::Student).unwrap().id;
                let changed = programmes::act(tx, index, &viewer, (id, seat, &Deed::Withdraw { why: "防汛".into() }))?;
                assert_eq!(changed, [(person, SeatState::Withdrawn)]);
                Ok(())
            })
        })
        .unwrap();
        let (viewer, unit) = (officer.clone(), setting.town);
        let today = day("2026-03-01");
        db.write(move |tx| {
            let chain = catalogue::add(tx, &viewer, (unit, &Item::Chain { title: "光伏".into(), text: String::new() }))?;
            catalogue::change(tx, &viewer, (chain, 1), &Item::Chain { title: "光伏".into(), text: "含储能".into() })?;
            catalogue::end(tx, &viewer, chain, true)?;
            assert!(catalogue::list(tx, &viewer, Catalogue::Chain)?[0].ended);
            let gap = |person, unit| Gap { kind: GapKind::Weak, field: "渔业金融".into(), text: String::new(), source: GapSource::Observation, found_on: today, person, unit, group: String::new(), competence: None, entry: None };
            let own = gaps::record(tx, &viewer, &gap(Some(person), None))?;
            let group = gaps::record(tx, &viewer, &gap(None, Some(unit)))?;
            gaps::act(tx, &viewer, (own, gaps::Deed::Assign { programme: None, session: Some(id) }))?;
            gaps::act(tx, &viewer, (group, gaps::Deed::Close { on: today, entry: None }))?;
            assert_eq!(gaps::act(tx, &viewer, (group, gaps::Deed::Reopen))?.state, GapState::Open);
            assert_eq!(gaps::of_person(tx, person)?.len(), 1);
            let listed = Searcher::default().with(tx, |tx, index| gaps::list(tx, index, &viewer, Some(GapState::Planned)))?;
            assert_eq!(listed.iter().map(|told| told.id).collect::<Vec<_>>(), [own]);
            let report = Report {
                session: serde_json::from_value(json!({"form": "discussion", "discussion": "branch", "title": "怎么建", "unit": unit.0, "from": "2026-03-01", "to": "2026-03-01"}))?,
                speeches: vec![Said { person: Some(person), guest: String::new(), text: "先修路".into() }, Said { person: None, guest: "老郑".into(), text: "盼修桥".into() }],
            };
            let held = programmes::report(tx, &viewer, &report)?;
            let said: Vec<String> = programmes::parts(tx, &viewer, (held, &report.session))?.into_iter().map(|part| part.said).collect();
            assert_eq!(said, ["先修路", "盼修桥"]);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn what_comes_of_training_is_kept_alike() {
    each(|house, setting| {
        let db = &house.db;
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let (viewer, person, town, city) = (officer.clone(), setting.head, setting.town, setting.city);
        let mut contest = session(setting, "比武");
        contest.form = SessionForm::Contest;
        contest.rounds = vec!["路演".into()];
        let on = day("2026-03-01");
        db.write(move |tx| {
            let course = catalogue::add(tx, &viewer, (city, &serde_json::from_value(json!({"catalogue": "course", "title": "专项债", "menu": true}))?))?;
            let order = orders::place(tx, &viewer, &orders::Order { course: Some(course), topic: String::new(), unit: town, wished: "五月".into(), heads: 30 })?;
            assert_eq!(orders::list(tx, &viewer)?.len(), 1);
            let id = programmes::plan(tx, &viewer, &contest)?;
            assert_eq!(orders::act(tx, &viewer, (order, &orders::Deed::Schedule { session: id }))?.session, Some(id));
            let voice = programmes::say(tx, &viewer, (id, VoiceKind::Suggestion), ("多看现场", false))?;
            assert_eq!(programmes::answer(tx, &viewer, (id, voice), "已加")?, None, "nobody is known to have said it");
            let said = programmes::voices(tx, &viewer, id)?;
            assert_eq!((said[0].account, said[0].answer.as_str()), (None, "已加"));
            Searcher::default().with(tx, |tx, index| programmes::name_seats(tx, index, &viewer, (id, &Naming { people: vec![person], ..Naming::default() })))?;
            let told = programmes::session(tx, &viewer, id)?;
            let part = programmes::parts(tx, &viewer, (id, &told.session))?[0].id;
            contest::score(tx, &viewer, id, (part, 0, 900))?;
            contest::score(tx, &viewer, id, (part, 0, 950))?;
            assert_eq!(contest::table(tx, &viewer, id)?[0].total, 9_500, "the last word of a judge counts");
            let version = tx.version(id.0)?;
            contest::publish(tx, &viewer, (id, version), 1)?;
            let plan: Programme = serde_json::from_value(json!({"kind": "cohort", "title": "三年", "unit": city.0, "since": "2026-01-01", "weak_areas": ["专业能力"], "field": course.0}))?;
            let cohort = programmes::create(tx, &viewer, &plan)?;
            assert_eq!(members::join(tx, &viewer, (cohort, &[person, person]), (on, &["专业能力".into()]))?, 1);
            members::act(tx, &viewer, (cohort, person, &members::Deed::Complete { on }))?;
            assert_eq!((members::in_field(tx, course)?, members::of_person(tx, person)?.len(), programmes::sessions_of_member(tx, cohort, person)?), (1, 1, 0));
            assert_eq!(Searcher::default().with(tx, |tx, index| members::members(tx, index, &viewer, cohort))?.len(), 1);
            let book = handbook::Handbook {
                unit: city, title: "手册".into(), edition: "一".into(), published_on: on, sections: vec![handbook::Section { number: "1".into(), title: "投资".into(), text: "口径".into(), courses: vec![course] }],
            };
            let book_id = handbook::publish(tx, &viewer, (None, &book))?;
            handbook::publish(tx, &viewer, (Some((book_id, 1)), &book))?;
            handbook::mark_read(tx, &viewer, (book_id, 0))?;
            handbook::mark_read(tx, &viewer, (book_id, 0))?;
            assert_eq!((handbook::list(tx, &viewer)?[0].version, handbook::readers(tx, &viewer, book_id)?.all.get(&0).copied()), (2, Some(1)));
            let earlier = programmes::record_past(tx, &viewer, (&session_of(city), &[Attended { person, unit: Some(town), leads: true }]))?;
            assert_eq!(programmes::session_facts(tx, earlier)?.completed, 1);
            assert!(!programmes::opens_material(tx, &viewer, "none")?);
            let symposium: Report = Report { session: serde_json::from_value(json!({"form": "symposium", "title": "座谈", "unit": town.0, "from": "2026-03-01", "to": "2026-03-01"}))?, speeches: vec![Said { person: Some(person), guest: String::new(), text: "盼周转房".into() }] };
            let held = programmes::report(tx, &viewer, &symposium)?;
            let spoke = programmes::parts(tx, &viewer, (held, &symposium.session))?[0].id;
            programmes::follow_up(tx, &viewer, (held, spoke), (ProblemKind::Works, "周转房"))?;
            Ok(())
        })
        .unwrap();
    });
}

fn session_of(city: domain::id::UnitId) -> Session {
    serde_json::from_value(json!({"form": "class", "title": "往期班", "unit": city.0, "from": "2026-02-01", "to": "2026-02-01"})).unwrap()
}
