//! Compiles the words of all languages, so that no process has to: `src/lexis`, the same code that reads a translator's
//! folder. Languages' other files and migrations are compiled in by `include_dir`, which notices changed files but not
//! new ones.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/lexis/mod.rs"]
#[expect(dead_code, reason = "the program uses the rest of it")]
mod lexis;

fn main() -> Result<(), Box<dyn Error>> {
    for watched in ["locales", "migrations", "build.rs", "src/lexis"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    for folder in fs::read_dir("locales")? {
        let folder = folder?.path();
        let file = folder.join(lexis::file::FILE);
        if file.is_file() {
            texts.push((name(&folder), fs::read_to_string(&file)?));
        }
    }
    texts.sort();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect();
    let compiled = lexis::Lexis::new(&texts)
        .map_err(|fault| format!("locales/{}/{}: {}", fault.tag, lexis::file::FILE, fault.message))?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("lexis.bin"), compiled.pack())?;
    Ok(())
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
