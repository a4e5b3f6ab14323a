//! The whole city as it is to be put on record: units, each after the one above it, their posts and staff.

use domain::{
    date::MonthOrDay,
    people::{
        code::{PostKind, Rank, UnitKind},
        unit::Unit,
    },
};

use super::{
    chance::Chance,
    places,
    posts::{self, Planned},
};

pub(super) struct PlannedUnit {
    pub(super) facts: Unit,
    /// Place of the unit above in the plan.
    pub(super) above: Option<usize>,
    /// 0 for the city's own, 1 to 9 for what belongs to a county.
    pub(super) group: usize,
    pub(super) posts: Vec<Planned>,
    /// Share of the staff, in parts of a whole that is the sum.
    weight: usize,
}

/// One place of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) unit: usize,
    pub(super) post: usize,
}

pub(super) struct Plan {
    pub(super) units: Vec<PlannedUnit>,
    people: usize,
    large: bool,
}

/// From this many people on the city has divisions and full leading groups.
const LARGE: usize = 8000;
/// The city the other numbers are given for.
const WHOLE: usize = 16_000;
const COMMUNITIES: usize = 1200;
const ENTERPRISES: usize = 7040;
const DIVISION: u32 = 990_100;

impl Plan {
    pub(super) fn new(people: usize, seed: u64) -> Self {
        let mut plan = Self { units: Vec::new(), people, large: people >= LARGE };
        let mut chance = Chance::of(seed, "plan", 0);
        let city = plan.unit("砺州市", UnitKind::City, None, Some(Rank::BureauChief));
        plan.leading_groups(city);
        plan.municipal(city, &mut chance);
        let counties = plan.counties(city);
        let towns = plan.towns(&counties);
        let zones: Vec<usize> = places::ZONES.iter().map(|name| plan.zone(name, city)).collect();
        plan.others(city);
        plan.hamlets(&towns);
        let hosts: Vec<usize> = counties.iter().chain(&zones).copied().collect();
        plan.enterprises(&hosts, &mut chance);
        plan
    }

    pub(super) fn unit_at(&self, at: usize) -> Option<&PlannedUnit> {
        self.units.get(at)
    }
    pub(super) fn post(&self, seat: Seat) -> Option<(&PlannedUnit, &Planned)> {
        let unit = self.unit_at(seat.unit)?;
        Some((unit, unit.posts.get(seat.post)?))
    }
    pub(super) fn of_kind(&self, kind: UnitKind) -> impl Iterator<Item = usize> {
        self.units.iter().enumerate().filter(move |(_, unit)| unit.facts.kind == kind).map(|(at, _)| at)
    }

    fn unit(&mut self, name: &str, kind: UnitKind, above: Option<usize>, rank: Option<Rank>) -> usize {
        let at = self.units.len();
        let group = above.and_then(|above| self.unit_at(above)).map_or(0, |above| above.group);
        let short_name = above.and_then(|above| self.unit_at(above)).map(|above| short(name, &above.facts.name)).unwrap_or_default();
        let facts = Unit {
            name: name.to_owned(), short_name, kind, rank, parent: None, division_code: String::new(), credit_code: String::new(),
            sort: i64::try_from(at).unwrap_or(0), since: founded(1980, 1), until: None,
        };
        self.units.push(PlannedUnit { facts, above, group, posts: Vec::new(), weight: 0 });
        at
    }
    fn set(&mut self, at: usize, posts: Vec<Planned>, weight: usize) {
        if let Some(unit) = self.units.get_mut(at) {
            unit.posts = posts;
            unit.weight = weight;
        }
    }

    /// The groups that lead the city are units under it, of its own kind.
    fn leading_groups(&mut self, city: usize) {
        if let Some(unit) = self.units.get_mut(city) {
            unit.facts.division_code = DIVISION.to_string();
        }
        for (name, posts) in posts::city() {
            let at = self.unit(name, UnitKind::City, Some(city), Some(Rank::BureauChief));
            self.set(at, posts, 0);
        }
    }

