//! The three long works of an import: reading and checking, adopting, taking back. Each is a job.

use std::collections::BTreeMap;

use domain::{
    id::{ImportId, JobId},
    message::{Arguments, Finding, Severity},
};
use formats::sheet;
use serde::{Deserialize, Serialize};
use store::{
    Db, Error, Tx,
    access::Viewer,
    files,
    imports::{self, Import, ImportRow},
    jobs, notices,
    people::{person, register::By},
    search::org::Org,
};

use super::{Checked, Mapped, Meant, Whole, adopt, adopt::Proposal, check, forms, roster};

/// How many rows go into one transaction, so that other writers are not kept waiting.
const CHUNK: usize = 50;

/// What an adoption was told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Order {
    pub import: i64,
    /// Rows with warnings are taken in too.
    #[serde(default)]
    pub with_warnings: bool,
    #[serde(default)]
    pub why: String,
}

/// Reads the files of an import. A roster whose columns are not all matched stops at `mapping`.
pub fn read(db: &Db, viewer: &Viewer, id: ImportId) -> Result<(), Error> {
    let (import, whole, contents) = load(db, viewer, id)?;
    if import.kind == "forms" { read_forms(db, viewer, import, whole, contents) } else { read_roster(db, viewer, import, whole, &contents) }
}

type Contents = Vec<(String, Vec<u8>)>;

fn find(db: &Db, viewer: &Viewer, id: ImportId) -> Result<(Import, Whole), Error> {
    let viewer = viewer.clone();
    db.read(move |tx| {
        let import = imports::find(tx, &viewer, id)?;
        let whole = serde_json::from_str(&import.body)?;
        Ok((import, whole))
    })
}

fn load(db: &Db, viewer: &Viewer, id: ImportId) -> Result<(Import, Whole, Contents), Error> {
    let (import, whole) = find(db, viewer, id)?;
    let files = whole.files.clone();
    let contents = db.read(move |tx| files.iter().map(|file| Ok((file.name.clone(), files::open(tx, &file.hash)?.0))).collect::<Result<_, Error>>())?;
    Ok((import, whole, contents))
}

fn put(db: &Db, import: &Import, whole: &Whole) -> Result<(), Error> {
    let import = Import { body: serde_json::to_string(whole)?, ..import.clone() };
    db.write(move |tx| imports::put(tx, &import))
}

/// A sheet of a roster and the row of it that holds the headers.
struct Headed {
    file: String,
    part: String,
    rows: Vec<sheet::Row>,
    head: usize,
}

/// The sheets that hold rows of people. Where no header is known at all, the first row that has several cells counts as
/// the headers, for a person to match.
fn headed(contents: &Contents, remembered: &BTreeMap<String, String>, findings: &mut Vec<Finding>) -> Vec<Headed> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (file, bytes) in contents {
        match sheet::read(bytes, file) {
            Ok(read) => {
                findings.extend(read.findings);
                for sheet in read.value {
                    let (file, part, rows) = (file.clone(), sheet.name, sheet.rows);
                    match roster::header_row(&rows, remembered) {
                        Some(head) => known.push(Headed { file, part, rows, head }),
                        None => unknown.push(Headed { file, part, head: roster::first_row(&rows).unwrap_or(usize::MAX), rows }),
                    }
                }
            }
            Err(finding) => findings.push(finding),
        }
    }
    if known.is_empty() {
        unknown.retain(|sheet| sheet.head != usize::MAX);
        return unknown;
    }
    findings.extend(unknown.iter().map(|sheet| Finding::warning("finding.no_header", &sheet.part).in_file(&sheet.file).in_part(&sheet.part)));
    known
}

fn read_roster(db: &Db, viewer: &Viewer, mut import: Import, mut whole: Whole, contents: &Contents) -> Result<(), Error> {
    whole.findings.clear();
    let remembered = db.read(|tx| imports::mapping(tx, "people"))?;
    let sheets = headed(contents, &remembered, &mut whole.findings);
    for sheet in &sheets {
        match_headers(&mut whole.mapping, sheet, &remembered);
    }
    let required = roster::COLUMNS.iter().filter(|column| column.required);
    let missing = required.filter(|column| !whole.mapping.iter().any(|mapped| mapped.column.as_deref() == Some(column.column))).count();
    if whole.mapping.is_empty() {
        import.state = "failed".into();
        return put(db, &import, &whole);
    }
    if missing > 0 {
        import.state = "mapping".into();
        return put(db, &import, &whole);
    }
    let mut checked = Vec::new();
    for sheet in &sheets {
        let headers = sheet.rows.get(sheet.head).map(|row| row.cells.as_slice()).unwrap_or_default();
        for row in sheet.rows.iter().skip(sheet.head + 1) {
            let cells: BTreeMap<String, String> = roster::cells(row, headers, &whole.mapping).into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
            let place = format!("{}:{}:{}", sheet.file, sheet.part, row.number);
            let title = cells.get("name").cloned().unwrap_or_default();
            checked.push(Checked { place, title, proposal: Some(Proposal::Row { cells }), changes: vec![], findings: vec![], candidates: vec![], answer: None });
        }
    }
    check_all(db, viewer, import, &mut whole, &checked)
}

