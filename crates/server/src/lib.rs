//! The house's door: HTTP, OpenAPI, the command line, jobs and the embedded pages.

pub mod demo;
