//! Just enough of the compound file and BIFF formats to know how far the cells of an old workbook lie apart, before
//! a reader that lays them out in full is let near it.

/// Rows times columns, summed over the sheets; `None` if the file cannot be followed.
pub(super) fn span(bytes: &[u8]) -> Option<u64> {
    let stream = Compound::open(bytes)?.workbook()?;
    let (mut span, mut rows, mut columns) = (0_u64, 0_u64, 0_u64);
    let mut rest = stream.as_slice();
    while let (Some(kind), Some(length)) = (short(rest, 0), short(rest, 2)) {
        let data = rest.get(4..4 + usize::from(length)).unwrap_or_default();
        match kind {
            // The beginning of a sheet.
            0x0809 => {
                span = span.saturating_add(rows * columns);
                (rows, columns) = (0, 0);
            }
            // Every kind of record that holds cells; two of them hold a run of up to 256.
            0x0006 | 0x00bd | 0x00be | 0x00d6 | 0x00fd | 0x0201..=0x0205 | 0x0207 | 0x027e => {
                let run = if matches!(kind, 0x00bd | 0x00be) { u64::from(length) / 2 } else { 1 };
                rows = rows.max(u64::from(short(data, 0).unwrap_or(0)) + 1);
                columns = columns.max(u64::from(short(data, 2).unwrap_or(0)) + run);
            }
            _ => {}
        }
        rest = rest.get(4 + usize::from(length)..).unwrap_or_default();
    }
    Some(span.saturating_add(rows * columns))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// Sector numbers from here on are marks, not sectors.
const MARKS: u32 = 0xffff_fffa;
/// Streams shorter than this lie in the mini stream.
const MINI_BYTES: usize = 4096;

struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector_bytes = 1_usize << short(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = Self { bytes, sector_bytes, next: Vec::new() };
        let mut tables: Vec<u32> = (0..109).filter_map(|at| long(bytes, 76 + at * 4)).take_while(|number| *number < MARKS).collect();
        let mut more = long(bytes, 68)?;
        for _ in 0..1000 {
            let Some(sector) = file.sector(more) else { break };
            tables.extend((0..sector_bytes / 4 - 1).filter_map(|at| long(sector, at * 4)).take_while(|number| *number < MARKS));
            more = long(sector, sector_bytes - 4)?;
        }
        file.next = tables.into_iter().filter_map(|number| file.sector(number)).flat_map(longs).collect();
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = usize::try_from(number).ok().filter(|_| number < MARKS)?.checked_add(1)?.checked_mul(self.sector_bytes)?;
        self.bytes.get(at..)?.get(..self.sector_bytes)
    }

    /// The sectors of a chain put together; a ring ends after as many as there are.
    fn chain(&self, start: u32) -> Vec<u8> {
        let mut content = Vec::new();
        let mut number = start;
        for _ in 0..=self.next.len() {
            let Some(sector) = self.sector(number) else { break };
            content.extend_from_slice(sector);
            number = following(&self.next, number);
        }
        content
    }

    /// The stream named `Workbook` or `Book`.
    fn workbook(&self) -> Option<Vec<u8>> {
        let directory = self.chain(long(self.bytes, 48)?);
        let entry = directory.chunks(128).find(|entry| matches!(name(entry).to_lowercase().as_str(), "workbook" | "book"))?;
        let length = usize::try_from(long(entry, 120)?).ok()?;
        let start = long(entry, 116)?;
        let stream = if length < MINI_BYTES { self.mini_chain(&directory, start)? } else { self.chain(start) };
        stream.get(..length).map(<[u8]>::to_vec)
    }

    fn mini_chain(&self, directory: &[u8], start: u32) -> Option<Vec<u8>> {
        let next: Vec<u32> = longs(&self.chain(long(self.bytes, 60)?)).collect();
        let sectors = self.chain(long(directory, 116)?);
        let mut content = Vec::new();
        let mut number = start;
        for _ in 0..=next.len() {
            let at = usize::try_from(number).ok()?.checked_mul(64)?;
            let Some(sector) = sectors.get(at..at.saturating_add(64)) else { break };
            content.extend_from_slice(sector);
            number = following(&next, number);
        }
        Some(content)
    }
}

fn following(next: &[u32], number: u32) -> u32 {
    usize::try_from(number).ok().and_then(|at| next.get(at)).copied().unwrap_or(u32::MAX)
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0))
}

fn name(entry: &[u8]) -> String {
    let units = (0..32).filter_map(|at| short(entry, at * 2)).take_while(|unit| *unit != 0);
    units.filter_map(|unit| char::from_u32(unit.into())).collect()
}
