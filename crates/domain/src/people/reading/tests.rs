//! Forms read into facts and written again. All persons are invented.

use proptest::prelude::*;

use super::*;
use crate::{
    date::Month,
    people::{
        code::{AppointmentKind, AppraisalGrade, AwardKind, DegreeLevel, Discipline, EducationLevel, Grade, PenaltyKind, Rank},
        facts::{Appraisal, Award, Penalty},
    },
};

fn today() -> Day {
    "2026-03-24".parse().unwrap()
}

fn sample() -> Form {
    Form {
        name: "林　岚".into(),
        sex: "女".into(),
        birth: "198503".into(),
        ethnicity: "汉族".into(),
        party_joined: "200706".into(),
        work_began: "200707".into(),
        full_time: Schooling { education: "大学".into(), degree: "经济学学士".into(), education_school: "云岭大学经济系".into(), degree_school: String::new() },
        in_service: Schooling { education: "中央党校研究生".into(), ..Schooling::default() },
        present_post: "青陂镇党委书记".into(),
        resume: "2003.09--2007.07  云岭大学经济系经济学专业学生\r\n2007.07--2015.01  石桥镇科员\r\n2015.01--         青陂镇党委书记".into(),
        awards_and_penalties: "2019年3月，记三等功".into(),
        appraisals: "2021年优秀；2022年称职".into(),
        family: vec![
            FamilyMember { relation: "丈夫".into(), name: "周 川".into(), birth: "1984.3".into(), political_status: "群众".into(), unit_and_post: "青陂中学教师".into() },
            FamilyMember { relation: "父亲".into(), name: "林某".into(), birth: String::new(), political_status: String::new(), unit_and_post: "原石桥村农民（已去世）".into() },
            FamilyMember::default(),
        ],
        ..Form::default()
    }
}

fn codes(form: &Form) -> Vec<String> {
    let read = read_form(form, today(), "a.lrmx");
    read.findings.into_iter().map(|finding| finding.code.trim_start_matches("finding.").to_owned()).collect()
}

#[test]
fn a_form() {
    let read = read_form(&sample(), today(), "a.lrmx");
    assert_eq!(read.findings, []);
    let facts = read.value.unwrap();
    assert_eq!((facts.person.name.as_str(), facts.person.ethnicity.as_str(), facts.person.political_status), ("林岚", "01", PoliticalStatus::PartyMember));
    assert_eq!(facts.appointments.iter().map(|post| (post.title.as_str(), post.kind, post.rank)).collect::<Vec<_>>(), [
        ("石桥镇科员", AppointmentKind::Recruitment, Some(Rank::Staff)),
        ("青陂镇党委书记", AppointmentKind::Promotion, Some(Rank::TownshipChief)),
    ]);
    assert_eq!(facts.relatives.iter().map(|r| (r.name.as_str(), r.birth.map(|b| b.to_string()), r.died)).collect::<Vec<_>>(), [
        ("周川", Some("1984-03".into()), false), ("林某", None, true),
    ]);
    assert_eq!(facts.educations.iter().map(|e| (e.level, e.degree, e.discipline)).collect::<Vec<_>>(), [
        (Some(EducationLevel::Undergraduate), Some(DegreeLevel::Bachelor), Some(Discipline::Economics)), (Some(EducationLevel::Postgraduate), None, None),
    ]);
    assert_eq!((facts.awards.len(), facts.penalties.len(), facts.appraisals.len()), (1, 0, 2));
}

