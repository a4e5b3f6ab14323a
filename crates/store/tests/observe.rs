//! Studies, statements, comments, appraisals, surveys, projects and portraits on both engines, tried with every role.

use domain::{
    access::{role::{Permission, Role}, tier::Tier},
    duties::Seats,
    id::{EntryId, PersonId, PostId},
    ledger::{Channel, Claim, EntryKind, FrontLine, SourceKind, Stage},
    observe::{
        Comment, Source, Stance, Statement, StatementState, Study, Team,
        appraisal::{Appraising, AppraisingKind, AppraisingState, OfficialClass},
        competence::{Competence, Rating},
        portrait::draw,
    },
    people::code::{PostKind, UnitKind},
    projects::{Contribution, ContributionKind, Decision, Project},
    surveys::{Answer, Group, Question, QuestionKind, Survey, SurveyKind},
};
use store::{
    Db, Error,
    access::{Viewer, viewer},
    ledger,
    observe::{appraisals, comments, competences, matrix, portrait, statements, studies, teams, touchstones::{self, Member, Touchstone}},
    people::{file, unit},
    projects::{self, Turn},
    search::Searcher,
    surveys,
};

use crate::{
    care::{Setting, day, each, in_post},
    engines::House,
    house::signed_in,
};

fn study(setting: &Setting, stances: &[(SourceKind, Stance)]) -> Study {
    let source = |(source, stance): &(SourceKind, Stance)| Source {
        source: *source, stance: *stance, who: "镇干部2人".into(), text: "到场所见".into(), place: String::new(), noted_at: None, attachments: vec![],
    };
    Study {
        unit: setting.town, held_on: day("2026-03-02"), place: "渔港".into(), unannounced: true, team: None, project: None, difficulties: vec![], note: String::new(),
        statements: vec![Statement { person: setting.head, front_line: FrontLine::Projects, text: "渔港过半".into(), sources: stances.iter().map(source).collect() }],
    }
}

fn publish(db: &Db, viewer: &Viewer, study: &Study) -> studies::Published {
    let (viewer, study) = (viewer.clone(), study.clone());
    db.write(move |tx| {
        let id = studies::begin(tx, &viewer, &study)?;
        let version = studies::keep(tx, &viewer, (id, 1), &study)?;
        studies::publish(tx, &viewer, (id, version), false)
    })
    .unwrap()
}

fn seats() -> Seats {
    Seats { unit_kinds: vec![UnitKind::Town], post_kinds: vec![PostKind::Chief], ..Seats::default() }
}

#[test]
fn a_study_becomes_statements_whose_state_follows_their_sources() {
    each(|house, setting| {
        let db = &house.db;
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        let published = publish(db, &leader, &study(setting, &[(SourceKind::Seen, Stance::For), (SourceKind::FromMasses, Stance::Against)]));
        let (id, second) = (published.statements[0], published.entries[1].1);
        let viewer = leader.clone();
        let states = move |db: &Db| {
            let viewer = viewer.clone();
            db.read(move |tx| {
                let found = statements::find(tx, &viewer, id)?.state.state;
                let listed = Searcher::default().with(tx, |tx, index| statements::list(tx, index, &viewer, &statements::Question { limit: 10, ..Default::default() }))?;
                assert_eq!((listed.rows[0].state.state, listed.counts.get(&found).copied()), (found, Some(1)));
                Ok(found)
            })
            .unwrap()
        };
        assert_eq!(states(db), StatementState::Disputed, "{}", house.name);
        let viewer = leader.clone();
        db.write(move |tx| statements::set_source(tx, &viewer, id, second, None)).unwrap();
        assert_eq!(states(db), StatementState::SingleSource, "{}", house.name);
        let viewer = leader.clone();
        db.write(move |tx| statements::set_source(tx, &viewer, id, second, Some(Stance::For))).unwrap();
        assert_eq!(states(db), StatementState::Confirmed, "{}", house.name);
        // A corrected entry takes the place of what it corrects, on the same side.
        let (viewer, person) = (leader.clone(), setting.head);
        db.write(move |tx| {
            let claim = Claim { source: SourceKind::Asked, ..crate::house::claim(Tier::Organisation) };
            let new = ledger::append(tx, &viewer, person, &claim, Some(second))?;
            let told = statements::find(tx, &viewer, id)?;
            assert!(told.sources.iter().any(|source| source.entry == new && source.kind == SourceKind::Asked) && told.sources.iter().all(|source| source.entry != second));
            Ok(())
        })
        .unwrap();
        let viewer = leader.clone();
        let lines = db.read(move |tx| Searcher::default().with(tx, |tx, index| matrix::matrix(tx, index, &viewer, (&seats(), day("2026-01-01"), day("2026-12-31"))))).unwrap();
        assert_eq!(lines[0].cells.iter().map(|cell| cell.entries).collect::<Vec<_>>(), [0, 1, 0, 0, 0], "{}: the corrected one has no line", house.name);
    });
}

