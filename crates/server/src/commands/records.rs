//! Credentials of learning tools, for scripts and for the first one of a house.

use clap::{Args, Subcommand};
use domain::id::{AccountId, UnitId};
use store::{Error, people::unit, records::spaces};

use super::{Where, say};
use crate::records::SCOPES;

/// Let learning tools come to /xapi.
#[derive(Args)]
pub(crate) struct Records {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Subcommand)]
enum Deed {
    /// Make a credential and print it; its secret is printed this once. Example: lilian records admit 云课堂 --scopes statements/write,state --data /srv/lilian
    Admit {
        /// What it is for.
        title: String,
        /// all, all/read, statements/write, statements/read, statements/read/mine, state, profile, define
        #[arg(long, value_delimiter = ',', default_value = "statements/write,statements/read/mine,state,profile,define")]
        scopes: Vec<String>,
        /// The unit whose records it reads and writes; the city without it.
        #[arg(long)]
        unit: Option<i64>,
        #[command(flatten)]
        at: Where,
    },
    /// Print every credential. Example: lilian records list --data /srv/lilian
    List {
        #[command(flatten)]
        at: Where,
    },
    /// End a credential. Example: lilian records end 231862406873088 --data /srv/lilian
    End {
        /// Its number, as `list` prints it.
        id: i64,
        #[command(flatten)]
        at: Where,
    },
}

impl Records {
    pub(crate) fn run(self) -> Result<i32, Error> {
        match self.deed {
            Deed::Admit { title, scopes, unit: of, at } => {
                if let Some(unknown) = scopes.iter().find(|scope| !SCOPES.contains(&scope.as_str())) {
                    return Err(Error::Broken(format!("there is no scope {unknown}; there are {}", SCOPES.join(", "))));
                }
                let (credential, secret) = at.open()?.write(move |tx| {
                    let of = match of {
                        Some(id) => UnitId(id),
                        None => unit::root(tx)?.ok_or(Error::NotFound)?,
                    };
                    let space = spaces::of_unit(tx, AccountId(0), of)?;
                    spaces::admit(tx, AccountId(0), space, (&title, &scopes.join(" ")))
                })?;
                say(&format!("name    {}\nsecret  {secret}\nscopes  {}", credential.name, credential.scopes));
                say(&format!("\ncurl -u {}:{secret} -H 'X-Experience-API-Version: 2.0.0' http://127.0.0.1:8080/xapi/statements", credential.name));
            }
            Deed::List { at } => {
                let credentials = at.open()?.read(|tx| spaces::all(tx)?.iter().map(|space| spaces::credentials(tx, space.id)).collect::<Result<Vec<_>, _>>())?;
                for credential in credentials.into_iter().flatten() {
                    let ended = credential.ended_at.map_or_else(String::new, |at| format!("  ended {}", at.to_minute()));
                    say(&format!("{}  {}  {}  {}{ended}", credential.id, credential.made_at.to_minute(), credential.title, credential.scopes));
                }
            }
            Deed::End { id, at } => {
                at.open()?.write(move |tx| spaces::end(tx, id))?;
                say("ended; within five seconds nobody comes in with it");
            }
        }
        Ok(0)
    }
}
