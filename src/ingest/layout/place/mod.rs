//! School, grade and class of a sheet that has no column for them: told by title, sheet name, file name or folder.
//!
//! Names that say nothing (`Sheet1`, `成绩`, `汇总`) tell nothing. A file's name is the last resort for the school, and is
//! then said to be one.

mod classes;
mod courses;
mod own_words;
mod schools;

pub use classes::{class_in, grade_of_label, only_class_in};
pub use courses::subject_in;
pub use schools::school_in;

use super::FileContext;
use crate::{
    config::layout::Layout,
    ingest::{
        clean,
        table::{NameSource, Named, ScoreRow},
    },
    model::{Grade, Subject},
};
use classes::grade_of_classes;
use compact_str::CompactString;
use courses::{course_named, labelled};
use own_words::own_words;

/// The names around a table, most telling first.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// Title rows, joined.
    pub title: &'a str,
    /// The sheet's name.
    pub sheet: &'a str,
    /// What is known of the file.
    pub file: &'a FileContext,
    /// What was told outright and needs no asking.
    pub told: Option<&'a Layout>,
}

/// A name told outright.
fn declared<T>(value: T) -> Named<T> {
    Named { value, source: NameSource::Declared }
}

impl Surroundings<'_> {
    /// Every name with what it is.
    fn all(&self) -> impl Iterator<Item = (&str, NameSource)> {
        let folders = self.file.folders.iter().rev().map(|folder| (folder.as_str(), NameSource::Folder));
        [(self.title, NameSource::Title), (self.sheet, NameSource::Sheet), (self.file.stem.as_str(), NameSource::File)]
            .into_iter()
            .chain(folders)
    }

    /// The school: what a title calls so; a name that ends like one; else the file's own words, else the folder's.
    pub fn school(&self) -> Option<Named<CompactString>> {
        if let Some(school) = self.told.and_then(|told| told.school.as_deref()) {
            return Some(declared(school.into()));
        }
        if let Some(school) = labelled(self.title, &["学校", "学校名称", "单位", "报名点"]) {
            return Some(Named { value: school.into(), source: NameSource::Title });
        }
        let told = self.all().find_map(|(text, source)| school_in(text).map(|school| Named { value: school.into(), source }));
        let root = school_in(&self.file.root).map(|school| Named { value: school.into(), source: NameSource::Folder });
        told.or(root)
            .or_else(|| {
                let names = self.all().filter(|(_, source)| matches!(source, NameSource::File | NameSource::Folder));
                let tells = |text: &str, source| source == NameSource::Folder || course_named(text).is_none();
                let words = names.filter(|(text, source)| tells(text, *source));
                words.filter_map(|(text, source)| own_words(text).map(|words| Named { value: words.into(), source })).next()
            })
            .or_else(|| self.folder_of_courses().map(|words| Named { value: words.into(), source: NameSource::Folder }))
            .or_else(|| {
                let stem = clean::name(&self.file.stem);
                (!stem.is_empty()).then_some(Named { value: stem, source: NameSource::File })
            })
    }

    /// The text that told a name, to show it.
    pub fn text(&self, source: NameSource) -> &str {
        self.all().find(|(_, at)| *at == source).map_or(&self.file.root, |(text, _)| text)
    }

    /// The grade: title and sheet name first, then the class labels, then file and folder.
    pub fn grade(&self, class: Option<&str>, rows: &[ScoreRow], school: &str) -> Option<Named<Grade>> {
        if let Some(grade) = self.told.and_then(|told| told.grade.clone()) {
            return Some(declared(grade));
        }
        let near = [(self.title, NameSource::Title), (self.sheet, NameSource::Sheet)];
        let told = near.into_iter().find_map(|(text, source)| Grade::find_in(text).map(|value| Named { value, source }));
        told.or_else(|| grade_of_classes(class, rows, school).map(|value| Named { value, source: NameSource::Column })).or_else(|| {
            let far = self.all().filter(|(_, source)| matches!(source, NameSource::File | NameSource::Folder));
            far.filter_map(|(text, source)| Grade::find_in(text).map(|value| Named { value, source })).next()
        })
    }

    /// The class of a sheet per class.
    pub fn class(&self) -> Option<Named<CompactString>> {
        if let Some(class) = self.told.and_then(|told| told.class.as_deref()) {
            return Some(declared(class.into()));
        }
        if let Some(class) = labelled(self.title, &["班级", "班别", "行政班级"]) {
            return Some(Named { value: class.into(), source: NameSource::Title });
        }
        let names = self.all().filter(|(_, source)| *source != NameSource::Folder);
        let told = names.filter_map(|(text, source)| only_class_in(text).map(|class| Named { value: class.into(), source })).next();
        told.or_else(|| {
            let bare = clean::key(self.sheet);
            let number = (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
            number.then(|| Named { value: bare.into(), source: NameSource::Sheet })
        })
    }

    /// The subject of a sheet of one subject.
    pub fn subject(&self) -> Option<Subject> {
        if let Some(subject) = self.told.and_then(|told| told.subject.clone()) {
            return Some(subject);
        }
        self.all().find_map(|(text, _)| subject_in(text)).or_else(|| self.course())
    }

    /// A sheet or file called like a course that no table knows: `人体解剖学`.
    fn course(&self) -> Option<Subject> {
        [self.sheet, self.file.stem.as_str()].into_iter().find_map(course_named)
    }

    /// The name of the folder handed over, where files are called after courses: they are not schools.
    fn folder_of_courses(&self) -> Option<String> {
        const NO_NAMES: [&str; 7] = ["桌面", "下载", "文档", "文件夹", "微信", "试卷", "附件"];
        let root = self.file.root.as_str();
        let stem = self.file.stem.as_str();
        let of_course = course_named(stem).is_some() || subject_in(stem).is_some();
        let named = root.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) && !NO_NAMES.iter().any(|word| root.contains(word));
        if of_course && named { own_words(root) } else { None }
    }
}
