//! The same questions in SQL, on any day: for parts the index does not hold, for past days, and as a check of the index.

use std::fmt::Write;

use domain::{
    date::{Day, MonthOrDay},
    id::{PersonId, UnitId},
    people::{
        code::{DegreeLevel, EducationLevel, Grade, Rank},
        filter::{self, Field, Filter},
    },
};

use crate::{
    db::{Tx, Value},
    error::Error,
};

/// Everyone who meets the question on a day.
pub fn people(tx: &mut Tx<'_>, filter: &Filter, day: Day) -> Result<Vec<PersonId>, Error> {
    let mut text = Text { sql: String::new(), params: vec![tx.area().into(), day.into()], day };
    text.sql.push_str("select f.person from person_facts f where f.area = $1 and f.superseded_at is null and f.since <= $2 and f.until > $2 and ");
    text.condition(filter);
    let rows = tx.query(&text.sql, &text.params)?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// A text under way. `$1` is the area and `$2` the day.
struct Text {
    sql: String,
    params: Vec<Value>,
    day: Day,
}

/// Rows that stand and hold on the day.
fn now(alias: &str) -> String {
    format!("{alias}.area = $1 and {alias}.person = f.person and {alias}.superseded_at is null and {alias}.since <= $2 and {alias}.until > $2")
}

/// A text column that has no dates of its own.
fn stands(alias: &str) -> String {
    format!("{alias}.area = $1 and {alias}.person = f.person and {alias}.superseded_at is null")
}

/// `case … end` that gives a code's place in its table; missing codes come last.
fn ordinal(column: &str, codes: &[&str]) -> String {
    let mut text = format!("case {column}");
    for (place, code) in codes.iter().enumerate() {
        let _infallible = write!(text, " when '{code}' then {place}");
    }
    text + " else 99 end"
}

/// The written month as a number of months.
fn months(date: &str) -> String {
    format!("(cast(substr({date}, 1, 4) as bigint) * 12 + cast(substr({date}, 6, 2) as bigint))")
}

impl Text {
    fn put(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }
    fn param(&mut self, value: impl Into<Value>) -> String {
        self.params.push(value.into());
        format!("${}", self.params.len())
    }
    fn list<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) -> String {
        let marks: Vec<String> = values.into_iter().map(|value| self.param(value)).collect();
        if marks.is_empty() { "null".to_owned() } else { marks.join(", ") }
    }

    fn condition(&mut self, filter: &Filter) {
        match filter {
            Filter::All { of } => self.joined(of, " and ", "1 = 1"),
            Filter::Any { of } => self.joined(of, " or ", "1 = 0"),
            Filter::Not { of } => {
                self.put("not ");
                self.condition(of);
            }
            Filter::Is { field, values } => self.is(*field, values),
            Filter::Between { field, from, to } => self.between(*field, from.as_deref(), to.as_deref()),
            Filter::Has { field, text } => self.has(*field, text.trim()),
            Filter::Under { units } => {
                let under = self.under(units);
                let _infallible = write!(self.sql, "exists (select 1 from appointment a where {} and a.unit in ({under}))", now("a"));
            }
            Filter::Held(held) => self.held(held),
            Filter::Appraised { grades, from_year, to_year, times_min } => {
                let grades = self.list(grades.iter().map(|grade| grade.code()));
                let (from, to) = (self.param(from_year.unwrap_or(0)), self.param(to_year.unwrap_or(9999)));
                let least = self.param(i64::from(times_min.unwrap_or(1).max(1)));
                let _infallible = write!(
                    self.sql,
                    "(select count(*) from appraisal a where {} and a.grade in ({grades}) and a.year >= {from} and a.year <= {to}) >= {least}",
                    stands("a")
                );
            }
            Filter::Awarded { kinds, from } => {
                let kinds = self.list(kinds.iter().map(|kind| kind.code()));
                let from = self.param(from.map_or_else(String::new, |date| date.to_string()));
                let _infallible = write!(self.sql, "exists (select 1 from award a where {} and a.kind in ({kinds}) and coalesce(a.happened_on, '') >= {from})", stands("a"));
            }
            Filter::Punished { kinds, in_force } => {
                let kinds = self.list(kinds.iter().map(|kind| kind.code()));
                let rows = if *in_force { now("a") } else { stands("a") };
                let _infallible = write!(self.sql, "exists (select 1 from penalty a where {rows} and a.kind in ({kinds}))");
            }
        }
    }

    fn joined(&mut self, parts: &[Filter], word: &str, empty: &str) {
        self.put("(");
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.put(word);
            }
            self.condition(part);
        }
        self.put(if parts.is_empty() { empty } else { "" });
        self.put(")");
    }

    fn is(&mut self, field: Field, values: &[String]) {
        let list = self.list(values.iter().map(String::as_str));
        let sql = match field {
            Field::Sex | Field::Ethnicity | Field::PoliticalStatus | Field::Management | Field::Service => {
                format!("coalesce(f.{} in ({list}), 1 = 0)", field.code())
            }
            Field::Discipline => format!("exists (select 1 from education e where {} and e.discipline in ({list}))", stands("e")),
            Field::Penalty => format!("exists (select 1 from penalty a where {} and a.kind in ({list}))", stands("a")),
            Field::EducationLevel => highest("education", "level", &stands("x"), &codes(EducationLevel::ALL, EducationLevel::code), &list),
            Field::FullTimeLevel => {
                highest("education", "level", &format!("{} and x.kind = 'full_time'", stands("x")), &codes(EducationLevel::ALL, EducationLevel::code), &list)
            }
            Field::DegreeLevel => highest("education", "degree", &stands("x"), &codes(DegreeLevel::ALL, DegreeLevel::code), &list),
            Field::Rank => highest("rank_held", "rank", &now("x"), &codes(Rank::ALL, Rank::code), &list),
            Field::Grade => highest("rank_held", "grade", &now("x"), &codes(Grade::ALL, Grade::code), &list),
            Field::PostKind => format!("exists (select 1 from appointment a where {} and {} and a.post_kind in ({list}))", now("a"), main_post()),
            Field::UnitKind => format!(
                "exists (select 1 from appointment a join unit_facts u on u.area = a.area and u.unit = a.unit and u.superseded_at is null and u.since <= $2 and u.until > $2
                  where {} and {} and u.kind in ({list}))",
                now("a"),
                main_post()
            ),
            _ => "1 = 0".to_owned(),
        };
        self.put(&sql);
    }

    fn between(&mut self, field: Field, from: Option<&str>, to: Option<&str>) {
        if field == Field::Age {
            let years = |text: Option<&str>| text.and_then(|text| text.parse::<i16>().ok());
            // At least n years old: born on or before this day n years ago.
            let ago = |years: i16| format!("{:04}{}", self.day.year() - years, self.day.to_string().get(4..).unwrap_or_default());
            let (latest, earliest) = (years(from).map(ago), years(to).map(|most| ago(most + 1)));
            let latest = self.param(latest.unwrap_or_else(|| Day::OPEN.to_owned()));
            let earliest = self.param(earliest.unwrap_or_default());
            let _infallible = write!(self.sql, "(f.birth <= {latest} and f.birth > {earliest})");
            return;
        }
        let earliest = self.param(from.unwrap_or_default());
        // A month as the upper bound holds all its days.
        let latest = to.map_or_else(|| Day::OPEN.to_owned(), |to| if to.len() == 7 { format!("{to}-99") } else { to.to_owned() });
        let latest = self.param(latest);
        let sql = match field {
            Field::Birth | Field::WorkBegan | Field::PartyJoined => {
                format!("coalesce(f.{0} >= {earliest} and f.{0} <= {latest}, 1 = 0)", field.code())
            }
            Field::PostSince => format!("exists (select 1 from appointment a where {} and {} and a.since >= {earliest} and a.since <= {latest})", now("a"), main_post()),
            Field::RankSince => {
                let place = |alias: &str| ordinal(&format!("{alias}.rank"), &codes(Rank::ALL, Rank::code));
                format!(
                    "exists (select 1 from rank_held a where {} and a.rank is not null and a.since >= {earliest} and a.since <= {latest}
                       and not exists (select 1 from rank_held b where {} and b.rank is not null and ({}, b.since, b.id) < ({}, a.since, a.id)))",
                    now("a"),
                    now("b"),
                    place("b"),
                    place("a")
                )
            }
            _ => "1 = 0".to_owned(),
        };
        self.put(&sql);
    }

    /// A part of a text: taking it out changes the text.
    fn has(&mut self, field: Field, text: &str) {
        let part = self.param(text);
        let sql = match field {
            Field::Name | Field::PresentPost | Field::NativePlace | Field::Speciality => {
                format!("replace(f.{0}, {part}, '') <> f.{0}", field.code())
            }
            Field::School => format!(
                "exists (select 1 from education e where {} and replace(e.school || e.degree_school, {part}, '') <> e.school || e.degree_school)",
                stands("e")
            ),
            _ => "1 = 0".to_owned(),
        };
        self.put(&sql);
    }

    fn under(&mut self, units: &[UnitId]) -> String {
        let units = self.list(units.iter().copied());
        format!("select descendant from unit_closure where area = $1 and ancestor in ({units}) and since <= $2 and until > $2")
    }

    fn held(&mut self, held: &filter::Held) {
        let text = |date: Option<MonthOrDay>| date.map(|date| date.to_string());
        let from = self.param(text(held.from).unwrap_or_default());
        let to = self.param(text(held.to).unwrap_or_else(|| Day::OPEN.to_owned()));
        // An empty window, and one that has not begun, holds no post.
        let mut rows = format!("{} and a.since <= $2 and a.until > {from} and a.since < {to} and a.since < a.until and {from} <= $2 and {from} < {to}", stands("a"));
        let post = &held.post;
        for (column, codes) in [
            ("post_kind", post.post_kinds.iter().map(|code| code.code()).collect::<Vec<_>>()),
            ("rank", post.ranks.iter().map(|code| code.code()).collect()),
            ("kind", post.kinds.iter().map(|code| code.code()).collect()),
        ] {
            if !codes.is_empty() {
                let list = self.list(codes);
                let _infallible = write!(rows, " and a.{column} in ({list})");
            }
        }
        if !post.unit_kinds.is_empty() {
            let list = self.list(post.unit_kinds.iter().map(|code| code.code()));
            let _infallible = write!(
                rows,
                " and a.unit in (select unit from unit_facts where area = $1 and superseded_at is null and since <= $2 and until > $2 and kind in ({list}))"
            );
        }
        if !post.units.is_empty() {
            let under = self.under(&post.units);
            let _infallible = write!(rows, " and a.unit is not null and a.unit {}in ({under})", if post.outside { "not " } else { "" });
        }
        if !post.title.is_empty() {
            let part = self.param(post.title.trim());
            let _infallible = write!(rows, " and replace(a.title, {part}, '') <> a.title");
        }
        let never = if held.never { "not " } else { "" };
        match held.months_min.filter(|least| *least > 0) {
            None => {
                let _infallible = write!(self.sql, "{never}exists (select 1 from appointment a where {rows})");
            }
            Some(least) => {
                let least = self.param(least);
                let earlier = |one: &str, other: &str| format!("case when {one} < {other} then {one} else {other} end");
                let end = earlier("a.until", &format!("({})", earlier(&format!("cast({to} as text)"), "cast($2 as text)")));
                let begin = format!("case when a.since > {from} then a.since else cast({from} as text) end");
                let _infallible = write!(
                    self.sql,
                    "{never}coalesce((select cast(sum({} - {}) as bigint) from appointment a where {rows}), 0) >= {least}",
                    months(&format!("({end})")),
                    months(&format!("({begin})"))
                );
            }
        }
    }
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

/// The highest code of a column among a person's rows is one of a list.
fn highest(table: &str, column: &str, rows: &str, codes: &[&str], list: &str) -> String {
    let (one, other) = (rows.replace("x.", "a."), rows.replace("x.", "b."));
    let place = |alias: &str| ordinal(&format!("{alias}.{column}"), codes);
    format!(
        "exists (select 1 from {table} a where {one} and a.{column} in ({list})
           and not exists (select 1 from {table} b where {other} and {} < {}))",
        place("b"),
        place("a")
    )
}

/// `a` is the main post: none of the posts held now is more so, or as much and later.
fn main_post() -> String {
    format!("not exists (select 1 from appointment b where {} and (b.main, b.since, b.id) > (a.main, a.since, a.id))", now("b"))
}
