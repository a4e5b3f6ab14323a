//! Cryptography behind one small interface: sealing texts, looking up by keyed hash, chaining, passwords.
//!
//! Two suites: AES-256-GCM with SHA-256, or SM4-GCM with SM3 for sites that must use commercial cryptography
//! (密码法; GB/T 39786-2021). Every block names its suite and its key, so that keys can be changed:
//! `suite (1) · key id (1) · nonce (12) · ciphertext and tag`.

use std::{io::Write, path::Path};

use aes_gcm::{
    Aes256Gcm, AesGcm,
    aead::{Aead, KeyInit, consts::U12},
};
use hmac::Mac;
use sha2::Digest;

use crate::error::Error;

/// 32 bytes; SM4 takes the first 16.
#[derive(Clone)]
pub struct Key([u8; 32]);

/// Which ciphers and hashes a site uses; chosen when it is set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Suite {
    #[default]
    Standard,
    National,
}

impl Suite {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::National => "national",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Standard, Self::National].into_iter().find(|suite| suite.code() == code)
    }
    const fn mark(self) -> u8 {
        match self {
            Self::Standard => 1,
            Self::National => 2,
        }
    }
    pub fn hash(self, parts: &[&[u8]]) -> [u8; 32] {
        match self {
            Self::Standard => parts.iter().fold(sha2::Sha256::new(), sha2::Digest::chain_update).finalize().into(),
            Self::National => parts.iter().fold(sm3::Sm3::new(), sm3::Digest::chain_update).finalize().into(),
        }
    }
    fn keyed_hash(self, key: &Key, text: &[u8]) -> Result<[u8; 32], Error> {
        let bytes: [u8; 32] = match self {
            Self::Standard => <hmac::Hmac<sha2::Sha256> as hmac::KeyInit>::new_from_slice(&key.0).map_err(|_| Error::Key)?.chain_update(text).finalize().into_bytes().into(),
            Self::National => <hmac::Hmac<sm3::Sm3> as hmac::KeyInit>::new_from_slice(&key.0).map_err(|_| Error::Key)?.chain_update(text).finalize().into_bytes().into(),
        };
        Ok(bytes)
    }
}

/// Where random bytes come from: the system, or for the demo city a seed.
#[derive(Debug)]
pub enum Chance {
    System,
    Seeded { seed: u64, drawn: std::sync::atomic::AtomicU64 },
}

impl Chance {
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded { seed, drawn: 0.into() }
    }
    pub fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        match self {
            Self::System => getrandom::fill(bytes).map_err(|error| Error::Broken(format!("no random bytes: {error}"))),
            Self::Seeded { seed, drawn } => {
                for chunk in bytes.chunks_mut(32) {
                    let count = drawn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let block: [u8; 32] = sha2::Sha256::new().chain_update(seed.to_be_bytes()).chain_update(count.to_be_bytes()).finalize().into();
                    chunk.iter_mut().zip(block).for_each(|(byte, drawn)| *byte = drawn);
                }
                Ok(())
            }
        }
    }
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }
    /// A token that nobody can guess, in letters a link may hold.
    pub fn token(&self) -> Result<String, Error> {
        use base64::Engine;
        Ok(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.bytes::<32>()?))
    }
}

/// The master key of a site and what follows from it.
pub struct Vault {
    pub suite: Suite,
    pub chance: Chance,
    key_id: u8,
    master: Key,
    lookup: Key,
    /// For what belongs to no one person: drafts, rows waiting to be imported, files.
    area: Key,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({:?}, key {})", self.suite, self.key_id)
    }
}

impl Vault {
    pub fn new(suite: Suite, chance: Chance, master: [u8; 32]) -> Result<Self, Error> {
        let master = Key(master);
        let derive = |purpose: &[u8]| suite.keyed_hash(&master, purpose).map(Key);
        Ok(Self { suite, chance, key_id: 1, lookup: derive(b"lilian lookup")?, area: derive(b"lilian area")?, master })
    }

    /// Reads the master key, or makes one where the file does not exist. The file is never part of a backup.
    pub fn open(file: &Path, suite: Suite, chance: Chance) -> Result<Self, Error> {
        if let Ok(text) = std::fs::read_to_string(file) {
            let bytes = unhex(text.trim()).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            return Self::new(suite, chance, bytes.ok_or_else(|| Error::Broken(format!("{} is not a master key", file.display())))?);
        }
        let master: [u8; 32] = chance.bytes()?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        writeln!(options.open(file)?, "{}", hex(&master))?;
        Self::new(suite, chance, master)
    }

