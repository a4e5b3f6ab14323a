//! Confidentiality tiers of fields and entries.

codes! {
    /// From widest to narrowest; a reader of one tier reads those before it.
    "tier" Tier { Public = "public", Own = "own", Organisation = "organisation", Restricted = "restricted" }
}
