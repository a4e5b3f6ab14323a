//! Tests of the whole product over HTTP.