#[test]
fn findings_of_forms() {
    type Change = fn(&mut Form);
    let rows: [(&str, Change, &[&str]); 17] = [
        ("no name", |f| f.name = " ".into(), &["name_missing"]),
        ("no sex", |f| f.sex.clear(), &["sex_unknown"]),
        ("no birth", |f| f.birth.clear(), &["birth_unknown"]),
        ("birth in no words", |f| f.birth = "三月".into(), &["date_form", "birth_unknown"]),
        ("birth to come", |f| f.birth = "202701".into(), &["birth_unknown"]),
        ("people unknown", |f| f.ethnicity = "某族".into(), &["ethnicity_unknown"]),
        ("worked as a child", |f| f.work_began = "200102".into(), &["too_young"]),
        ("party as a child", |f| f.party_joined = "200302".into(), &["too_young"]),
        ("number of another", |f| f.identity_number = IdentityNumber::build(999_101, "1985-04-01".parse().unwrap(), 1).as_str().into(), &["identity_birth_differs", "identity_sex_differs"]),
        ("own number", |f| f.identity_number = IdentityNumber::build(999_101, "1985-03-01".parse().unwrap(), 2).as_str().to_lowercase(), &[]),
        ("number wrong", |f| f.identity_number = "110105194912310021".into(), &["identity_check"]),
        ("post as a child", |f| f.resume = "1995.01--2007.07  石桥镇科员\n2007.07--  青陂镇党委书记".into(), &["post_too_young"]),
        ("post to come", |f| f.resume = "2007.07--2026.05  青陂镇干部\n2026.05--  青陂镇党委书记".into(), &["post_to_come"]),
        ("another post", |f| f.present_post = "县水利局局长".into(), &["present_post_differs"]),
        ("appraisal unread", |f| f.appraisals = "近年均好".into(), &["appraisal_unread"]),
        ("education unread", |f| f.full_time.education = "不详".into(), &["education_unread"]),
        ("a relative's birth", |f| f.family[0].birth = "八四年".into(), &["date_form"]),
    ];
    for (case, change, expected) in rows {
        let mut form = sample();
        change(&mut form);
        assert_eq!(codes(&form), expected, "{case}");
    }
    let empty = read_form(&Form::default(), today(), "a.lrmx");
    assert!(empty.value.is_none() && empty.findings.iter().all(|finding| finding.place.file == "a.lrmx"));
}

#[test]
fn party_words() {
    use PoliticalStatus::*;
    for (text, status, joined) in [
        ("198503", PartyMember, Some("1985-03")),
        ("1985.03", PartyMember, Some("1985-03")),
        ("1985年3月", PartyMember, Some("1985-03")),
        ("（198503）", PartyMember, Some("1985-03")),
        ("2023.06（预备）", Probationary, Some("2023-06")),
        ("202306（中共预备党员）", Probationary, Some("2023-06")),
        ("中共党员", PartyMember, None),
        ("民革", Mingge, None),
        ("民盟（199903）", Minmeng, Some("1999-03")),
        ("198503；民盟", PartyMember, Some("1985-03")),
        ("九三学社", Jiusan, None),
        ("无党派", NonParty, None),
        ("无党派人士", NonParty, None),
        ("共青团员", League, None),
        ("群众", Masses, None),
        ("", Masses, None),
        ("无", Masses, None),
    ] {
        let facts = read_form(&Form { party_joined: text.into(), ..sample() }, today(), "").value.unwrap();
        assert_eq!((facts.person.political_status, facts.person.party_joined.map(|date| date.to_string()).as_deref()), (status, joined), "{text}");
    }
    assert_eq!(codes(&Form { party_joined: "198503；民盟".into(), birth: "196503".into(), ..sample() }), ["party_second"]);
}

