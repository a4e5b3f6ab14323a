//! `lilian`: one program for everything.

fn main() {}
