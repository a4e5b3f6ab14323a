//! The organisation in memory: every unit with its place in a walk of the tree, so that "under" is one comparison.

use std::collections::BTreeMap;

use domain::{
    date::Day,
    id::UnitId,
    people::code::{PostKind, UnitKind},
};

use crate::{
    db::Tx,
    error::Error,
    people::unit::{self, Node},
};

/// A unit's number in the walk; those under it follow up to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Walk(pub u32);

/// A unit that is on record but does not exist on the day.
pub const GONE: u32 = u32::MAX - 1;
/// No unit is known.
pub const UNKNOWN: u32 = u32::MAX;

#[derive(Clone, Debug, Default)]
pub struct Org {
    /// In the order of the walk: the unit, and the walk number behind the last one under it.
    units: Vec<(Node, u32)>,
    /// Names as one looks for them: key, pinyin, initials.
    names: Vec<String>,
    places: BTreeMap<UnitId, u32>,
    /// Posts by walk number: kind and authorised places.
    posts: BTreeMap<u32, Vec<(domain::id::PostId, PostKind, i64)>>,
}

impl Org {
    pub fn load(tx: &mut Tx<'_>, day: Day) -> Result<Self, Error> {
        let nodes = unit::all_on(tx, day)?;
        let mut children: BTreeMap<Option<UnitId>, Vec<Node>> = BTreeMap::new();
        let known: std::collections::BTreeSet<UnitId> = nodes.iter().map(|node| node.id).collect();
        for node in nodes {
            // A unit whose parent has ended hangs at the top until somebody moves it.
            let parent = node.parent.filter(|parent| known.contains(parent));
            children.entry(parent).or_default().push(node);
        }
        let mut org = Self::default();
        org.walk(&mut children, None);
        org.names = org.units.iter().map(|(node, _)| looked_for(&node.name, &node.short_name)).collect();
        for (unit, post, kind, places) in unit::all_posts_on(tx, day)? {
            if let Some(at) = org.places.get(&unit) {
                org.posts.entry(*at).or_default().push((post, kind, places));
            }
        }
        Ok(org)
    }

    fn walk(&mut self, children: &mut BTreeMap<Option<UnitId>, Vec<Node>>, parent: Option<UnitId>) {
        for node in children.remove(&parent).unwrap_or_default() {
            let (id, at) = (node.id, self.units.len());
            self.places.insert(id, u32::try_from(at).unwrap_or(GONE));
            self.units.push((node, 0));
            self.walk(children, Some(id));
            let end = u32::try_from(self.units.len()).unwrap_or(GONE);
            if let Some(unit) = self.units.get_mut(at) {
                unit.1 = end;
            }
        }
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
    /// The walk number of a unit, [`GONE`] if it is not there on the day.
    pub fn place(&self, unit: UnitId) -> u32 {
        self.places.get(&unit).copied().unwrap_or(GONE)
    }
    pub fn node(&self, place: u32) -> Option<&Node> {
        self.units.get(place as usize).map(|(node, _)| node)
    }
    pub fn kind(&self, place: u32) -> Option<UnitKind> {
        self.node(place).map(|node| node.kind)
    }
    /// The walk numbers of a unit and everything under it, `[from, to)`.
    pub fn span(&self, unit: UnitId) -> (u32, u32) {
        let from = self.place(unit);
        self.units.get(from as usize).map_or((GONE, GONE), |(_, to)| (from, *to))
    }
    /// For each walk number, whether it lies in one of the units.
    pub fn under(&self, units: &[UnitId]) -> Vec<bool> {
        let mut under = vec![false; self.units.len()];
        for unit in units {
            let (from, to) = self.span(*unit);
            if let Some(part) = under.get_mut(from as usize..to as usize) {
                part.fill(true);
            }
        }
        under
    }
    pub fn nodes(&self) -> impl Iterator<Item = (u32, &Node)> {
        (0u32..).zip(self.units.iter().map(|(node, _)| node))
    }
    /// Names from the top down to the unit's parent.
    pub fn path(&self, unit: UnitId) -> Vec<&Node> {
        let mut path = Vec::new();
        let mut next = self.node(self.place(unit)).and_then(|node| node.parent);
        while let Some(node) = next.and_then(|parent| self.node(self.place(parent))) {
            path.push(node);
            next = node.parent.filter(|_| path.len() < 64);
        }
        path.reverse();
        path
    }
    /// Units whose name, pinyin or initials hold the text, those beginning with it first.
    pub fn find(&self, text: &str, limit: usize) -> Vec<&Node> {
        let wanted = text::key(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(bool, usize, &Node)> = self
            .names
            .iter()
            .zip(&self.units)
            .filter(|(name, _)| name.contains(&wanted))
            .map(|(name, (node, _))| (!name.split('\n').any(|form| form.starts_with(&wanted)), node.name.len(), node))
            .collect();
        hits.sort_by_key(|(later, length, node)| (*later, *length, node.id));
        hits.into_iter().map(|(_, _, node)| node).take(limit).collect()
    }
    pub fn posts(&self, place: u32) -> &[(domain::id::PostId, PostKind, i64)] {
        self.posts.get(&place).map_or(&[], Vec::as_slice)
    }
    pub fn children(&self, parent: Option<UnitId>) -> impl Iterator<Item = (u32, &Node)> {
        self.nodes().filter(move |(_, node)| node.parent.filter(|parent| self.place(*parent) != GONE) == parent)
    }
}

fn looked_for(name: &str, short: &str) -> String {
    let (full, initials) = text::pinyin(name);
    format!("{}\n{}\n{full}\n{initials}", text::key(name), text::key(short))
}
