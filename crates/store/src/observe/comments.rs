//! Comments on officials, collected by many ways. A comment is an entry of the file; who gave it lies sealed and apart,
//! under a key that only the house can make, and is read back by the giver alone.

use std::collections::BTreeMap;

use domain::{
    access::{role::Permission, tier::Tier},
    date::MonthOrDay,
    id::{EntryId, PersonId},
    ledger::{Channel, Claim, EntryKind, FrontLine, SourceKind, Stage},
    observe::{Comment, check_comment},
};
use serde::{Deserialize, Serialize};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    ledger, params,
    search::{Index, words},
};

/// Who gave a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Giver {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub reached_by: String,
}

/// Puts a comment onto a person's file and its giver apart from it.
pub fn collect(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, (comment, giver): (&Comment, Option<&Giver>)) -> Result<EntryId, Error> {
    viewer::see_to(tx, viewer, person, Permission::Observe)?;
    check_comment(comment)?;
    let (text, title) = (comment.text.trim(), comment.text.trim().chars().take(40).collect::<String>());
    let claim = Claim {
        front_line: comment.front_line, channel: Some(comment.channel), ..Claim::new((Stage::Observe, EntryKind::Opinion, comment.group), comment.given_on, title, text)
    };
    let entry = ledger::append(tx, viewer, person, &claim, None)?;
    if let Some(giver) = giver.filter(|giver| !giver.name.trim().is_empty()) {
        put_giver(tx, viewer, entry, giver)?;
    }
    tx.audit(viewer, "comment_collected", &[person.0], comment.channel.code())?;
    Ok(entry)
}

fn put_giver(tx: &mut Tx<'_>, viewer: &Viewer, entry: EntryId, giver: &Giver) -> Result<(), Error> {
    let vault = tx.vault();
    let sealed = vault.seal_for_area(serde_json::to_string(giver)?.as_bytes())?;
    let (of_entry, of_account) = (vault.lookup(&format!("giver entry {entry}"))?, vault.lookup(&format!("giver account {}", viewer.account()))?);
    // A number that is not made in order, so that the row does not lie beside the entry's.
    let id = i64::from_be_bytes(vault.chance.bytes::<8>()?) & ((1 << 53) - 1);
    let area = tx.area();
    tx.execute("insert into comment_giver (area, id, entry_key, account_key, sealed) values ($1, $2, $3, $4, $5)", params![area, id, of_entry, of_account, sealed])?;
    Ok(())
}

/// What to list, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub person: Option<PersonId>,
    pub group: Option<SourceKind>,
    pub channel: Option<Channel>,
    pub front_line: Option<FrontLine>,
    pub words: String,
    pub before: Option<i64>,
    pub limit: usize,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub entry: EntryId,
    pub person: PersonId,
    pub given_on: MonthOrDay,
    pub group: SourceKind,
    pub channel: Option<Channel>,
    pub front_line: Option<FrontLine>,
    pub text: String,
}

/// How many comments there are, by person, by group and by line; what the question leaves out is not counted.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub all: usize,
    pub people: BTreeMap<PersonId, usize>,
    pub groups: BTreeMap<SourceKind, usize>,
    pub lines: BTreeMap<FrontLine, usize>,
}

/// A page of comments in the viewer's reach with the counts of all that the question means.
pub fn list(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<(Vec<Line>, Counts), Error> {
    const FOUND_MAX: i64 = 5_000;
    viewer.must(Permission::Observe)?;
    let (reach, tier) = (index.reach_of(viewer, Permission::Observe), viewer.tier());
    let found: Option<Vec<i64>> = if question.words.trim().is_empty() {
        None
    } else {
        Some(words::find(tx, &question.words, FOUND_MAX)?.into_iter().filter(|found| found.kind == "entry").map(|found| found.id).collect())
    };
    let (mut lines, mut counts) = (Vec::new(), Counts::default());
    let rows = tx.query(
        "select e.id, e.person, e.happened_on, e.source, e.channel, e.front_line, e.tier from entry e
          where e.area = $1 and e.kind = 'opinion' and e.channel is not null
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id) order by e.id desc",
        params![tx.area()],
    )?;
    for row in &rows {
        let (id, person, own_tier): (EntryId, PersonId, String) = (row.get(0)?, row.get(1)?, row.get(6)?);
        let opens = Tier::from_code(&own_tier).is_some_and(|own| own <= tier) && index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal));
        let code = |at: usize| row.get::<Option<String>>(at);
        let Some(group) = code(3)?.as_deref().and_then(SourceKind::from_code).filter(|_| opens) else { continue };
        let (channel, front_line) = (code(4)?.as_deref().and_then(Channel::from_code), code(5)?.as_deref().and_then(FrontLine::from_code));
        let asked = question.person.is_none_or(|asked| asked == person)
            && question.group.is_none_or(|asked| asked == group)
            && question.channel.is_none_or(|asked| Some(asked) == channel)
            && question.front_line.is_none_or(|asked| Some(asked) == front_line)
            && found.as_ref().is_none_or(|found| found.contains(&id.0));
        if !asked {
            continue;
        }
        counts.all += 1;
        *counts.people.entry(person).or_default() += 1;
        *counts.groups.entry(group).or_default() += 1;
        if let Some(line) = front_line {
            *counts.lines.entry(line).or_default() += 1;
        }
        if lines.len() < question.limit && question.before.is_none_or(|before| id.0 < before) {
            lines.push(Line { entry: id, person, given_on: row.get(2)?, group, channel, front_line, text: String::new() });
        }
    }
    for line in &mut lines {
        line.text = ledger::told(tx, line.entry)?.words.map(|words| words.text).unwrap_or_default();
    }
    Ok((lines, counts))
}
