//! Decisions about register rows that people enter: what may stand in a file.

use crate::{
    date::{Day, MonthOrDay},
    message::Refusal,
    people::{
        facts::{Appointment, Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
        unit::name_given,
    },
    rules::Rulebook,
};

/// The longest text of a field, in characters; a résumé may be longer.
const TEXT_MAX: usize = 2000;

pub fn person(person: &Person, rules: &Rulebook, today: Day) -> Result<(), Refusal> {
    name_given(&person.name, "name")?;
    not_to_come(person.birth, today, "birth")?;
    if crate::people::code::ethnicity_name(&person.ethnicity).is_none() {
        return Err(Refusal::new("refusal.code").with("value", &person.ethnicity).at("ethnicity"));
    }
    for (date, field, rule) in [
        (person.work_began, "work_began", "people.work_age_min"),
        (person.party_joined, "party_joined", "people.party_age_min"),
    ] {
        let Some(date) = date else { continue };
        not_to_come(date, today, field)?;
        let years = date.month().ordinal() - person.birth.month().ordinal();
        let least = rules.number(rule, today).unwrap_or(0);
        if i64::from(years) < least * 12 {
            return Err(Refusal::new("refusal.too_young").with("least", least).with("date", date).at(field));
        }
    }
    [
        (&person.native_place, "native_place"),
        (&person.birth_place, "birth_place"),
        (&person.health, "health"),
        (&person.professional_title, "professional_title"),
        (&person.speciality, "speciality"),
        (&person.present_post, "present_post"),
    ]
    .into_iter()
    .try_for_each(|(text, field)| text_fits(text, field))
}

/// `birth` is the holder's; nobody holds a post as a child.
pub fn appointment(row: &Appointment, birth: MonthOrDay, today: Day) -> Result<(), Refusal> {
    name_given(&row.title, "title")?;
    in_order(row.since, row.until)?;
    not_to_come(row.since, today.plus_days(366), "since")?;
    if row.since.month().ordinal() - birth.month().ordinal() < 14 * 12 {
        return Err(Refusal::new("refusal.too_young").with("least", 14).with("date", row.since).at("since"));
    }
    Ok(())
}

pub fn rank_held(row: &RankHeld, today: Day) -> Result<(), Refusal> {
    if row.rank.is_none() && row.grade.is_none() {
        return Err(Refusal::new("refusal.empty").at("rank"));
    }
    in_order(row.since, row.until)?;
    not_to_come(row.since, today.plus_days(366), "since")
}

pub fn education(row: &Education, birth: MonthOrDay) -> Result<(), Refusal> {
    if row.level_text.is_empty() && row.degree_text.is_empty() {
        return Err(Refusal::new("refusal.empty").at("level_text"));
    }
    text_fits(&row.school, "school")?;
    match row.graduated {
        Some(date) if date <= birth => Err(Refusal::new("refusal.before_birth").with("date", date).at("graduated")),
        _ => Ok(()),
    }
}

pub fn appraisal(row: &Appraisal, today: Day) -> Result<(), Refusal> {
    if (1949..=today.year()).contains(&row.year) {
        return Ok(());
    }
    Err(Refusal::new("refusal.year").with("value", row.year).at("year"))
}

pub fn award(row: &Award, today: Day) -> Result<(), Refusal> {
    name_given(&row.title, "title")?;
    row.on.map_or(Ok(()), |on| not_to_come(on, today, "on"))
}

pub fn penalty(row: &Penalty, today: Day) -> Result<(), Refusal> {
    name_given(&row.title, "title")?;
    not_to_come(row.on, today, "on")?;
    in_order(row.on, row.until)
}

pub fn relative(row: &Relative, today: Day) -> Result<(), Refusal> {
    name_given(&row.relation, "relation")?;
    name_given(&row.name, "name")?;
    text_fits(&row.unit_and_post, "unit_and_post")?;
    row.birth.map_or(Ok(()), |birth| not_to_come(birth, today, "birth"))
}

/// A reason given for a correction: a few words at least.
pub fn why(text: &str) -> Result<(), Refusal> {
    if text.trim().chars().count() < 2 {
        return Err(Refusal::new("refusal.reason_missing").at("why"));
    }
    text_fits(text, "why")
}

pub fn text_fits(text: &str, field: &str) -> Result<(), Refusal> {
    if text.contains('\0') {
        return Err(Refusal::new("refusal.nul").at(field));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::new("refusal.too_long").with("most", TEXT_MAX).at(field));
    }
    Ok(())
}

fn not_to_come(date: MonthOrDay, today: Day, field: &str) -> Result<(), Refusal> {
    if date.reached_on(today) {
        return Ok(());
    }
    Err(Refusal::new("refusal.not_yet").with("date", date).at(field))
}

fn in_order(since: MonthOrDay, until: Option<MonthOrDay>) -> Result<(), Refusal> {
    if until.is_some_and(|until| until < since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::code::{AppointmentKind, PoliticalStatus, PostKind, Service, Sex};

    fn date(text: &str) -> MonthOrDay {
        text.parse().unwrap()
    }
    fn today() -> Day {
        "2026-03-24".parse().unwrap()
    }
    fn someone() -> Person {
        Person {
            name: "林晓棠".into(), sex: Sex::Female, birth: date("1988-05"), ethnicity: "01".into(), native_place: String::new(),
            birth_place: String::new(), political_status: PoliticalStatus::PartyMember, party_joined: Some(date("2009-06")),
            work_began: Some(date("2010-08")), health: "健康".into(), professional_title: String::new(), speciality: String::new(),
            present_post: String::new(), management: None, service: Service::Serving,
        }
    }

    #[test]
    fn persons() {
        for (case, change, expected) in [
            ("sound", (|_| ()) as fn(&mut Person), None),
            ("no name", |it| it.name = " ".into(), Some("refusal.empty")),
            ("not born yet", |it| it.birth = date("2026-04"), Some("refusal.not_yet")),
            ("worked at fifteen", |it| it.work_began = Some(date("2003-05")), Some("refusal.too_young")),
            ("worked from sixteen", |it| it.work_began = Some(date("2004-05")), None),
            ("joined at seventeen", |it| it.party_joined = Some(date("2006-04")), Some("refusal.too_young")),
            ("no such people", |it| it.ethnicity = "77".into(), Some("refusal.code")),
            ("a NUL", |it| it.health = "a\0".into(), Some("refusal.nul")),
        ] {
            let mut changed = someone();
            change(&mut changed);
            let refusal = person(&changed, &Rulebook::shipped(), today()).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn appointments() {
        let row = |since: &str, until: Option<&str>| Appointment {
            since: date(since), until: until.map(date), kind: AppointmentKind::Transfer, main: true,
            title: "青陂镇党委书记".into(), post_kind: PostKind::Chief, rank: None,
        };
        for (case, since, until, expected) in [
            ("sound", "2019-03", Some("2021-05"), None),
            ("open", "2019-03", None, None),
            ("turned round", "2021-05", Some("2019-03"), Some("refusal.ends_before_it_begins")),
            ("a child", "2000-01", None, Some("refusal.too_young")),
            ("years ahead", "2030-01", None, Some("refusal.not_yet")),
        ] {
            let refusal = appointment(&row(since, until), date("1988-05"), today()).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }
}