#[test]
fn comments_are_counted_and_their_givers_lie_apart() {
    each(|house, setting| {
        let db = &house.db;
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        let (viewer, person) = (leader.clone(), setting.head);
        db.write(move |tx| {
            for (group, text) in [(SourceKind::FromMasses, "常到塘边"), (SourceKind::FromEnterprises, "答应的事催两回")] {
                let comment = Comment { group, channel: Channel::Interview, given_on: day("2026-03-02"), front_line: Some(FrontLine::Rural), text: text.into() };
                let giver = comments::Giver { name: "何满仓".into(), reached_by: "电话".into() };
                comments::collect(tx, &viewer, person, (&comment, Some(&giver)))?;
            }
            Ok(())
        })
        .unwrap();
        for (case, words, group, expected) in [("all", "", None, 2), ("by words", "塘边", None, 1), ("by group", "", Some(SourceKind::FromEnterprises), 1), ("by both", "塘边", Some(SourceKind::FromEnterprises), 0)] {
            let (viewer, question) = (leader.clone(), comments::Question { words: words.into(), group, limit: 10, ..Default::default() });
            let (lines, counts) = db.read(move |tx| Searcher::default().with(tx, |tx, index| comments::list(tx, index, &viewer, &question))).unwrap();
            assert_eq!((lines.len(), counts.all), (expected, expected), "{case} on {}", house.name);
        }
        let sealed: i64 = db.read(|tx| tx.scalar("select count(*) from comment_giver", &[])).unwrap();
        assert_eq!(sealed, 2, "{}", house.name);
    });
}

#[test]
fn teams_projects_and_touchstones() {
    each(|house, setting| {
        let db = &house.db;
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let (viewer, city, town, head, secretary) = (officer.clone(), setting.city, setting.town, setting.head, setting.secretary);
        let project = db
            .write(move |tx| {
                let facts = Project { title: "渔港二期".into(), unit: city, sector: "渔业".into(), since: day("2025-10-01"), until: None, amounts: [].into(), note: String::new() };
                let id = projects::create(tx, &viewer, &facts)?;
                let number = projects::add_milestone(tx, &viewer, (id, 1), "合龙", day("2026-04-10"))?;
                projects::turn_milestone(tx, &viewer, (id, 2), number, &Turn::Moved { planned: day("2026-04-12"), why: "梅雨".into() })?;
                assert!(matches!(projects::change(tx, &viewer, (id, 1), &facts), Err(Error::Stale { .. })));
                projects::change(tx, &viewer, (id, 3), &facts)?;
                let claim = Contribution { project: Some(id), session: None, kind: ContributionKind::Led, title: "牵头".into(), text: String::new(), happened_on: day("2026-02-01"), proof: vec![] };
                projects::claim(tx, &viewer, head, &claim)?;
                Ok(id)
            })
            .unwrap();
        let viewer = leader.clone();
        db.write(move |tx| {
            let open = projects::open(tx, &viewer)?.remove(0);
            let decided = projects::decide(tx, &viewer, open.id, &Decision { confirmed: true, why: String::new() })?;
            assert_eq!(projects::of_project(tx, &viewer, project)?[0].entry, decided.entry);
            assert_eq!((projects::people_on(tx, project)?, projects::list(tx, &viewer, Some(city))?.len()), (vec![head], 1));
            assert_eq!(appraisals::called_up(tx)?.iter().map(|called| called.person).collect::<Vec<_>>(), [head]);
            Ok(())
        })
        .unwrap();
        let viewer = leader.clone();
        db.write(move |tx| {
            let team = Team {
                title: "渔港专班".into(), task: String::new(), project: Some(project), from: day("2026-03-01"), to: day("2026-06-30"), members: vec![secretary], units: vec![town], seats: seats(),
                people: vec![],
            };
            let id = teams::create(tx, &viewer, &team)?;
            let observed = Searcher::default().with(tx, |tx, index| teams::observed(tx, index, &team))?;
            assert_eq!((observed.len(), teams::find(tx, &viewer, id)?.team), (1, team));
            let stone = Touchstone {
                title: "指挥部".into(), field: "项目攻坚".into(), unit: town, post: None, members: vec![Member { person: head, from: day("2024-02-01"), to: None }], task: String::new(), since: day("2024-02-01"),
            };
            let id = touchstones::mark(tx, &viewer, &stone)?;
            let told = touchstones::find(tx, &viewer, id)?;
            let holders = Searcher::default().with(tx, |tx, index| touchstones::holders(tx, index, &viewer, &told))?;
            assert_eq!(holders.iter().map(|holder| holder.person).collect::<Vec<_>>(), [head]);
            touchstones::end(tx, &viewer, id, day("2026-03-01"))
        })
        .unwrap();
    });
}

