//! [`Staging`]: the output folder while it is being built, beside its place. It is moved in whole or it vanishes.
//!
//! ```text
//! parent/OUT                     the place: absent, or an older run of ours that --force allows to replace
//! parent/.OUT.kaojing-<pid>      built here
//! parent/.OUT.kaojing-<pid>-old  where the older run waits until the new one stands in its place
//! ```

use super::manifest;
use crate::{
    config::Config,
    error::{Error, Fatal},
    words::{Lang, Phrase, cli as words},
};
use std::{
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
};

/// The place of the output folder, found fit to be written to.
#[derive(Debug)]
pub struct Place {
    out: PathBuf,
    force: bool,
    lang: Lang,
}

impl Place {
    /// Looks whether the output folder may be written: absent, or with `force` an older run of ours. Links are never followed.
    ///
    /// # Errors
    /// If something stands there that may not be replaced.
    pub fn check(config: &Config) -> Result<Self, Error> {
        let place = Self { out: config.out.clone(), force: config.force, lang: config.lang };
        place.occupied()?;
        Ok(place)
    }

    /// Whether an older run of ours stands in the place.
    fn occupied(&self) -> Result<bool, Error> {
        let Ok(found) = fs::symlink_metadata(&self.out) else { return Ok(false) };
        if !found.is_dir() {
            return Err(self.refuse(words::OUT_NOT_A_FOLDER));
        }
        if !manifest::is_ours(&self.out) {
            return Err(self.refuse(words::OUT_NOT_OURS));
        }
        if !self.force {
            return Err(self.refuse(words::OUT_EXISTS));
        }
        Ok(true)
    }

    /// Makes the folder to build in.
    ///
    /// # Errors
    /// If no folder can be made beside the place.
    pub fn stage(self) -> Result<Staging, Error> {
        let absolute = std::path::absolute(&self.out).map_err(|reason| self.failed(words::OUT_NOT_MADE, &reason))?;
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(self.refuse(words::OUT_NOT_A_FOLDER));
        };
        fs::create_dir_all(parent).map_err(|reason| self.failed(words::OUT_NOT_MADE, &reason))?;
        let folder = new_folder(parent, name).map_err(|reason| self.failed(words::OUT_NOT_MADE, &reason))?;
        let mut old = folder.clone().into_os_string();
        old.push("-old");
        Ok(Staging { place: self, folder, old: old.into() })
    }

    fn refuse(&self, phrase: Phrase) -> Error {
        Error::new(Fatal::Output, phrase.fill(self.lang, &[("out", &self.out.display())]))
    }

    fn failed(&self, phrase: Phrase, reason: &io::Error) -> Error {
        Error::new(Fatal::Output, phrase.fill(self.lang, &[("out", &self.out.display()), ("reason", reason)]))
    }
}

/// A hidden folder of this process beside `name`; a number is added where a killed run of the same process number left one.
fn new_folder(parent: &Path, name: &OsStr) -> io::Result<PathBuf> {
    let path = |attempt: u32| {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".kaojing-{}", std::process::id()));
        if attempt > 1 {
            hidden.push(format!("-{attempt}"));
        }
        parent.join(hidden)
    };
    let taken = |made: &io::Result<PathBuf>| made.as_ref().is_err_and(|reason| reason.kind() == io::ErrorKind::AlreadyExists);
    let mut attempts = (1..=99).map(path).map(|folder| fs::create_dir(&folder).map(|()| folder)).skip_while(taken);
    attempts.next().unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))
}

/// The folder to build in. Dropped before [`publish`](Self::publish), on whatever way, it leaves nothing behind.
#[derive(Debug)]
pub struct Staging {
    place: Place,
    folder: PathBuf,
    old: PathBuf,
}

impl Staging {
    /// Where to write.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Moves the folder into its place. An older run is moved aside first and comes back if that fails, since a folder
    /// cannot be renamed onto another one everywhere.
    ///
    /// # Errors
    /// If the place has been taken meanwhile or the folder cannot be moved; the place is then as it was.
    pub fn publish(self) -> Result<(), Error> {
        let not_moved = |reason| self.place.failed(words::OUT_NOT_MOVED, &reason);
        if !self.place.occupied()? {
            return fs::rename(&self.folder, &self.place.out).map_err(not_moved);
        }
        fs::rename(&self.place.out, &self.old).map_err(not_moved)?;
        if let Err(reason) = fs::rename(&self.folder, &self.place.out) {
            fs::rename(&self.old, &self.place.out).map_err(not_moved)?;
            return Err(not_moved(reason));
        }
        // The new folder stands; what is left of the old one can harm nobody.
        fs::remove_dir_all(&self.old).ok();
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a move there is nothing left to remove, and a failure here has no one to be told to.
        fs::remove_dir_all(&self.folder).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn config(out: &Path, force: bool) -> Config {
        Config { out: out.to_owned(), force, ..Config::default() }
    }

    fn names(folder: &Path) -> BTreeSet<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn write_run(out: &Path, force: bool, text: &str) -> Result<(), Error> {
        let staging = Place::check(&config(out, force))?.stage()?;
        fs::write(staging.folder().join("run.json"), r#"{"program": "kaojing"}"#).unwrap();
        fs::write(staging.folder().join("text"), text).unwrap();
        staging.publish()
    }

    #[test]
    fn the_folder_comes_whole_and_is_replaced_only_by_force() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/结果");
        write_run(&out, false, "1").unwrap();
        assert_eq!(write_run(&out, false, "2").unwrap_err().kind(), Fatal::Output);
        assert_eq!(fs::read_to_string(out.join("text")).unwrap(), "1");
        write_run(&out, true, "3").unwrap();
        assert_eq!(fs::read_to_string(out.join("text")).unwrap(), "3");
        assert_eq!(names(out.parent().unwrap()), BTreeSet::from(["结果".to_owned()]));
    }

    #[test]
    fn what_is_not_ours_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        assert!(write_run(&out, true, "").is_err(), "a folder without a manifest");
        fs::write(out.join("run.json"), r#"{"program": "other"}"#).unwrap();
        assert!(write_run(&out, true, "").is_err(), "another program's manifest");
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(write_run(&file, true, "").is_err(), "a file");
        assert_eq!(names(folder.path()), BTreeSet::from(["file".to_owned(), "out".to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_followed() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        write_run(&out, false, "1").unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&out, &link).unwrap();
        assert!(write_run(&link, true, "2").is_err());
        assert_eq!(fs::read_to_string(out.join("text")).unwrap(), "1");
    }

    #[test]
    fn what_is_not_published_vanishes_even_in_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let crashed = std::panic::catch_unwind(|| {
            let staging = Place::check(&config(&out, false)).unwrap().stage().unwrap();
            fs::write(staging.folder().join("half"), "").unwrap();
            panic!("on purpose");
        });
        assert!(crashed.is_err());
        assert!(names(folder.path()).is_empty());
    }
}
