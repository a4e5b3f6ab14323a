//! The roster of officials: its columns, how headers are matched, and what a row says.

use std::collections::BTreeMap;

use domain::{
    date::Day,
    message::Finding,
    people::{
        code::{PoliticalStatus, SchoolingKind, Service, ethnicity_code},
        facts::{Appointment, Education, Facts, Person, RankHeld},
        identity_number::{IdentityNumber, NotAnIdentityNumber},
        reading,
    },
};
use formats::sheet::Row;

use super::{Cells, Column, Mapped, adopt::Target};

macro_rules! columns {
    ($($column:literal $required:literal $example:literal [$($alias:literal),*];)*) => {
        &[$(Column { column: $column, required: $required, example: $example, aliases: &[$($alias),*] }),*]
    };
}

pub const COLUMNS: &[Column] = columns! {
    "name" true "林晓棠" ["姓名", "名字", "干部姓名"];
    "identity_number" false "99010119880506002X" ["公民身份号码", "身份证号", "身份证号码", "身份证", "证件号码"];
    "sex" false "女" ["性别"];
    "birth" false "1988-05" ["出生年月", "出生日期", "出生时间", "生日"];
    "ethnicity" false "汉族" ["民族"];
    "native_place" false "云门青陂" ["籍贯"];
    "birth_place" false "云门青陂" ["出生地"];
    "political_status" false "中共党员" ["政治面貌"];
    "party_joined" false "2009-06" ["入党时间", "入党年月"];
    "work_began" false "2010-08" ["参加工作时间", "参加工作年月", "工作时间", "参工时间"];
    "health" false "健康" ["健康状况"];
    "education_level" false "大学" ["学历", "最高学历", "全日制学历", "文化程度"];
    "degree_level" false "经济学学士" ["学位", "最高学位", "全日制学位"];
    "school" false "楚岚大学经济学专业" ["毕业院校及专业", "毕业院校系及专业", "毕业院校", "毕业学校", "院校及专业"];
    "unit" false "东溪县青陂镇" ["工作单位", "单位", "所在单位", "单位名称"];
    "present_post" false "东溪县青陂镇党委书记" ["现任职务", "职务", "工作单位及职务", "单位及职务", "现任职务全称"];
    "post_since" false "2021-05" ["任现职时间", "任职时间", "现任职务时间"];
    "rank" false "乡科级正职" ["职务层次", "现任职务层次", "级别"];
    "rank_since" false "2019-03" ["任现层次时间", "任同级职务时间", "任职务层次时间"];
    "grade" false "一级主任科员" ["职级", "现职级"];
    "grade_since" false "2021-05" ["任现职级时间", "任职级时间"];
    "professional_title" false "工程师" ["专业技术职务", "职称", "专业技术资格"];
    "speciality" false "区域经济" ["熟悉专业有何专长", "专业特长", "专长"];
};

fn plain(header: &str) -> String {
    text::key(header).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The column a header means, by its name in either language or an alias.
pub fn column_of(header: &str) -> Option<&'static str> {
    let header = plain(header);
    let named = |column: &&Column| {
        let key = format!("field.{}", column.column);
        let names = [domain::catalogue::Language::Zh, domain::catalogue::Language::En].map(|language| domain::catalogue::name(language, &key));
        names.iter().map(String::as_str).chain(column.aliases.iter().copied()).any(|name| plain(name) == header)
    };
    COLUMNS.iter().find(named).map(|column| column.column)
}

/// The row that holds the headers: of the first ten, the one in which most cells name a column, by their own name or
/// as they were matched before.
pub fn header_row(rows: &[Row], remembered: &BTreeMap<String, String>) -> Option<usize> {
    let known = |row: &Row| row.cells.iter().filter(|cell| column_of(cell).is_some() || remembered.get(cell.as_str()).is_some_and(|column| !column.is_empty())).count();
    let best = rows.iter().take(10).enumerate().max_by_key(|(at, row)| (known(row), std::cmp::Reverse(*at)));
    best.filter(|(_, row)| known(row) > 0).map(|(at, _)| at)
}

/// The first row with at least two filled cells: a title above a table fills one.
pub fn first_row(rows: &[Row]) -> Option<usize> {
    rows.iter().take(10).position(|row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1)
}

/// The cells of a row by column, trimmed, empty ones left out. Of two headers for one column the first filled one holds.
pub fn cells(row: &Row, headers: &[String], mapping: &[Mapped]) -> Cells {
    let mut cells = Cells::new();
    for (at, header) in headers.iter().enumerate() {
        let named = mapping.iter().find(|mapped| mapped.header == *header).and_then(|mapped| mapped.column.as_deref());
        let Some(column) = named.and_then(|name| COLUMNS.iter().find(|column| column.column == name)) else { continue };
        let text = row.cell(at).trim();
        if !text.is_empty() {
            cells.entry(column.column).or_insert_with(|| text.to_owned());
        }
    }
    cells
}

