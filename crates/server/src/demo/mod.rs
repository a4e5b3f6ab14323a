//! The demo city 砺州: to be built.
