//! Languages and migrations are compiled in by `include_dir`, which notices changed files but not new ones.

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=build.rs");
}