/// Matches the headers of a sheet that no earlier sheet had: as last time, else by name.
fn match_headers(mapping: &mut Vec<Mapped>, sheet: &Headed, remembered: &BTreeMap<String, String>) {
    let Some(header) = sheet.rows.get(sheet.head) else { return };
    for (at, name) in header.cells.iter().enumerate() {
        if name.trim().is_empty() || mapping.iter().any(|mapped| mapped.header == *name) {
            continue;
        }
        let column = match remembered.get(name.as_str()) {
            Some(column) if column.is_empty() => None,
            Some(column) => Some(column.clone()),
            None => roster::column_of(name).map(str::to_owned),
        };
        let sample = sheet.rows.iter().skip(sheet.head + 1).map(|row| row.cell(at).to_owned()).filter(|text| !text.is_empty()).take(3).collect();
        mapping.push(Mapped { header: name.clone(), column, sample });
    }
}

fn read_forms(db: &Db, viewer: &Viewer, import: Import, mut whole: Whole, contents: Contents) -> Result<(), Error> {
    let mut checked = Vec::new();
    whole.findings.clear();
    for (name, bytes) in contents {
        for read in forms::read(&name, &bytes) {
            let proposal = match read.form {
                Some(mut form) => {
                    let photo = keep_photo(db, viewer, import.id, std::mem::take(&mut form.photo))?;
                    Some(Proposal::Form { form: Box::new(form), photo, file: read.name.clone() })
                }
                None => None,
            };
            checked.push(Checked { place: read.name.clone(), title: read.name, proposal, changes: vec![], findings: read.findings, candidates: vec![], answer: None });
        }
    }
    check_all(db, viewer, import, &mut whole, &checked)
}

/// Keeps a form's photograph if it is a picture.
fn keep_photo(db: &Db, viewer: &Viewer, import: ImportId, photo: Vec<u8>) -> Result<Option<String>, Error> {
    let Some(image) = formats::image::sniff(&photo) else { return Ok(None) };
    let viewer = viewer.clone();
    let keep = move |tx: &mut Tx<'_>| {
        let hash = files::keep(tx, &viewer, &photo, image.kind.media_type())?;
        imports::hold_files(tx, import, std::slice::from_ref(&hash))?;
        Ok(hash)
    };
    db.write(keep).map(Some)
}

fn check_all(db: &Db, viewer: &Viewer, mut import: Import, whole: &mut Whole, checked: &[Checked]) -> Result<(), Error> {
    let id = import.id;
    db.write(move |tx| imports::drop_rows(tx, id))?;
    let total = checked.len();
    let mut numbers: BTreeMap<String, i64> = BTreeMap::new();
    for (chunk, rows) in checked.chunks(CHUNK).enumerate() {
        let mut rows = rows.to_vec();
        for (at, row) in rows.iter_mut().enumerate() {
            twice(&mut numbers, row, i64::try_from(chunk * CHUNK + at + 1).unwrap_or(i64::MAX));
        }
        let viewer = viewer.clone();
        let done = chunk * CHUNK + rows.len();
        let new: Vec<ImportRow> = db.write(move |tx| {
            let rows: Vec<ImportRow> = rows
                .iter()
                .enumerate()
                .map(|(at, row)| check::row(tx, &viewer, i64::try_from(chunk * CHUNK + at + 1).unwrap_or(i64::MAX), row.clone()))
                .collect::<Result<_, Error>>()?;
            imports::add_rows(tx, id, &rows)?;
            Ok(rows)
        })?;
        for row in new {
            let checked: Checked = serde_json::from_str(&row.body)?;
            whole.findings.extend(checked.findings.into_iter().map(|finding| placed(finding, &checked.place)));
        }
        (import.done, import.total) = (i64::try_from(done).unwrap_or(0), i64::try_from(total).unwrap_or(0));
        let (done, total) = (import.done, import.total);
        db.write(move |tx| imports::progress(tx, id, done, total))?;
    }
    import.state = "checked".into();
    put(db, &import, whole)
}

/// Two rows of one import with the same identity number: the later one is refused.
fn twice(numbers: &mut BTreeMap<String, i64>, row: &mut Checked, at: i64) {
    let number = match &row.proposal {
        Some(Proposal::Row { cells }) => cells.get("identity_number").cloned(),
        Some(Proposal::Form { form, .. }) => Some(form.identity_number.clone()),
        None => None,
    };
    let Some(number) = number.map(|text| text.trim().to_uppercase()).filter(|text| text.len() == 18) else { return };
    if let Some(first) = numbers.get(&number) {
        row.findings.push(Finding::error("finding.number_twice", number.get(..6).unwrap_or_default()).with("row", first).at(0, "identity_number"));
        row.proposal = None;
    } else {
        numbers.insert(number, at);
    }
}

