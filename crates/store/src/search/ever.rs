//! Every unit and post that ever was, which is what a rule about posts means: a change of name, of kind or of the unit above
//! takes nothing out of the history.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    duties::Seats,
    id::{PostId, UnitId},
    people::code::{PostKind, UnitKind},
};

use crate::{db::Tx, error::Error, params, search::org::Org};

struct Post {
    id: PostId,
    unit: UnitId,
    kind: PostKind,
    /// Place among the titles, which many posts share.
    title: usize,
}

#[derive(Default)]
pub(crate) struct Ever {
    units: Vec<(UnitId, UnitKind, String)>,
    posts: Vec<Post>,
    titles: Vec<String>,
    /// The unit above, for those that have ended; the last one it had.
    above_ended: BTreeMap<UnitId, UnitId>,
}

impl Ever {
    pub(crate) fn load(tx: &mut Tx<'_>, org: &Org) -> Result<Self, Error> {
        let mut ever = Self::default();
        let area = tx.area();
        tx.each("select unit, kind, name, parent from unit_facts where area = $1 and superseded_at is null order by unit, since", params![area], |row| {
            let unit: UnitId = row.get(0)?;
            if let Some(kind) = UnitKind::from_code(&row.get::<String>(1)?) {
                ever.units.push((unit, kind, row.get(2)?));
            }
            if let Some(parent) = row.get::<Option<UnitId>>(3)?.filter(|_| org.node(org.place(unit)).is_none()) {
                ever.above_ended.insert(unit, parent);
            }
            Ok(())
        })?;
        let mut titles: BTreeMap<String, usize> = BTreeMap::new();
        tx.each("select post, unit, kind, title from post_facts where area = $1 and superseded_at is null", params![area], |row| {
            if let Some(kind) = PostKind::from_code(&row.get::<String>(2)?) {
                let next = titles.len();
                let title = *titles.entry(row.get(3)?).or_insert(next);
                ever.posts.push(Post { id: row.get(0)?, unit: row.get(1)?, kind, title });
            }
            Ok(())
        })?;
        let mut ordered: Vec<(String, usize)> = titles.into_iter().collect();
        ordered.sort_by_key(|(_, place)| *place);
        ever.titles = ordered.into_iter().map(|(title, _)| title).collect();
        Ok(ever)
    }

    /// Units that ever were of a kind and name that is meant.
    pub(crate) fn units(&self, seats: &Seats) -> BTreeSet<UnitId> {
        self.units.iter().filter(|(_, kind, name)| seats.of_unit(*kind, name)).map(|(unit, ..)| *unit).collect()
    }

    /// Posts that ever had a kind and title that is meant, with their units.
    pub(crate) fn posts<'a>(&'a self, seats: &'a Seats) -> impl Iterator<Item = (PostId, UnitId)> + 'a {
        let titled: Vec<bool> = self.titles.iter().map(|title| title.contains(&seats.title)).collect();
        let meant = move |post: &&Post| seats.of_post(post.kind) && titled.get(post.title).copied().unwrap_or(false);
        self.posts.iter().filter(meant).map(|post| (post.id, post.unit))
    }

    /// The unit, the one above it, and so on to the top; of a unit that has ended by the last it belonged to.
    pub(crate) fn upward(&self, org: &Org, unit: UnitId) -> impl Iterator<Item = UnitId> {
        let above = |unit: &UnitId| match org.node(org.place(*unit)) {
            Some(node) => node.parent,
            None => self.above_ended.get(unit).copied(),
        };
        // A circle cannot be recorded; the bound keeps a broken copy from hanging a page.
        std::iter::successors(Some(unit), above).take(64)
    }
}
