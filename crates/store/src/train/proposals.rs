//! From gaps to a class in one step: the programme and session, the roster, and the gaps assigned to it.

use domain::{
    id::{GapId, PersonId, ProgrammeId, SessionId},
    programmes::{Programme, Session},
};

use super::gaps::{self, Deed};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    programmes::{self, Named, Naming, Step},
    search::Index,
};

/// What whoever plans made of a proposal.
#[derive(Clone, Debug)]
pub struct Planned {
    /// A programme to be set up for it; else the session names one, or none.
    pub programme: Option<Programme>,
    pub session: Session,
    pub people: Vec<PersonId>,
    pub gaps: Vec<GapId>,
    /// The warnings of seats were read.
    pub anyway: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Made {
    pub programme: Option<ProgrammeId>,
    pub session: SessionId,
    /// What became of each who was named.
    pub named: Vec<Named>,
}

/// Sets up what was planned, opens it where nothing is lacking, names its people, and assigns the gaps of those who come.
///
/// Errors: what setting up a programme or session refuses; a gap out of reach.
pub fn carry_out(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, planned: &Planned) -> Result<Made, Error> {
    let programme = planned.programme.as_ref().map(|programme| programmes::create(tx, viewer, programme)).transpose()?;
    let session = Session { programme: programme.or(planned.session.programme), ..planned.session.clone() };
    let id = programmes::plan(tx, viewer, &session)?;
    // A class whose programme asks for a survey first stays planned; its people are kept all the same.
    let told = programmes::session(tx, viewer, id)?;
    if programmes::lacking(tx, viewer, &session)?.may_open() {
        programmes::step(tx, viewer, (id, told.version), Step::Open)?;
    }
    let naming = Naming { people: planned.people.clone(), guests: vec![], anyway: planned.anyway };
    let named = if naming.people.is_empty() { vec![] } else { programmes::name_seats(tx, index, viewer, (id, &naming))? };
    for gap in &planned.gaps {
        // Whoever got no seat is not helped by the class; a gap of a group is.
        let person = gaps::find(tx, viewer, *gap)?.gap.person;
        let comes = person.is_none_or(|person| named.iter().any(|one| one.person == Some(person) && one.state.is_some()));
        if comes {
            gaps::act(tx, viewer, (*gap, Deed::Assign { programme: session.programme, session: Some(id) }))?;
        }
    }
    Ok(Made { programme, session: id, named })
}