#[test]
fn small_words() {
    for (text, expected) in [
        ("198503", Ok("1985-03")), ("19850324", Ok("1985-03-24")), ("1985.3", Ok("1985-03")), ("1985-03", Ok("1985-03")), ("1985年3月", Ok("1985-03")),
        ("1985年3月24日", Ok("1985-03-24")), ("1985/3/24", Ok("1985-03-24")), ("2026-03-24 00:00", Ok("2026-03-24")), ("１９８５．０３", Ok("1985-03")),
        ("1985.03(41岁)", Ok("1985-03")), ("19850300", Ok("1985-03")), ("1985", Err("finding.date_form")), ("1985.13", Err("finding.date_form")),
        ("18500101", Err("finding.date_range")), ("三月", Err("finding.date_form")), ("", Err("finding.date_form")),
    ] {
        assert_eq!(date_words(text).map(|date| date.to_string()), expected.map(str::to_owned), "{text}");
    }
    for (text, level) in [
        ("研究生", EducationLevel::Postgraduate), ("中央党校研究生", EducationLevel::Postgraduate), ("省委党校大学", EducationLevel::Undergraduate), ("大学本科", EducationLevel::Undergraduate),
        ("大学专科", EducationLevel::JuniorCollege), ("大专", EducationLevel::JuniorCollege), ("中专", EducationLevel::SecondaryVocational), ("高中", EducationLevel::SeniorMiddle), ("undergraduate", EducationLevel::Undergraduate),
    ] {
        assert_eq!(education_words(text), Some(level), "{text}");
    }
    for (text, degree, discipline) in [
        ("经济学学士", DegreeLevel::Bachelor, Discipline::Economics), ("工商管理硕士", DegreeLevel::Master, Discipline::Management), ("法律硕士", DegreeLevel::Master, Discipline::Law),
        ("理学博士", DegreeLevel::Doctor, Discipline::Science), ("管理学学士", DegreeLevel::Bachelor, Discipline::Management), ("公共管理硕士（MPA）", DegreeLevel::Master, Discipline::Management),
        ("工程硕士", DegreeLevel::Master, Discipline::Engineering), ("文学学士", DegreeLevel::Bachelor, Discipline::Literature), ("医学学士", DegreeLevel::Bachelor, Discipline::Medicine),
        ("历史学学士", DegreeLevel::Bachelor, Discipline::History), ("法学学士", DegreeLevel::Bachelor, Discipline::Law), ("农学学士", DegreeLevel::Bachelor, Discipline::Agriculture),
    ] {
        assert_eq!((degree_words(text), discipline_words(text)), (Some(degree), Some(discipline)), "{text}");
    }
    for (text, rank) in [("正科级", Some(Rank::TownshipChief)), ("县处级副职", Some(Rank::CountyDeputy)), ("township_deputy", Some(Rank::TownshipDeputy)), ("很高", None)] {
        assert_eq!(rank_words(text), rank, "{text}");
    }
    for (text, grade) in [("四级主任科员", Some(Grade::PrincipalStaff4)), ("1级科员", Some(Grade::Staff1)), ("主任科员", None)] {
        assert_eq!(grade_words(text), grade, "{text}");
    }
    for (text, grade) in [("优秀", Some(AppraisalGrade::Excellent)), ("合格", Some(AppraisalGrade::Competent)), ("excellent", Some(AppraisalGrade::Excellent)), ("好", None)] {
        assert_eq!(appraisal_words(text), grade, "{text}");
    }
    for (text, sex) in [("男", Some(Sex::Male)), ("female", Some(Sex::Female)), ("2", Some(Sex::Female)), ("?", None)] {
        assert_eq!(sex_words(text), sex, "{text}");
    }
    for status in PoliticalStatus::ALL {
        assert_eq!(political_words(political_name(*status)), Some(*status));
    }
}

fn month(at: i32) -> MonthOrDay {
    MonthOrDay::Month(Month::from_ordinal(at).unwrap())
}

