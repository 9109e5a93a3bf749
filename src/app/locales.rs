//! The languages that run: those compiled in, or a translator's folder.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context, bail};

use crate::config::Bot;
use crate::language::Languages;

/// The languages of `[bot] locales`, else the built-in ones.
///
/// # Errors
/// A folder or file that cannot be read, a `locale.toml` that is wrong, or a language that `[bot]` names and nobody has.
pub fn languages(settings: &Bot) -> anyhow::Result<Languages> {
    let languages = match &settings.locales {
        Some(folder) => read(folder).with_context(|| format!("[bot] locales: reading {}", folder.display()))?,
        None => Languages::embedded(),
    };
    for named in settings.languages.iter().chain([&settings.language]) {
        if languages.look_up(*named).is_none() {
            let all: Vec<&str> = languages.iter().map(|locale| locale.tag.as_str()).collect();
            let all = all.join(", ");
            bail!("[bot] language, languages: there is no folder for “{named}”; there are {all}");
        }
    }
    Ok(languages)
}

/// One folder per language; files beside the folders, and what is hidden, are passed over.
fn read(root: &Path) -> anyhow::Result<Languages> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root)? {
        let folder = folder?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !folder.is_dir() || name.starts_with('.') {
            continue;
        }
        for file in std::fs::read_dir(&folder)? {
            let path = file?.path();
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() && !file.starts_with('.') {
                let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
                files.push((name.clone(), file, Cow::Owned(text)));
            }
        }
    }
    Ok(Languages::new(files)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_translators_folder_takes_the_place_of_the_built_in_ones() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let tag = folder.path().join("en");
        std::fs::create_dir(&tag).expect("it can be made");
        std::fs::write(tag.join("locale.toml"), "name = \"English\"").expect("it can be written");
        std::fs::write(folder.path().join("README"), "not a language").expect("it can be written");
        let mut settings = Bot { locales: Some(folder.path().to_owned()), ..Bot::default() };
        let tags: Vec<Language> = languages(&settings).expect("it is sound").iter().map(|it| it.tag).collect();
        assert_eq!(tags, [Language::new("en")]);
        settings.language = Language::new("ko");
        let error = languages(&settings).expect_err("there is no Korean").to_string();
        assert!(error.contains("no folder for “ko”; there are en"), "{error}");
        settings.locales = Some(folder.path().join("nowhere"));
        let error = format!("{:#}", languages(&settings).expect_err("there is no folder"));
        assert!(error.starts_with("[bot] locales: reading") && error.contains("nowhere"), "{error}");
    }
}