    fn municipal(&mut self, city: usize, chance: &mut Chance) {
        for (tail, head) in places::MUNICIPAL {
            let name = if tail.starts_with('团') { "共青团砺州市委".to_owned() } else { format!("砺州{tail}") };
            let at = self.unit(&name, UnitKind::MunicipalUnit, Some(city), Some(Rank::CountyChief));
            self.set(at, posts::municipal(&name, head, self.large), 3);
            let names = if name == "砺州市财政局" { places::FINANCE_DIVISIONS } else { places::DIVISIONS };
            let count = if self.large { 4 + chance.below(6) } else { 0 };
            for tail in names.iter().take(count) {
                let name = format!("{name}{tail}");
                let division = self.unit(&name, UnitKind::Division, Some(at), Some(Rank::TownshipChief));
                self.set(division, posts::division(&name), 5);
            }
        }
    }

    fn counties(&mut self, city: usize) -> Vec<usize> {
        let mut counties = Vec::new();
        for (n, name) in places::COUNTIES.iter().enumerate() {
            let at = self.unit(name, UnitKind::County, Some(city), Some(Rank::CountyChief));
            self.set(at, posts::county(name), 0);
            if let Some(unit) = self.units.get_mut(at) {
                unit.group = n + 1;
                unit.facts.division_code = format!("{:06}", 990_121 + n);
            }
            let count = if self.large { places::COUNTY_UNITS.len() } else { 6 };
            for (tail, head) in places::COUNTY_UNITS.iter().take(count) {
                let name = format!("{name}{tail}");
                let unit = self.unit(&name, UnitKind::CountyUnit, Some(at), Some(Rank::TownshipChief));
                self.set(unit, posts::county_unit(&name, head, self.large), 22);
            }
            counties.push(at);
        }
        counties
    }

    /// Six towns and a subdistrict in each county, three towns and five subdistricts in each district: 45 and 21.
    fn towns(&mut self, counties: &[usize]) -> Vec<usize> {
        let mut towns = Vec::new();
        for county in counties {
            let above = self.unit_at(*county).map(|unit| unit.facts.name.clone()).unwrap_or_default();
            let (rural, urban) = if above.ends_with('区') { (3, 5) } else { (6, 1) };
            for n in 0..rural + urban {
                let (kind, ending) = if n < rural { (UnitKind::Town, "镇") } else { (UnitKind::Subdistrict, "街道") };
                let name = format!("{above}{}{ending}", places::town(towns.len()));
                let at = self.unit(&name, kind, Some(*county), Some(Rank::TownshipChief));
                self.set(at, posts::town(&name, self.large), 55);
                towns.push(at);
            }
        }
        towns
    }

    fn zone(&mut self, name: &str, city: usize) -> usize {
        let at = self.unit(name, UnitKind::Zone, Some(city), Some(Rank::CountyChief));
        self.set(at, posts::zone(name), 60);
        at
    }

    fn others(&mut self, city: usize) {
        for name in places::UNIVERSITIES {
            let at = self.unit(name, UnitKind::University, Some(city), Some(Rank::CountyChief));
            self.set(at, posts::university(name), 30);
        }
        for (name, head) in places::INSTITUTIONS {
            let at = self.unit(name, UnitKind::Institution, Some(city), Some(Rank::TownshipChief));
            self.set(at, posts::institution(name, head), 30);
        }
        for chain in places::CHAINS {
            self.unit(&format!("砺州市{chain}产业链联合会"), UnitKind::Association, Some(city), None);
        }
        self.unit(places::ELSEWHERE, UnitKind::Elsewhere, Some(city), None);
    }

    fn share(&self, of_whole: usize) -> usize {
        of_whole * self.people / WHOLE
    }

    fn hamlets(&mut self, towns: &[usize]) {
        let count = self.share(COMMUNITIES).max(towns.len());
        for n in 0..count {
            let town = n % towns.len().max(1);
            let Some(above) = towns.get(town).copied() else { continue };
            let urban = self.unit_at(above).is_some_and(|unit| unit.facts.kind == UnitKind::Subdistrict);
            let (kind, ending) = if urban || n / towns.len() % 5 == 4 { (UnitKind::Community, "社区") } else { (UnitKind::Village, "村") };
            let town_name = self.unit_at(above).map(|unit| unit.facts.name.clone()).unwrap_or_default();
            self.unit(&format!("{town_name}{}{ending}", places::hamlet(town, n / towns.len())), kind, Some(above), None);
        }
    }