    /// A new data key, and the same wrapped by the master key.
    pub fn make_key(&self) -> Result<(Key, Vec<u8>), Error> {
        let key = Key(self.chance.bytes()?);
        let wrapped = self.seal_with(&self.master, &key.0)?;
        Ok((key, wrapped))
    }
    pub fn unwrap_key(&self, wrapped: &[u8]) -> Result<Key, Error> {
        Self::open_with(&self.master, wrapped)?.try_into().map(Key).map_err(|_| Error::Key)
    }
    pub fn seal(&self, key: &Key, text: &str) -> Result<Vec<u8>, Error> {
        self.seal_with(key, text.as_bytes())
    }
    pub fn open_text(&self, key: &Key, block: &[u8]) -> Result<String, Error> {
        String::from_utf8(Self::open_with(key, block)?).map_err(|_| Error::Key)
    }
    pub fn seal_for_area(&self, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        self.seal_with(&self.area, bytes)
    }
    pub fn open_for_area(&self, block: &[u8]) -> Result<Vec<u8>, Error> {
        Self::open_with(&self.area, block)
    }
    /// What an identity number is found by: the same number always gives the same bytes, and only with the key.
    pub fn lookup(&self, number: &str) -> Result<Vec<u8>, Error> {
        self.suite.keyed_hash(&self.lookup, number.as_bytes()).map(|hash| hash.to_vec())
    }

    fn seal_with(&self, key: &Key, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce: [u8; 12] = self.chance.bytes()?;
        let sealed = match self.suite {
            Suite::Standard => Aes256Gcm::new(&key.0.into()).encrypt(&nonce.into(), bytes),
            Suite::National => national(key)?.encrypt(&nonce.into(), bytes),
        };
        let mut block = vec![self.suite.mark(), self.key_id];
        block.extend(nonce);
        block.extend(sealed.map_err(|_| Error::Key)?);
        Ok(block)
    }

    fn open_with(key: &Key, block: &[u8]) -> Result<Vec<u8>, Error> {
        let (head, rest) = block.split_at_checked(2).ok_or(Error::Key)?;
        let (nonce, sealed) = rest.split_at_checked(12).ok_or(Error::Key)?;
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| Error::Key)?;
        let opened = match head.first() {
            Some(1) => Aes256Gcm::new(&key.0.into()).decrypt(&nonce.into(), sealed),
            Some(2) => national(key)?.decrypt(&nonce.into(), sealed),
            _ => return Err(Error::Key),
        };
        opened.map_err(|_| Error::Key)
    }
}

fn national(key: &Key) -> Result<AesGcm<sm4::Sm4, U12>, Error> {
    AesGcm::<sm4::Sm4, U12>::new_from_slice(key.0.get(..16).ok_or(Error::Key)?).map_err(|_| Error::Key)
}

pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    if text.len().is_multiple_of(2) { (0..text.len()).step_by(2).map(pair).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_suites_seal_and_open_and_notice_a_changed_byte() {
        for suite in [Suite::Standard, Suite::National] {
            let vault = Vault::new(suite, Chance::seeded(7), [9; 32]).unwrap();
            let (key, wrapped) = vault.make_key().unwrap();
            let block = vault.seal(&key, "谈话记录").unwrap();
            assert_eq!(vault.open_text(&vault.unwrap_key(&wrapped).unwrap(), &block).unwrap(), "谈话记录", "{suite:?}");
            let mut changed = block.clone();
            changed[20] ^= 1;
            assert!(vault.open_text(&key, &changed).is_err(), "{suite:?}");
            assert_eq!(vault.lookup("1").unwrap(), vault.lookup("1").unwrap());
            assert_ne!(vault.lookup("1").unwrap(), vault.lookup("2").unwrap());
        }
    }

    #[test]
    fn hashes_are_the_published_ones() {
        for (suite, text, expected) in [
            (Suite::Standard, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            // GB/T 32905-2016, example 1.
            (Suite::National, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ] {
            assert_eq!(hex(&suite.hash(&[text.as_bytes()])), expected, "{suite:?}");
        }
    }

    #[test]
    fn a_seed_repeats() {
        let draw = |seed| Chance::seeded(seed).bytes::<40>().unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