/// Says where a row stands on each of its findings.
fn placed(finding: Finding, place: &str) -> Finding {
    let mut parts = place.rsplitn(3, ':');
    let (row, part, file) = match (parts.next(), parts.next(), parts.next()) {
        (Some(row), Some(part), Some(file)) => (row.parse().unwrap_or(0), part, file),
        _ => (0, "", place),
    };
    let mut finding = finding;
    if finding.place.file.is_empty() {
        finding = finding.in_file(file).in_part(part);
    }
    if finding.place.row == 0 {
        finding.place.row = row;
    }
    finding
}

/// Checks every row again, after answers or a mapping have changed.
pub fn recheck_row(tx: &mut store::Tx<'_>, viewer: &Viewer, id: ImportId, number: i64, answer: Option<i64>) -> Result<(), Error> {
    let row = imports::row(tx, id, number)?;
    let mut checked: Checked = serde_json::from_str(&row.body)?;
    checked.answer = Some(Meant { person: answer });
    checked.candidates.clear();
    let row = check::row(tx, viewer, number, checked)?;
    imports::put_row(tx, id, &row)
}

/// Writes the rows that are new or changed; refused and unanswered ones are left and reported.
pub fn adopt(db: &Db, viewer: &Viewer, job: Option<JobId>, order: &Order) -> Result<i64, Error> {
    let (mut import, whole) = find(db, viewer, ImportId(order.import))?;
    let org = std::sync::Arc::new(db.read(|tx| {
        let today = tx.today();
        Org::load(tx, today)
    })?);
    // A worker that was lost on the way left behind how far it came; its rows are not written a second time.
    let mut after = if import.state == "adopting" { import.done } else { 0 };
    let mut written = 0;
    (import.state, import.done) = ("adopting".into(), after);
    put(db, &import, &whole)?;
    let total = import.total;
    let with_warnings = order.with_warnings;
    loop {
        let (viewer, org, id, source) = (viewer.clone(), org.clone(), import.id, if import.kind == "forms" { "form" } else { "roster" });
        let name = import.name.clone();
        let (last, count) = db.write(move |tx| {
            let rows = imports::rows(tx, id, None, after, i64::try_from(CHUNK).unwrap_or(50))?;
            let by = By { account: viewer.account(), source, batch: Some(id), why: name.clone() };
            let mut count = 0;
            for row in &rows {
                count += i64::from(adopt_row(tx, &org, row, (with_warnings, &by))?);
            }
            let last = rows.last().map(|row| row.number);
            imports::progress(tx, id, last.unwrap_or(after), total)?;
            Ok((last, count))
        })?;
        written += count;
        let Some(last) = last else { break };
        after = last;
        import.done = last;
        let goes_on = job.map_or(Ok(true), |job| db.write(move |tx| jobs::progress(tx, job, last, total)))?;
        if !goes_on {
            break;
        }
    }
    import.state = "adopted".into();
    put(db, &import, &whole)?;
    let (viewer, id, name) = (viewer.clone(), import.id, import.name.clone());
    db.write(move |tx| {
        tx.audit(&viewer, "import_adopted", &[id.0], &written.to_string())?;
        if viewer.is_system() {
            return Ok(());
        }
        let arguments = Arguments::from([("name".to_owned(), name.clone()), ("count".to_owned(), written.to_string())]);
        notices::tell(tx, viewer.account(), "import_adopted", &arguments, &format!("/imports/{id}")).map(drop)
    })?;
    Ok(written)
}

fn adopt_row(tx: &mut store::Tx<'_>, org: &Org, row: &ImportRow, (with_warnings, by): (bool, &By)) -> Result<bool, Error> {
    if !matches!(row.state.as_str(), "new" | "changed") {
        return Ok(false);
    }
    let checked: Checked = serde_json::from_str(&row.body)?;
    let warned = checked.findings.iter().any(|finding| finding.severity >= Severity::Warning);
    let Some(proposal) = checked.proposal.filter(|_| with_warnings || !warned) else { return Ok(false) };
    let today = tx.today();
    let before = row.person.map(|id| store::people::file::load(tx, id, today, None).and_then(|file| adopt::Target::of_file(&file))).transpose()?;
    let (Some(target), _) = adopt::target(&proposal, before.as_ref(), today) else { return Ok(false) };
    let photo = if let Proposal::Form { photo, .. } = &proposal { photo.as_deref() } else { None };
    adopt::apply(tx, org, row.person, &target, (photo, by))?;
    Ok(true)
}

/// Takes an adopted import back: what it wrote is superseded, what it had replaced stands again.
pub fn undo(db: &Db, viewer: &Viewer, order: &Order) -> Result<(), Error> {
    let (import, whole) = find(db, viewer, ImportId(order.import))?;
    let import = Import { state: "undone".into(), body: serde_json::to_string(&whole)?, ..import };
    let (viewer, why) = (viewer.clone(), order.why.clone());
    db.write(move |tx| {
        let by = By { account: viewer.account(), source: "entry", batch: None, why: why.clone() };
        let touched = person::undo_batch(tx, import.id, &by)?;
        imports::put(tx, &import)?;
        tx.audit(&viewer, "import_undone", &[import.id.0], &touched.len().to_string())
    })
}

/// How many findings of each weight.
pub fn weights(findings: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note].map(|weight| findings.iter().filter(|finding| finding.severity == weight).count())
}
