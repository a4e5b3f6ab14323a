//! `lilian`: one program for everything.

use clap::Parser;
use server::commands::{Cli, run};

fn main() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("LILIAN_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    std::process::exit(run(Cli::parse()));
}