fn two_sources(db: &Db, viewer: &Viewer, person: PersonId) -> Vec<EntryId> {
    let viewer = viewer.clone();
    db.write(move |tx| [SourceKind::Seen, SourceKind::Document].into_iter().map(|source| ledger::append(tx, &viewer, person, &Claim { source, ..crate::house::claim(Tier::Organisation) }, None)).collect())
        .unwrap()
}

#[test]
fn an_appraisal_goes_from_open_to_final() {
    each(|house, setting| {
        let db = &house.db;
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let own = signed_in(db, "own", Role::Official, setting.town, Some(setting.head));
        let (entries, head) = (two_sources(db, &leader, setting.head), setting.head);
        let it = Appraising {
            kind: AppraisingKind::Class, held_on: day("2026-03-02"), project: None, milestone: None, team: None, year: None, findings: "推进扎实".into(), grade: None,
            class: Some(OfficialClass::Strong), follows: String::new(), entries,
        };
        let (writer, person, decider, name) = (leader.clone(), own.clone(), officer.clone(), house.name);
        db.write(move |tx| {
            let id = appraisals::open(tx, &writer, head, &it)?;
            appraisals::keep(tx, &writer, (id, 1), &it)?;
            assert!(matches!(appraisals::find(tx, &person, id), Err(Error::NotFound)), "{name}: before they are told");
            appraisals::tell(tx, &writer, (id, 2), false)?;
            appraisals::reply(tx, &person, (id, 3), (false, "数字有误"))?;
            appraisals::answer(tx, &writer, (id, 4), "已核对")?;
            assert_eq!(appraisals::finish(tx, &decider, (id, 5))?.state, AppraisingState::Final);
            let (classes, listed) = Searcher::default().with(tx, |tx, index| {
                Ok((appraisals::classes(tx, index, &decider)?, appraisals::list(tx, index, &person, &appraisals::Question { limit: 10, ..Default::default() })?))
            })?;
            assert_eq!((classes[0].class, listed.len()), (OfficialClass::Strong, 1), "{name}");
            let recent = Searcher::default().with(tx, |tx, index| file::recent(tx, index, &decider, (i64::MAX, 10)))?;
            assert!(recent.is_empty() || recent[0].0 == head, "{name}: sealed after this unit of work on PostgreSQL");
            Ok(())
        })
        .unwrap();
        let viewer = officer.clone();
        let recent = db.read(move |tx| Searcher::default().with(tx, |tx, index| file::recent(tx, index, &viewer, (i64::MAX, 10)))).unwrap();
        assert_eq!((recent[0].0, recent[0].1.table.as_str()), (head, "entry"), "{}", house.name);
    });
}

