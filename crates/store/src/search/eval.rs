//! Answers a question from the index; what the index does not hold is asked of the database, part by part.

use domain::{
    date::{Day, MonthOrDay},
    id::UnitId,
    people::{
        code::{DegreeLevel, Discipline, EducationLevel, Grade, Management, PoliticalStatus, PostKind, Rank, Service, Sex, UnitKind},
        filter::{self, Field, FieldType, Filter},
    },
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    search::{
        Bits, Index,
        index::{NEVER, NONE, is_there, stamp},
        org::UNKNOWN,
        sql,
    },
};
use domain::access::role::Permission;

impl Index {
    /// Everyone on record who meets the question.
    pub fn meeting(&self, tx: &mut Tx<'_>, filter: &Filter) -> Result<Bits, Error> {
        let found = match filter {
            Filter::All { of } => of.iter().try_fold(self.everyone(), |all, part| Ok::<_, Error>(all.and(&self.meeting(tx, part)?)))?,
            Filter::Any { of } => of.iter().try_fold(Bits::none(self.len()), |any, part| Ok::<_, Error>(any.or(&self.meeting(tx, part)?)))?,
            Filter::Not { of } => self.meeting(tx, of)?.others(),
            Filter::Is { field: Field::Discipline, values } => {
                let wanted = values.iter().filter_map(|code| Discipline::from_code(code)).fold(0u32, |all, it| all | 1 << it.ordinal());
                self.where_each(&self.disciplines, |held| held & wanted != 0)
            }
            Filter::Is { field, values } if field.kind() == FieldType::Code && *field != Field::Penalty => {
                let mut wanted = [false; 256];
                values.iter().filter_map(|code| number(*field, code)).for_each(|code| {
                    if let Some(cell) = wanted.get_mut(code as usize) {
                        *cell = true;
                    }
                });
                self.where_each(self.column(*field), |code| wanted.get(code as usize).copied().unwrap_or(false))
            }
            Filter::Between { field: Field::Age, from, to } => self.aged(from.as_deref(), to.as_deref()),
            Filter::Between { field, from, to } => self.between(*field, from.as_deref(), to.as_deref()),
            Filter::Has { field: Field::Name, text } => self.named(text),
            Filter::Has { field: Field::PresentPost, text } => {
                let mut found = Bits::none(self.len());
                self.posts.holding(text.trim(), |owner| found.insert(owner as usize));
                found
            }
            Filter::Under { units } => self.belonging_now(units),
            Filter::Held(held) if held.post.title.is_empty() => self.having_held(held),
            Filter::Appraised { grades, from_year, to_year, times_min } => {
                let mut times = vec![0u16; self.len()];
                let grades: Vec<u8> = grades.iter().map(|grade| grade.ordinal()).collect();
                let years = from_year.unwrap_or(i16::MIN)..=to_year.unwrap_or(i16::MAX);
                for row in self.appraised.iter().filter(|row| years.contains(&row.year) && grades.contains(&row.grade)) {
                    if let Some(count) = times.get_mut(row.owner as usize) {
                        *count += 1;
                    }
                }
                self.where_each(&times, |count| count >= times_min.unwrap_or(1).max(1))
            }
            other => self.asked_of_database(tx, other)?,
        };
        Ok(found.and(&self.everyone()))
    }

    /// The people the viewer may read about: those in the units of a reading grant, and the viewer.
    pub fn reach(&self, viewer: &Viewer) -> Bits {
        let mut found = self.reach_of(viewer, Permission::PeopleRead);
        if let Some(own) = viewer.person().and_then(|person| self.ordinal(person)) {
            found.insert(own);
        }
        found.and(&self.everyone())
    }

