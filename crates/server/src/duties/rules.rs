//! Rules of duties over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    date::Day,
    duties::Rule,
    id::DutyRuleId,
    message::Refusal,
};
use serde::{Deserialize, Serialize};
use store::{Tx, duties, search::Index};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

#[derive(Serialize, ToSchema)]
pub(super) struct RuleShown {
    id: i64,
    #[schema(value_type = Object)]
    rule: Rule,
    /// How many hold a post that owes it, and to how many it is owed, today.
    owing: usize,
    owed: usize,
}

/// Everybody who holds a seat today.
fn holders(tx: &mut Tx<'_>, index: &Index, seats: &domain::duties::Seats) -> Result<usize, store::Error> {
    let today = tx.today();
    let held = duties::holdings(tx, index, seats, today)?;
    Ok(held.iter().filter(|held| held.holds_on(today)).map(|held| held.person).collect::<std::collections::BTreeSet<_>>().len())
}

/// Every rule, those that ended too.
#[utoipa::path(get, path = "/duties/rules", tag = "duties", responses((status = 200, body = Vec<RuleShown>)))]
pub(super) async fn all(State(app): State<App>, signed: Signed) -> Result<Json<Vec<RuleShown>>, ApiError> {
    signed.viewer.must(Permission::Duties)?;
    let searcher = app.searcher.clone();
    let rules = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let rules = duties::all(tx)?.into_iter();
                let shown = rules.map(|(id, rule)| Ok(RuleShown { id: id.0, owing: holders(tx, index, &rule.owes)?, owed: holders(tx, index, &rule.to)?, rule }));
                shown.collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(rules))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleAsked {
    #[schema(value_type = Object)]
    rule: Rule,
    /// Even if nobody holds the posts it means.
    #[serde(default)]
    anyway: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct RuleMade {
    id: i64,
}

/// Sets a rule. Errors: one that is in force already; posts that nobody holds, unless it is meant so.
#[utoipa::path(post, path = "/duties/rules", tag = "duties", request_body = RuleAsked, responses((status = 201, body = RuleMade)))]
pub(super) async fn create(State(app): State<App>, signed: Signed, Body(asked): Body<RuleAsked>) -> Result<(StatusCode, Json<RuleMade>), ApiError> {
    signed.viewer.must(Permission::Duties)?;
    signed.viewer.must(Permission::Settings)?;
    let searcher = app.searcher.clone();
    let id = app
        .write(move |tx| {
            domain::duties::check(&asked.rule)?;
            for (_, rule) in duties::all(tx)? {
                if rule.same_as(&asked.rule) && rule.until.is_none_or(|until| until > asked.rule.since) {
                    return Err(Refusal::new("refusal.duty_same").with("title", rule.title).into());
                }
            }
            for (seats, side) in [(&asked.rule.owes, "owes"), (&asked.rule.to, "to")] {
                if !asked.anyway && searcher.with(tx, |tx, index| holders(tx, index, seats))? == 0 {
                    return Err(Refusal::new("refusal.duty_nobody").with("side", format!("code.duty_side.{side}")).at(side).into());
                }
            }
            duties::create(tx, &signed.viewer, &asked.rule)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(RuleMade { id: id.0 })))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndAsked {
    /// The first day without the rule.
    #[schema(value_type = String)]
    until: Day,
}

/// Ends a rule with a period; what it asked for before stays on record.
#[utoipa::path(post, path = "/duties/rules/{id}/end", tag = "duties", request_body = EndAsked, responses((status = 204)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<EndAsked>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Duties)?;
    signed.viewer.must(Permission::Settings)?;
    app.write(move |tx| duties::end(tx, &signed.viewer, DutyRuleId(id), asked.until)).await?;
    Ok(StatusCode::NO_CONTENT)
}