#[test]
fn a_survey_is_answered_by_name_and_by_slip() {
    each(|house, setting| {
        let db = &house.db;
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let people: Vec<PersonId> = ["甲", "乙"].into_iter().map(|name| in_post(db, name, setting.town, "干部")).collect();
        let answerers: Vec<Viewer> = people.iter().zip(["first", "second"]).map(|(person, name)| signed_in(db, name, Role::Official, setting.town, Some(*person))).collect();
        let survey = Survey {
            kind: SurveyKind::Poll, title: "意见".into(), intro: String::new(), unit: setting.city, owners: vec![], groups: vec![Group { name: "干部".into() }],
            questions: vec![Question { kind: QuestionKind::One, text: "好不好".into(), options: vec!["好".into(), "不好".into()], rows: vec![], most: None, required: true }],
            smallest: 3, closes: day("2026-12-31"),
        };
        let viewer = officer.clone();
        let (id, codes) = db
            .write(move |tx| {
                let id = surveys::create(tx, &viewer, &survey)?;
                surveys::change(tx, &viewer, id, &survey)?;
                let drawn = surveys::sample(tx, people.clone(), 2)?;
                assert_eq!(surveys::invite(tx, &viewer, id, (0, &drawn))?, 2);
                let codes = surveys::codes(tx, &viewer, id, (0, 3))?;
                surveys::open(tx, &viewer, id)?;
                Ok((id, codes))
            })
            .unwrap();
        for viewer in answerers {
            db.write(move |tx| {
                assert_eq!(surveys::waiting(tx, &viewer)?.len(), 1);
                surveys::answer(tx, &viewer, id, &vec![Some(Answer::One(0))])?;
                assert!(matches!(surveys::answer(tx, &viewer, id, &vec![Some(Answer::One(1))]), Err(Error::Refused(_))));
                Ok(())
            })
            .unwrap();
        }
        let slip = codes[0].clone();
        db.write(move |tx| {
            surveys::form_of_code(tx, &slip)?;
            surveys::answer_by_code(tx, &slip, &vec![Some(Answer::One(1))])
        })
        .unwrap();
        let (viewer, name) = (officer.clone(), house.name);
        db.write(move |tx| {
            surveys::close(tx, &viewer, id)?;
            let (told, results) = surveys::results(tx, &viewer, id)?;
            assert_eq!(results.asked[0].cells[0].counts, [2, 1], "{name}");
            let turnout = surveys::turnout(tx, id, &told.survey)?[0];
            assert_eq!((turnout.asked, turnout.answered, surveys::list(tx, &viewer)?.len(), surveys::close_due(tx)?.len()), (5, 3, 1, 0), "{name}");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn levels_and_portraits() {
    each(|house, setting| {
        let db = &house.db;
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        two_sources(db, &officer, setting.head);
        let (viewer, person, town, name) = (officer.clone(), setting.head, setting.town, house.name);
        db.write(move |tx| {
            let levels = vec!["会看".into(), "会做".into()];
            let node = Competence { parent: None, code: "A".into(), title: "抓项目".into(), about: String::new(), levels, sort: 0 };
            let id = competences::set(tx, &viewer, None, &node)?;
            competences::set(tx, &viewer, Some(id), &Competence { title: "抓落实".into(), ..node })?;
            let rating = Rating { competence: id, level: 2 };
            let claim = Claim { kind: EntryKind::Rating, rating: Some(rating), stage: Stage::Observe, ..crate::house::claim(Tier::Organisation) };
            ledger::append(tx, &viewer, person, &claim, None)?;
            assert_eq!(competences::given(tx, person)?.iter().map(|given| given.level).collect::<Vec<_>>(), [2], "{name}");
            let post = unit::posts_on(tx, town, day("2026-03-24"))?.remove(0).value.post;
            competences::set_needs(tx, &viewer, post, &[rating])?;
            assert_eq!((competences::needs(tx, post)?, competences::needs(tx, PostId(1))?), (vec![rating], vec![]), "{name}");
            assert_eq!(competences::astray(tx)?, [], "{name}");
            competences::end(tx, &viewer, id)?;
            assert_eq!(competences::all(tx)?, [], "{name}");
            Ok(())
        })
        .unwrap();
        let viewer = officer.clone();
        db.read(move |tx| {
            let sight = viewer::see(tx, &viewer, person)?;
            let facts = portrait::facts(tx, &viewer, person, (&sight, None))?;
            let known = portrait::facts(tx, &viewer, person, (&sight, Some(i64::MAX)))?;
            assert_eq!((facts.clone(), facts.entries.len(), portrait::titles(tx, person, sight.tier)?.len()), (known, 3, 3), "{name}");
            assert!(portrait::facts(tx, &viewer, person, (&sight, Some(0)))?.entries.is_empty(), "{name}: before anything was sealed");
            assert!(!draw(&facts, day("2026-03-24")).is_empty());
            Ok(())
        })
        .unwrap();
    });
}

/// Every role over the county and the town, against every query of this stage.
#[test]
fn no_role_reads_above_its_tier() {
    each(|house, setting| {
        let (db, person) = (&house.db, setting.head);
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        publish(db, &leader, &study(setting, &[(SourceKind::Seen, Stance::For)]));
        let viewer = leader.clone();
        db.write(move |tx| {
            for tier in [Tier::Public, Tier::Own, Tier::Organisation, Tier::Restricted] {
                let entry = ledger::append(tx, &viewer, person, &Claim { kind: EntryKind::Opinion, channel: Some(Channel::Letter), front_line: Some(FrontLine::Rural), ..crate::house::claim(tier) }, None)?;
                let new = statements::New { person, front_line: FrontLine::Rural, text: "说法".into(), tier, study: None, made_on: day("2026-03-02") };
                statements::make(tx, &viewer, &new, &[(entry, Stance::For)])?;
            }
            let open = Appraising {
                kind: AppraisingKind::NoPost, held_on: day("2026-03-02"), project: None, milestone: None, team: None, year: None, findings: "略".into(), grade: None, class: None,
                follows: String::new(), entries: vec![],
            };
            appraisals::open(tx, &viewer, person, &open)?;
            studies::begin(tx, &viewer, &Study { statements: vec![], ..study_of(person, viewer.reach(Permission::Observe)[0].0) })
        })
        .unwrap();
        for role in Role::ALL.iter().copied() {
            for (place, unit) in [("county", setting.county), ("town", setting.town)] {
                let viewer = signed_in(db, Box::leak(format!("{}-{place}", role.code()).into_boxed_str()), role, unit, None);
                reads_no_more(house, &viewer, person, role);
            }
        }
    });
}

fn study_of(person: PersonId, unit: domain::id::UnitId) -> Study {
    Study {
        unit, held_on: day("2026-03-02"), place: format!("{person}"), unannounced: true, team: None, project: None, difficulties: vec![], note: String::new(), statements: vec![],
    }
}

fn reads_no_more(house: &House, viewer: &Viewer, person: PersonId, role: Role) {
    let (viewer, name) = (viewer.clone(), house.name);
    house
        .db
        .read(move |tx| {
            let case = format!("{role:?} on {name}");
            let searcher = Searcher::default();
            let drafts = studies::list(tx, &viewer, None, 100)?.into_iter().filter(|told| told.state == domain::observe::StudyState::Draft).count();
            assert_eq!(drafts, 0, "{case}: another's draft");
            let sight = viewer::sight(tx, &viewer, person)?;
            let tier = sight.as_ref().map_or(Tier::Public, |sight| sight.tier);
            let observes = sight.as_ref().is_some_and(|sight| sight.may(Permission::Observe));
            searcher.with(tx, |tx, index| {
                let listed = statements::list(tx, index, &viewer, &statements::Question { limit: 100, ..Default::default() })?;
                assert!(listed.rows.iter().all(|told| sight.is_some() && told.tier <= tier), "{case}: statements");
                let (lines, counts) = match comments::list(tx, index, &viewer, &comments::Question { limit: 100, ..Default::default() }) {
                    Err(Error::Refused(_)) => Default::default(),
                    found => found?,
                };
                let most = if observes { usize::from(tier.ordinal()) + 1 } else { 0 };
                assert!(lines.len() <= most && counts.all == lines.len(), "{case}: comments");
                assert_eq!(appraisals::list(tx, index, &viewer, &appraisals::Question { limit: 100, ..Default::default() })?.len(), usize::from(observes), "{case}: appraisals");
                let recent = file::recent(tx, index, &viewer, (i64::MAX, 100))?;
                assert!(sight.is_some() || recent.iter().all(|(of, _)| *of != person), "{case}: changes");
                Ok(())
            })?;
            if let Some(sight) = &sight {
                assert!(statements::of_person(tx, person, sight)?.iter().all(|told| told.tier <= sight.tier), "{case}: statements of one");
                let facts = portrait::facts(tx, &viewer, person, (sight, None))?;
                assert!(facts.entries.iter().all(|entry| entry.tier <= sight.tier && entry.stage != Stage::Care), "{case}: portrait");
            }
            Ok(())
        })
        .unwrap();
}