/// Reads a row over what is on record; every value that cannot be taken is a finding at its column.
struct Reader<'a> {
    cells: &'a Cells,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn text(&self, column: &str) -> Option<String> {
        self.cells.get(column).cloned()
    }
    fn read<T>(&mut self, column: &'static str, code: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.cells.get(column)?;
        let value = read(text);
        if value.is_none() {
            self.findings.push(Finding::error(code, text).at(0, column));
        }
        value
    }
    fn date(&mut self, column: &'static str, today: Day) -> Option<domain::date::MonthOrDay> {
        let text = self.cells.get(column)?.clone();
        match reading::date_words(&text) {
            Ok(date) if date.reached_on(today) => Some(date),
            Ok(_) => {
                self.findings.push(Finding::error("finding.date_to_come", &text).at(0, column));
                None
            }
            Err(code) => {
                self.findings.push(Finding::error(code, &text).at(0, column));
                None
            }
        }
    }
}

fn identity(reader: &mut Reader<'_>) -> Option<IdentityNumber> {
    let text = reader.text("identity_number")?;
    match IdentityNumber::parse(&text) {
        Ok(number) => Some(number),
        Err(error) => {
            let mut finding = Finding::error(&error.to_string(), &text).at(0, "identity_number");
            if let NotAnIdentityNumber::Check { expected } = error {
                finding = finding.with("expected", expected);
            }
            reader.findings.push(finding);
            None
        }
    }
}

/// What a row says, laid over what is on record of the person, if anything is.
pub fn target(cells: &Cells, before: Option<&Target>, today: Day) -> (Option<Target>, Vec<Finding>) {
    let mut reader = Reader { cells, findings: Vec::new() };
    let number = identity(&mut reader);
    let held = before.map(|before| &before.facts.person);
    let sex = reader.read("sex", "finding.sex_unknown", reading::sex_words).or_else(|| held.map(|it| it.sex)).or_else(|| number.as_ref().map(IdentityNumber::sex));
    let birth = reader.date("birth", today).or_else(|| held.map(|it| it.birth)).or_else(|| number.as_ref().and_then(IdentityNumber::birth).map(Into::into));
    agrees(&mut reader, number.as_ref(), sex, birth);
    let name = reader.text("name").map(|name| name.split_whitespace().collect::<String>());
    let (Some(name), Some(sex), Some(birth)) = (name, sex, birth) else {
        for (column, missing) in [("name", !cells.contains_key("name")), ("sex", sex.is_none()), ("birth", birth.is_none())] {
            if missing && !reader.findings.iter().any(|finding| finding.place.column == column) {
                reader.findings.push(Finding::error("finding.required", "").at(0, column));
            }
        }
        return (None, reader.findings);
    };
    let mut target = before.cloned().unwrap_or_else(|| Target::new(blank(&name, sex, birth)));
    target.facts.person.name = name;
    target.facts.person.sex = sex;
    // A month in a roster does not take the day away that is on record.
    if target.facts.person.birth.month() != birth.month() || matches!(birth, domain::date::MonthOrDay::Day(_)) {
        target.facts.person.birth = birth;
    }
    if let Some(number) = number {
        number.as_str().clone_into(&mut target.facts.identity_number);
    }
    basics(&mut reader, &mut target.facts.person, today);
    schooling(&mut reader, &mut target.facts);
    post(&mut reader, &mut target, today);
    ranks(&mut reader, &mut target, today);
    for (column, date) in [("work_began", target.facts.person.work_began), ("party_joined", target.facts.person.party_joined)] {
        if date.is_some_and(|date| date.month().ordinal() - birth.month().ordinal() < 14 * 12) {
            reader.findings.push(Finding::error("finding.too_young", &reader.text(column).unwrap_or_default()).at(0, column));
        }
    }
    let refused = reader.findings.iter().any(|finding| finding.severity == domain::message::Severity::Error);
    ((!refused).then_some(target), reader.findings)
}

fn agrees(reader: &mut Reader<'_>, number: Option<&IdentityNumber>, sex: Option<domain::people::code::Sex>, birth: Option<domain::date::MonthOrDay>) {
    let Some(number) = number else { return };
    if sex.is_some_and(|sex| sex != number.sex()) {
        reader.findings.push(Finding::error("finding.identity_against_sex", number.masked().as_str()).at(0, "identity_number"));
    }
    let other = |birth: domain::date::MonthOrDay| number.birth().is_some_and(|day| day.month() != birth.month());
    if birth.is_some_and(other) {
        reader.findings.push(Finding::error("finding.identity_against_birth", number.masked().as_str()).at(0, "identity_number"));
    }
}

fn blank(name: &str, sex: domain::people::code::Sex, birth: domain::date::MonthOrDay) -> Facts {
    let person = Person {
        name: name.to_owned(), sex, birth, ethnicity: "01".into(), native_place: String::new(), birth_place: String::new(),
        political_status: PoliticalStatus::Masses, party_joined: None, work_began: None, health: String::new(), professional_title: String::new(),
        speciality: String::new(), present_post: String::new(), management: None, service: Service::Serving,
    };
    Facts { person, identity_number: String::new(), educations: vec![], appointments: vec![], appraisals: vec![], awards: vec![], penalties: vec![], relatives: vec![] }
}