fn any_person() -> impl Strategy<Value = Person> {
    let status = prop::sample::select(PoliticalStatus::ALL.to_vec());
    ("[一-龥]{2,4}", any::<bool>(), 1960 * 12..1990 * 12_i32, status, prop::option::of(20 * 12..30 * 12_i32), 1usize..57).prop_map(|(name, male, birth, political_status, joined, people)| Person {
        name,
        sex: if male { Sex::Male } else { Sex::Female },
        birth: month(birth),
        ethnicity: format!("{people:02}"),
        native_place: "云岭青陂".into(),
        birth_place: String::new(),
        political_status,
        party_joined: joined.map(|age| month(birth + age)),
        work_began: Some(month(birth + 20 * 12)),
        health: "健康".into(),
        professional_title: String::new(),
        speciality: String::new(),
        present_post: "青陂镇干部".into(),
        management: None,
        service: Service::Serving,
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        person in any_person(),
        posts in prop::collection::vec((1..40_i32, 0..40_i32, prop::sample::select(vec!["青陂镇科员", "青陂镇副镇长", "县水利局党组书记、局长", "县委办公室四级主任科员"]), any::<bool>(), prop::sample::select(vec![None, Some(AppointmentKind::Secondment), Some(AppointmentKind::Dispatch)])), 0..6),
        appraisals in prop::collection::btree_map(2000i16..2025, prop::sample::select(AppraisalGrade::ALL.to_vec()), 0..9),
        awards in prop::collection::vec((prop::option::of(2000 * 12..2020 * 12_i32), prop::sample::select(vec![(AwardKind::Commendation, "县委嘉奖"), (AwardKind::Merit3, "记三等功"), (AwardKind::Other, "先进个人"), (AwardKind::Title, "授予劳动模范称号")])), 0..4),
        penalties in prop::collection::vec((2000 * 12..2020 * 12_i32, prop::sample::select(vec![(PenaltyKind::Demerit, "政务记过处分"), (PenaltyKind::Admonition, "诫勉")])), 0..3),
        died in any::<bool>(),
    ) {
        let mut since = person.birth.month().ordinal() + 20 * 12;
        let mut appointments = Vec::new();
        for (length, gap, title, beside, kind) in posts {
            let post = |title: &str, main, kind: Option<AppointmentKind>| Appointment {
                since: month(since), until: Some(month(since + length)), kind: kind.unwrap_or(AppointmentKind::Transfer), main, title: title.into(), post_kind: post_kind(title), rank: None,
            };
            appointments.push(post(title, true, kind));
            if beside && kind.is_none() {
                appointments.push(post("县文联主席", false, None));
            }
            since += length + gap;
        }
        let relative = Relative { relation: "父亲".into(), name: "林某".into(), birth: Some(month(1950 * 12)), political_status: "群众".into(), unit_and_post: if died { "石桥村农民（已去世）" } else { "石桥村农民" }.into(), died };
        let facts = Facts {
            person,
            identity_number: String::new(),
            educations: vec![Education { kind: SchoolingKind::FullTime, level: Some(EducationLevel::Undergraduate), level_text: "大学".into(), degree: Some(DegreeLevel::Bachelor), discipline: Some(Discipline::Law), degree_text: "法学学士".into(), school: "云岭大学法律系".into(), degree_school: String::new(), graduated: None }],
            appointments,
            appraisals: appraisals.into_iter().map(|(year, grade)| Appraisal { year, grade }).collect(),
            awards: awards.into_iter().map(|(on, (kind, title))| Award { on: on.map(month), kind, title: title.into() }).collect(),
            penalties: penalties.into_iter().map(|(on, (kind, title))| Penalty { on: month(on), kind, title: title.into(), until: None }).collect(),
            relatives: vec![relative],
        };
        let read = read_form(&write_form(&facts), "2040-01-01".parse().unwrap(), "").value.unwrap();
        let posts = |facts: &Facts| facts.appointments.iter().map(|post| {
            let temporary = matches!(post.kind, AppointmentKind::Secondment | AppointmentKind::Dispatch).then_some(post.kind);
            (post.since, post.until, post.main, post.title.clone(), post.post_kind, temporary)
        }).collect::<Vec<_>>();
        prop_assert_eq!(posts(&read), posts(&facts));
        let rest = |facts: &Facts| Facts { appointments: Vec::new(), ..facts.clone() };
        prop_assert_eq!(rest(&read), rest(&facts));
    }

    #[test]
    fn any_words_are_survived(a in "\\PC{0,30}", b in "[0-9年月日.\\-—；，（）优秀称职兼副书记长处分警告]{0,40}") {
        let form = Form { party_joined: b.clone(), birth: b.clone(), resume: format!("2011.01--2012.01  {b}\n{a}"), awards_and_penalties: b.clone(), appraisals: b, name: a.clone(), identity_number: a, ..sample() };
        let _ = read_form(&form, today(), "");
    }
}
