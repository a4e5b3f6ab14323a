//! Databases for tests: a fresh one on each engine.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, Ordering},
};

use domain::{date::Instant, id::Area};
use store::{
    Db,
    db::{Clock, Conn, Place},
    vault::{Chance, Suite, Vault},
};

/// 2026-03-24 00:00 at +08:00.
pub(crate) const START: i64 = 1_774_281_600_000;

pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    _folder: tempfile::TempDir,
}

fn clock() -> Clock {
    let ticks = AtomicI64::new(START);
    Arc::new(move || Instant(ticks.fetch_add(1, Ordering::Relaxed)))
}

pub(crate) fn vault() -> Vault {
    Vault::new(Suite::Standard, Chance::seeded(1), [7; 32]).unwrap()
}

pub(crate) fn open(place: Place) -> Db {
    Db::open(place, Area(1), vault(), clock()).unwrap()
}

/// A fresh database on each engine there is.
pub(crate) fn houses() -> Vec<House> {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let mut houses = vec![House { db: open(place.clone()), name: "SQLite", place, _folder: folder }];
    if let Ok(server) = std::env::var("LILIAN_TEST_POSTGRES") {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = Conn::postgres(&format!("{server}/postgres")).unwrap();
        admin.batch(&format!("create database {name} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Server { url: format!("{server}/{name}"), folder: folder.path().to_owned() };
        houses.push(House { db: open(place.clone()), name: "PostgreSQL", place, _folder: folder });
    }
    houses
}