    /// The people in the units of a grant that gives a permission.
    pub fn reach_of(&self, viewer: &Viewer, permission: Permission) -> Bits {
        if viewer.is_system() {
            return self.everyone();
        }
        let mut found = Bits::none(self.len());
        for (unit, management) in viewer.reach(permission) {
            let under = self.org.under(&[unit]);
            let managed = management.map(Management::ordinal);
            let column = self.column(Field::Management);
            for (owner, place) in &self.belongs {
                let fits = managed.is_none_or(|code| column.get(*owner as usize) == Some(&code));
                if fits && under.get(*place as usize).copied().unwrap_or(false) {
                    found.insert(*owner as usize);
                }
            }
        }
        found.and(&self.everyone())
    }

    fn where_each<T: Copy>(&self, column: &[T], holds: impl Fn(T) -> bool) -> Bits {
        Bits::from_fn(self.len(), |ordinal| column.get(ordinal).copied().is_some_and(&holds))
    }

    fn aged(&self, from: Option<&str>, to: Option<&str>) -> Bits {
        let years = |text: Option<&str>| text.and_then(|text| text.parse::<i32>().ok());
        let today = stamp(self.today.into());
        // At least n years old: born on or before this day n years ago.
        let latest = years(from).map_or(i32::MAX, |least| today - least * 12 * 32);
        let earliest = years(to).map_or(NEVER, |most| today - (most + 1) * 12 * 32);
        let births = self.dates.get(&Field::Birth).map_or(&[][..], Vec::as_slice);
        self.where_each(births, |birth| birth != NEVER && birth <= latest && birth > earliest)
    }

    fn between(&self, field: Field, from: Option<&str>, to: Option<&str>) -> Bits {
        let date = |text: Option<&str>| text.and_then(|text| text.parse::<MonthOrDay>().ok());
        let earliest = date(from).map_or(NEVER + 1, stamp);
        // A month as the upper bound holds all its days.
        let latest = date(to).map_or(i32::MAX, |date| if matches!(date, MonthOrDay::Month(_)) { stamp(date) + 31 } else { stamp(date) });
        let dates = self.dates.get(&field).map_or(&[][..], Vec::as_slice);
        self.where_each(dates, |held| (earliest..=latest).contains(&held))
    }

    fn named(&self, wanted: &str) -> Bits {
        let mut found = Bits::none(self.len());
        self.names.holding(&text::key(wanted), |owner| found.insert(owner as usize));
        found
    }

    fn belonging_now(&self, units: &[UnitId]) -> Bits {
        let (under, today) = (self.org.under(units), stamp(self.today.into()));
        let mut found = Bits::none(self.len());
        for held in self.held.iter().filter(|held| held.now(today)) {
            if under.get(held.unit as usize).copied().unwrap_or(false) {
                found.insert(held.owner as usize);
            }
        }
        found
    }

    fn having_held(&self, asked: &filter::Held) -> Bits {
        let post = &asked.post;
        let under = (!post.units.is_empty()).then(|| self.org.under(&post.units));
        let kinds: Vec<u8> = post.kinds.iter().map(|kind| kind.ordinal()).collect();
        let post_kinds: Vec<u8> = post.post_kinds.iter().map(|kind| kind.ordinal()).collect();
        let ranks: Vec<u8> = post.ranks.iter().map(|rank| rank.ordinal()).collect();
        let places: Vec<bool> = self.org.nodes().map(|(_, node)| post.unit_kinds.contains(&node.kind)).collect();
        let in_place = |unit: u32| match &under {
            None => true,
            Some(under) if post.outside => unit != UNKNOWN && !under.get(unit as usize).copied().unwrap_or(false),
            Some(under) => is_there(unit) && under.get(unit as usize).copied().unwrap_or(false),
        };
        let any_or = |list: &[u8], code: u8| list.is_empty() || list.contains(&code);
        let today = stamp(self.today.into());
        let from = asked.from.map_or(NEVER, stamp);
        let to = asked.to.map_or(today.saturating_add(1), stamp).min(today.saturating_add(1));
        let mut months = vec![0i32; self.len()];
        let mut ever = Bits::none(self.len());
        for held in self.held.iter().filter(|held| held.owner != u32::MAX) {
            let (since, until) = (held.since.max(from), held.until.min(to));
            let fits = since < until
                && any_or(&post_kinds, held.post_kind)
                && any_or(&ranks, held.rank)
                && any_or(&kinds, held.kind)
                && (post.unit_kinds.is_empty() || places.get(held.unit as usize).copied().unwrap_or(false))
                && in_place(held.unit);
            if fits {
                ever.insert(held.owner as usize);
                if let Some(sum) = months.get_mut(held.owner as usize) {
                    *sum += until.min(today) / 32 - since / 32;
                }
            }
        }
        let least = i32::try_from(asked.months_min.unwrap_or(0)).unwrap_or(i32::MAX);
        let found = if least == 0 { ever } else { ever.and(&self.where_each(&months, |sum| sum >= least)) };
        if asked.never { found.others() } else { found }
    }