fn basics(reader: &mut Reader<'_>, person: &mut Person, today: Day) {
    if let Some(code) = reader.read("ethnicity", "finding.ethnicity_unknown", ethnicity_code) {
        code.clone_into(&mut person.ethnicity);
    }
    if let Some(status) = reader.read("political_status", "finding.political_unknown", reading::political_words) {
        person.political_status = status;
    }
    if let Some(date) = reader.date("party_joined", today) {
        person.party_joined = Some(date);
        if person.political_status == PoliticalStatus::Masses {
            person.political_status = PoliticalStatus::PartyMember;
        }
    }
    if let Some(date) = reader.date("work_began", today) {
        person.work_began = Some(date);
    }
    for (column, field) in [
        ("native_place", &mut person.native_place),
        ("birth_place", &mut person.birth_place),
        ("health", &mut person.health),
        ("professional_title", &mut person.professional_title),
        ("speciality", &mut person.speciality),
        ("present_post", &mut person.present_post),
    ] {
        if let Some(text) = reader.text(column) {
            *field = text;
        }
    }
}

fn schooling(reader: &mut Reader<'_>, facts: &mut Facts) {
    let level = reader.read("education_level", "finding.education_unknown", reading::education_words);
    let (level_text, degree_text, school) = (reader.text("education_level"), reader.text("degree_level"), reader.text("school"));
    if level.is_none() && degree_text.is_none() && school.is_none() {
        return;
    }
    let same = |it: &&mut Education| it.level == level || level.is_none();
    let mut fresh = Education {
        kind: SchoolingKind::FullTime, level, level_text: String::new(), degree: None, discipline: None, degree_text: String::new(),
        school: String::new(), degree_school: String::new(), graduated: None,
    };
    let known = facts.educations.iter_mut().find(same);
    let is_new = known.is_none();
    let row = known.unwrap_or(&mut fresh);
    if let Some(text) = level_text {
        (row.level, row.level_text) = (level, text);
    }
    if let Some(text) = degree_text {
        (row.degree, row.discipline, row.degree_text) = (reading::degree_words(&text), reading::discipline_words(&text), text);
    }
    if let Some(text) = school {
        row.school = text;
    }
    if is_new {
        facts.educations.push(fresh);
    }
}

/// A new present post ends the main post before it, when the row says since when.
fn post(reader: &mut Reader<'_>, target: &mut Target, today: Day) {
    let since = reader.date("post_since", today);
    let unit = reader.text("unit");
    let title = match (reader.text("present_post"), &unit) {
        (Some(title), Some(unit)) if !title.contains(unit.as_str()) => format!("{unit}{title}"),
        (Some(title), _) => title,
        (None, _) => return,
    };
    target.facts.person.present_post.clone_from(&title);
    target.unit_name = unit;
    let main = target.facts.appointments.iter_mut().filter(|held| held.main && held.until.is_none()).max_by_key(|held| held.since);
    if main.as_ref().is_some_and(|held| held.title == title) {
        return;
    }
    let Some(since) = since else {
        if main.is_some() || !target.facts.appointments.is_empty() {
            reader.findings.push(Finding::warning("finding.post_without_date", &title).at(0, "post_since"));
            return;
        }
        reader.findings.push(Finding::note("finding.post_without_date", &title).at(0, "post_since"));
        return;
    };
    if let Some(held) = main
        && held.since <= since
    {
        held.until = Some(since);
    }
    target.facts.appointments.push(Appointment {
        since, until: None, kind: domain::people::code::AppointmentKind::Transfer, main: true, post_kind: reading::post_kind(&title), rank: reading::rank_of(&title), title,
    });
}

fn ranks(reader: &mut Reader<'_>, target: &mut Target, today: Day) {
    let rank = reader.read("rank", "finding.rank_unknown", reading::rank_words);
    let grade = reader.read("grade", "finding.grade_unknown", reading::grade_words);
    let (rank_since, grade_since) = (reader.date("rank_since", today), reader.date("grade_since", today));
    let held = target.ranks.clone();
    let now = |same: &dyn Fn(&RankHeld) -> bool| held.iter().any(|row| row.until.is_none() && same(row));
    let changes = [
        rank.filter(|rank| !now(&|row| row.rank == Some(*rank))).map(|rank| (Some(rank), None, rank_since, "rank_since")),
        grade.filter(|grade| !now(&|row| row.grade == Some(*grade))).map(|grade| (None, Some(grade), grade_since, "grade_since")),
    ];
    for (rank, grade, since, column) in changes.into_iter().flatten() {
        match since {
            Some(since) => target.ranks.push(RankHeld { since, until: None, rank, grade }),
            None => reader.findings.push(Finding::warning("finding.rank_without_date", "").at(0, column)),
        }
    }
}
