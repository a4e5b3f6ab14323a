//! What sources amount to, and what may be put on file.

use proptest::prelude::*;

use super::*;

fn seen(kind: SourceKind, stance: Stance) -> Standing {
    Standing { kind, stance }
}

#[test]
fn what_sources_amount_to() {
    use {SourceKind as K, Stance as S, StatementState as T};
    for (case, sources, expected) in [
        ("nothing", vec![], T::Withdrawn),
        ("the head alone", vec![(K::HeadStatement, S::For)], T::SingleSource),
        ("the head, said twice", vec![(K::HeadStatement, S::For), (K::HeadStatement, S::For)], T::SingleSource),
        ("the head and the person, who are one", vec![(K::HeadStatement, S::For), (K::OwnStatement, S::For)], T::SingleSource),
        ("the head and what was seen", vec![(K::HeadStatement, S::For), (K::Seen, S::For)], T::Confirmed),
        ("two against one", vec![(K::HeadStatement, S::For), (K::Seen, S::For), (K::FromMasses, S::Against)], T::Disputed),
        ("one against, none for", vec![(K::FromMasses, S::Against)], T::Disputed),
    ] {
        let sources: Vec<Standing> = sources.into_iter().map(|(kind, stance)| seen(kind, stance)).collect();
        assert_eq!(standing(&sources).state, expected, "{case}");
    }
}

fn study() -> Study {
    let source = |source, stance, text: &str| Source { source, stance, who: String::new(), text: text.into(), place: String::new(), noted_at: None, attachments: vec![] };
    Study {
        unit: UnitId(9), held_on: "2026-03-02".parse().unwrap(), place: "青陂镇渔港".into(), unannounced: true, team: None, project: None, note: String::new(), difficulties: vec![],
        statements: vec![Statement {
            person: PersonId(7), front_line: FrontLine::Projects, text: "渔港二期进度过半".into(),
            sources: vec![source(SourceKind::HeadStatement, Stance::For, "已完成六成"), source(SourceKind::Seen, Stance::Against, "只见桩基")],
        }],
    }
}

#[test]
fn what_may_be_published() {
    let today = "2026-03-10".parse().unwrap();
    let with = |change: fn(&mut Study), observer: i64| {
        let mut study = study();
        change(&mut study);
        check_publish(&study, Some(PersonId(observer)), today).map_err(|refusal| (refusal.code, refusal.field.unwrap_or_default())).err()
    };
    for (case, found, expected) in [
        ("as it is", with(|_| (), 1), None),
        ("tomorrow", with(|it| it.held_on = "2026-03-11".parse().unwrap(), 1), Some(("refusal.not_yet", "held_on"))),
        ("long ago", with(|it| it.held_on = "2024-03-11".parse().unwrap(), 1), Some(("refusal.study_long_ago", "held_on"))),
        ("oneself", with(|_| (), 7), Some(("refusal.observe_self", "statements.0.person"))),
        ("nothing", with(|it| it.statements.clear(), 1), Some(("refusal.study_empty", "statements"))),
        ("a statement without a source", with(|it| it.statements[0].sources.clear(), 1), Some(("refusal.statement_no_source", "statements.0.sources"))),
        ("a source that says nothing", with(|it| it.statements[0].sources[1].text = " ".into(), 1), Some(("refusal.empty", "statements.0.sources.1.text"))),
        ("the person's own words by another", with(|it| it.statements[0].sources[0].source = SourceKind::OwnStatement, 1), Some(("refusal.not_own_statement", "statements.0.sources.0.source"))),
    ] {
        assert_eq!(found.as_ref().map(|(code, field)| (code.as_str(), field.as_str())), expected, "{case}");
    }
}

#[test]
fn who_looks_at_whom() {
    let team = |members: &[i64], people: &[i64]| Team {
        title: "渔港二期考察专班".into(), task: String::new(), project: None, from: "2026-03-01".parse().unwrap(), to: "2026-06-30".parse().unwrap(),
        members: members.iter().map(|id| PersonId(*id)).collect(), units: vec![], seats: Seats::default(), people: people.iter().map(|id| PersonId(*id)).collect(),
    };
    for (case, team, expected) in [
        ("two look at one", team(&[1, 2], &[7]), None),
        ("nobody in it", team(&[], &[7]), Some("refusal.team_empty")),
        ("nobody to look at", team(&[1], &[]), Some("refusal.team_nobody")),
        ("one of its own", team(&[1, 7], &[7]), Some("refusal.team_itself")),
        ("ends before it begins", Team { to: "2026-02-01".parse().unwrap(), ..team(&[1], &[7]) }, Some("refusal.ends_before_it_begins")),
    ] {
        assert_eq!(check_team(&team).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
    }
}

fn any_source() -> impl Strategy<Value = Standing> {
    (0..SourceKind::ALL.len(), any::<bool>())
        .prop_map(|(kind, supports)| seen(SourceKind::ALL[kind], if supports { Stance::For } else { Stance::Against }))
}

proptest! {
    #[test]
    fn no_conclusion_without_its_sources(sources in proptest::collection::vec(any_source(), 0..8), dropped in 0usize..8) {
        let state = standing(&sources);
        let backing = sources.iter().filter(|source| source.stance == Stance::For).count();
        if may_lower(state.state) {
            prop_assert!(backing >= 2 && sources.iter().all(|source| source.stance == Stance::For));
            // Without one of its kinds, what rested on two no longer stands confirmed.
            if state.kinds_for == 2 {
                let kind = sources[0].kind;
                let rest: Vec<Standing> = sources.iter().copied().filter(|source| source.kind != kind).collect();
                let both = sources.iter().any(|source| source.kind == SourceKind::OwnStatement) && sources.iter().any(|source| source.kind == SourceKind::HeadStatement);
                prop_assert!(both || !may_lower(standing(&rest).state));
            }
        }
        // The order in which sources came is no argument, and a denial is never outvoted.
        let mut turned = sources.clone();
        turned.rotate_left(if sources.is_empty() { 0 } else { dropped % sources.len() });
        prop_assert_eq!(standing(&turned), state);
        let mut denied = sources;
        denied.push(seen(SourceKind::ThirdParty, Stance::Against));
        prop_assert_eq!(standing(&denied).state, StatementState::Disputed);
    }
}