    fn enterprises(&mut self, hosts: &[usize], chance: &mut Chance) {
        for n in 0..self.share(ENTERPRISES) {
            let above = hosts.get(n % hosts.len().max(1)).copied();
            let at = self.unit(&places::enterprise(n), UnitKind::Enterprise, above, None);
            if let Some(unit) = self.units.get_mut(at) {
                unit.facts.credit_code = places::credit_code(n);
                unit.facts.since = founded(i16::try_from(chance.between(1994, 2023)).unwrap_or(2000), u8::try_from(chance.between(1, 12)).unwrap_or(1));
            }
        }
    }

    /// The seats to fill, the most needed first, and the staff posts that hold everyone else: as many seats as people
    /// serve. One place in twenty is left vacant.
    pub(super) fn seats(&mut self, serving: usize, seed: u64) -> Vec<Seat> {
        let mut chance = Chance::of(seed, "vacancies", 0);
        let mut leading = self.places();
        leading.sort_by_key(|seat| self.need(*seat));
        leading.retain(|seat| self.post(*seat).is_some_and(|(_, post)| post.key) || !chance.percent(5));
        leading.truncate(serving);
        leading.extend(self.staff(serving - leading.len()));
        leading
    }

    fn places(&self) -> Vec<Seat> {
        let of = |(unit, planned): (usize, &PlannedUnit)| {
            let seats = planned.posts.iter().enumerate().flat_map(move |(post, planned)| std::iter::repeat_n(Seat { unit, post }, planned.places));
            seats.collect::<Vec<_>>()
        };
        self.units.iter().enumerate().flat_map(of).collect()
    }

    /// In a city of few people the posts on which everything hangs are filled first.
    fn need(&self, seat: Seat) -> (usize, usize) {
        let Some((unit, post)) = self.post(seat) else { return (9, 0) };
        let chief = post.kind == PostKind::Chief;
        let need = match unit.facts.kind {
            UnitKind::Town | UnitKind::Subdistrict if chief => 0,
            UnitKind::City | UnitKind::MunicipalUnit if chief => 1,
            UnitKind::County | UnitKind::Zone if chief => 2,
            UnitKind::City => 3,
            UnitKind::County | UnitKind::MunicipalUnit => 4,
            _ => 5,
        };
        (need, seat.unit)
    }

    /// Adds a staff post to every unit with a share of the staff, and gives one seat for each of `count` people.
    fn staff(&mut self, count: usize) -> Vec<Seat> {
        let whole: usize = self.units.iter().map(|unit| unit.weight).sum();
        let mut seats = Vec::with_capacity(count);
        let mut passed = 0;
        for (at, unit) in self.units.iter_mut().enumerate().filter(|(_, unit)| unit.weight > 0) {
            passed += unit.weight;
            let here = count * passed / whole.max(1) - seats.len();
            // Nineteen of twenty places are held, counted over all units so that small ones do not round it away.
            let held = seats.len() + here;
            let places = (held * 20 / 19 - seats.len() * 20 / 19).max(1);
            let post = unit.posts.len();
            unit.posts.push(posts::staff(&unit.facts.name, unit.facts.kind, places));
            seats.extend(std::iter::repeat_n(Seat { unit: at, post }, here));
        }
        seats
    }
}

/// 青陂镇 of 东溪县青陂镇, 县委组织部 of 东溪县委组织部; empty where the name does not begin with the unit above.
fn short(name: &str, above: &str) -> String {
    match name.strip_prefix(above) {
        Some(tail) if tail.starts_with('委') => above.chars().last().into_iter().chain(tail.chars()).collect(),
        Some(tail) => tail.to_owned(),
        None => String::new(),
    }
}

pub(super) fn founded(year: i16, month: u8) -> MonthOrDay {
    domain::date::Month::new(year, month).map_or(MonthOrDay::Day(domain::date::Instant(0).day()), MonthOrDay::Month)
}