    fn asked_of_database(&self, tx: &mut Tx<'_>, filter: &Filter) -> Result<Bits, Error> {
        let mut found = Bits::none(self.len());
        for person in sql::people(tx, filter, self.today)? {
            if let Some(ordinal) = self.ordinal(person) {
                found.insert(ordinal);
            }
        }
        Ok(found)
    }
}

/// The number a code has in its column.
pub(crate) fn number(field: Field, code: &str) -> Option<u8> {
    match field {
        Field::Sex => Sex::from_code(code).map(Sex::ordinal),
        Field::Ethnicity => code.parse().ok(),
        Field::PoliticalStatus => PoliticalStatus::from_code(code).map(PoliticalStatus::ordinal),
        Field::EducationLevel | Field::FullTimeLevel => EducationLevel::from_code(code).map(EducationLevel::ordinal),
        Field::DegreeLevel => DegreeLevel::from_code(code).map(DegreeLevel::ordinal),
        Field::UnitKind => UnitKind::from_code(code).map(UnitKind::ordinal),
        Field::PostKind => PostKind::from_code(code).map(PostKind::ordinal),
        Field::Rank => Rank::from_code(code).map(Rank::ordinal),
        Field::Grade => Grade::from_code(code).map(Grade::ordinal),
        Field::Management => Management::from_code(code).map(Management::ordinal),
        Field::Service => Service::from_code(code).map(Service::ordinal),
        _ => None,
    }
}

/// The code behind a number of a column.
pub(crate) fn code_of(field: Field, number: u8) -> Option<String> {
    fn at<T: Copy>(all: &[T], number: u8, code: impl Fn(T) -> &'static str) -> Option<String> {
        all.get(number as usize).map(|value| code(*value).to_owned())
    }
    if number == NONE {
        return None;
    }
    match field {
        Field::Sex => at(Sex::ALL, number, Sex::code),
        Field::Ethnicity => Some(format!("{number:02}")),
        Field::PoliticalStatus => at(PoliticalStatus::ALL, number, PoliticalStatus::code),
        Field::EducationLevel | Field::FullTimeLevel => at(EducationLevel::ALL, number, EducationLevel::code),
        Field::DegreeLevel => at(DegreeLevel::ALL, number, DegreeLevel::code),
        Field::UnitKind => at(UnitKind::ALL, number, UnitKind::code),
        Field::PostKind => at(PostKind::ALL, number, PostKind::code),
        Field::Rank => at(Rank::ALL, number, Rank::code),
        Field::Grade => at(Grade::ALL, number, Grade::code),
        Field::Management => at(Management::ALL, number, Management::code),
        Field::Service => at(Service::ALL, number, Service::code),
        _ => None,
    }
}

/// The text of a stamped date, as it was written.
pub(crate) fn unstamp(stamp: i32) -> Option<String> {
    let month = domain::date::Month::from_ordinal(stamp.div_euclid(32)).ok()?;
    let day = u8::try_from(stamp.rem_euclid(32)).ok()?;
    if day == 0 { Some(month.to_string()) } else { Day::new(month.year(), month.number(), day).ok().map(|day| day.to_string()) }
}
