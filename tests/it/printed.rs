//! Workbooks on paper and as pictures: every sheet is set up for print, every chart draws cells that are there, colours are told.

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use kaojing::{
    anomalies,
    config::Config,
    pipeline::Analysis,
    progress::Silent,
    report::{
        self,
        county::county_book,
        desk::Desk,
        layout::{Paging, lay_out},
        leads::leads_book,
        plan::{Block, Sheet},
    },
    simulate::{Plant, Recipe},
    stats,
    words::Lang,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Read,
    path::Path,
};

/// A county of so many schools and subjects, with categories.
fn county(schools: usize, subjects: usize, lang: Lang) -> Analysis {
    let recipe = Recipe { schools, median_pupils: 40.0, subjects, absent: 0.03, ..Recipe::default() };
    let mut ledger = recipe.with(Plant::Subject { points: 15.0 }, 0).simulate(5).ledger;
    ledger.exam_name = "期末".into();
    let mut config = Config { lang, ..Config::default() };
    config.exam.date = Some("2026-01-15".into());
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

/// The parts of a package, by name.
fn parts(path: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(File::open(path).expect("it was written")).expect("a workbook is a zip");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part can be read");
        let name = part.name().expect("a name is text").into_owned();
        if let Ok(text) = String::from_utf8(bytes) {
            parts.insert(name, text);
        }
    }
    parts
}

fn sheets(path: &Path) -> BTreeMap<String, Range<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook of ours opens");
    book.worksheets().into_iter().collect()
}

/// Every workbook of a run: its path below the folder, and where it stands.
fn books(analysis: &Analysis, folder: &Path) -> Vec<std::path::PathBuf> {
    let paths = report::write_workbooks(analysis, folder, &Silent).expect("the folder can be written");
    paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "xlsx")).map(|path| folder.join(path)).collect()
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
}

/// Sheet, first row, first column, last row, last column of `'sheet'!$A$1:$B$2`, counted from zero.
fn cells_of(range: &str) -> (String, u32, u32, u32, u32) {
    let range = range.replace("&apos;", "'").replace("&amp;", "&");
    let (sheet, cells) = range.rsplit_once('!').expect("a range names its sheet");
    let at = |cell: &str| {
        let (column, row) = cell.trim_start_matches('$').split_once('$').expect("an absolute cell");
        let column = column.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1) - 1;
        (row.parse::<u32>().expect("a row") - 1, column)
    };
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let ((top, left), (bottom, right)) = (at(first), at(last));
    (sheet.trim_matches('\'').replace("''", "'"), top, left, bottom, right)
}

#[test]
fn every_sheet_is_set_up_for_print() {
    for (schools, subjects, lang) in [(14, 3, Lang::Zh), (1, 3, Lang::En), (9, 9, Lang::En)] {
        let analysis = county(schools, subjects, lang);
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in books(&analysis, folder.path()) {
            let parts = parts(&path);
            let names: Vec<&str> = between(&parts["xl/workbook.xml"], "<sheet name=\"", "\"").collect();
            let repeated = between(&parts["xl/workbook.xml"], "<definedName name=\"_xlnm.Print_Titles\"", ">").count();
            assert_eq!(repeated, names.len(), "{}", path.display());
            for at in 1..=names.len() {
                let sheet = &parts[&format!("xl/worksheets/sheet{at}.xml")];
                let here = || format!("{} {}", path.display(), names[at - 1]);
                let setup = between(sheet, "<pageSetup", "/>").next().unwrap_or_else(|| panic!("{}", here()));
                assert!(setup.contains("paperSize=\"9\""), "{}", here());
                assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>") || setup.contains("scale=\""), "{}", here());
                let foot = between(sheet, "<oddFooter>", "</oddFooter>").next().expect("a foot");
                assert!(foot.contains("&amp;P") && foot.contains("&amp;N") && foot.contains("2026-01-15"), "{}: {foot}", here());
                assert!(between(sheet, "<oddHeader>", "</oddHeader>").next().expect("a head").contains("期末"), "{}", here());
            }
        }
    }
}

#[test]
fn every_chart_draws_cells_that_are_there() {
    let analysis = county(14, 5, Lang::Zh);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in books(&analysis, folder.path()) {
        let sheets = sheets(&path);
        let room = if path.starts_with(folder.path().join("学校")) {
            "school"
        } else if path.starts_with(folder.path().join("学科")) {
            "subject"
        } else {
            "county"
        };
        for (name, chart) in parts(&path).into_iter().filter(|(name, _)| name.starts_with("xl/charts/chart")) {
            for kind in ["<c:radarChart>", "<c:stockChart>", "percentStacked", "<c:lineChart>", "<c:barChart>"] {
                if chart.contains(kind) {
                    kinds.entry(room).or_default().insert(kind);
                }
            }
            assert!(!chart.contains("</c:marker><c:spPr>"), "{name}: the standard has the line of a series before its marker");
            assert!(!chart.contains("<c:spPr/><c:layout"), "{name}: the standard has the place of a label before its looks");
            let ranges: Vec<&str> = between(&chart, "<c:f>", "</c:f>").collect();
            assert!(!ranges.is_empty(), "{} {name}", path.display());
            for range in ranges {
                let (sheet, top, left, bottom, right) = cells_of(range);
                let cells = sheets.get(&sheet).unwrap_or_else(|| panic!("{} {name}: {range}", path.display()));
                let filled = (top..=bottom).filter(|row| !matches!(cells.get_value((*row, left)), None | Some(Data::Empty))).count();
                assert!(left == right && filled > 0, "{} {name}: {range}", path.display());
            }
        }
    }
    assert!(kinds["county"].contains("<c:stockChart>") && kinds["county"].contains("<c:barChart>"), "{kinds:?}");
    assert!(kinds["school"].contains("<c:radarChart>"), "{kinds:?}");
    assert!(kinds["subject"].is_superset(&BTreeSet::from(["<c:stockChart>", "percentStacked", "<c:barChart>"])), "{kinds:?}");
}

/// The values that the series of a chart draw, in order of the series.
fn drawn(chart: &str, sheets: &BTreeMap<String, Range<Data>>) -> Vec<Vec<f64>> {
    let value = |text: &str| {
        let (sheet, top, left, bottom, _) = cells_of(text);
        (top..=bottom).filter_map(|row| sheets[&sheet].get_value((row, left)).and_then(calamine::DataType::as_f64)).collect()
    };
    between(chart, "<c:val>", "</c:val>").map(|values| value(between(values, "<c:f>", "</c:f>").next().expect("a range"))).collect()
}

#[test]
fn boxes_and_webs_show_the_figures_of_the_statistics() {
    let analysis = county(14, 5, Lang::Zh);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = books(&analysis, folder.path());
    let stats = &analysis.stats.cohorts[0];
    let county = folder.path().join("全县质量分析.xlsx");
    let (of_county, cells) = (parts(&county), sheets(&county));
    let boxes: Vec<Vec<Vec<f64>>> =
        of_county.values().filter(|part| part.contains("<c:stockChart>")).map(|chart| drawn(chart, &cells)).collect();
    assert_eq!(boxes.len(), stats.papers.len());
    for paper in &stats.papers {
        let first = [paper.county.p25, paper.shape.p90, paper.shape.p10, paper.county.p75, paper.county.median];
        let first: Vec<f64> = first.into_iter().map(|value| value.expect("there are scores")).collect();
        let is_own = |series: &Vec<Vec<f64>>| {
            series.len() == 5 && series.iter().zip(&first).all(|(series, first)| series.len() == 15 && (series[0] - first).abs() < 1e-9)
        };
        assert_eq!(boxes.iter().filter(|series| is_own(series)).count(), 1);
    }
    let school = paths.iter().find(|path| path.parent().is_some_and(|folder| folder.ends_with("学校"))).expect("there are schools");
    let name = school.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let at = analysis.ledger.schools.iter().position(|school| school.name == name).expect("it is named by its file");
    let unit = analysis.ledger.cohorts[0].units.iter().position(|unit| unit.school as usize == at).expect("it takes part");
    let (of_school, cells) = (parts(school), sheets(school));
    let web = of_school.values().find(|part| part.contains("<c:radarChart>")).expect("a web");
    let rates: Vec<f64> = stats.papers.iter().take(5).filter_map(|paper| paper.schools[unit]?.score_rate).collect();
    assert_eq!(drawn(web, &cells)[0], rates);
}

#[test]
fn covers_tell_the_exam_in_sentences_and_colours_have_their_legend() {
    for lang in [Lang::Zh, Lang::En] {
        let analysis = county(14, 5, lang);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (schools, subjects, heading, colours) = match lang {
            Lang::Zh => ("学校", "学科", "主要情况", "颜色（"),
            Lang::En => ("schools", "subjects", "What matters", "Colours ("),
        };
        for path in books(&analysis, folder.path()) {
            let inside = |room: &str| path.starts_with(folder.path().join(room));
            let sheets = sheets(&path);
            for (name, cells) in sheets.iter().filter(|_| inside(schools) || inside(subjects)) {
                let texts: Vec<&str> = cells.rows().filter_map(|row| calamine::DataType::get_string(row.first()?)).collect();
                if let Some(start) = texts.iter().position(|text| *text == heading) {
                    let told = texts[start + 1..].iter().take_while(|text| text.contains(char::is_numeric)).count();
                    assert!((5..=12).contains(&told), "{} {name}: {told}", path.display());
                }
            }
            let parts = parts(&path);
            let of = |at: usize| parts.get(&format!("xl/worksheets/sheet{at}.xml"));
            let coloured = (1..).map_while(of).enumerate().filter(|(_, sheet)| sheet.contains("<colorScale>")).map(|(at, _)| at);
            let book: Xlsx<_> = open_workbook(&path).expect("a workbook of ours opens");
            for at in coloured {
                let name = &book.sheet_names()[at];
                let told = sheets[name].cells().any(|(_, _, cell)| matches!(cell, Data::String(text) if text.starts_with(colours)));
                assert!(told, "{} {name}", path.display());
            }
        }
    }
}

#[test]
fn tables_to_filter_are_called_by_their_sheet_and_their_columns_by_their_headers() {
    for (lang, word) in [(Lang::Zh, "表_"), (Lang::En, "Table_")] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in books(&county(14, 3, lang), folder.path()) {
            let sheets = sheets(&path);
            let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook of ours opens");
            book.load_tables().expect("its tables can be read");
            let names: Vec<String> = book.table_names().into_iter().cloned().collect();
            let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
            assert!(names.len() > 1 && unique.len() == names.len(), "{}: {names:?}", path.display());
            assert!(names.iter().all(|name| name.starts_with(word) && name.chars().all(|c| c == '_' || c.is_alphanumeric())), "{names:?}");
            for name in &names {
                let table = book.table_by_name(name).expect("a table that is named is there");
                let (top, left) = table.data().start().expect("a table has rows");
                let columns: Vec<&str> = table.columns().iter().map(String::as_str).collect();
                let cells = &sheets[table.sheet_name()];
                let header: Vec<&str> =
                    (left..).zip(&columns).filter_map(|(at, _)| calamine::DataType::get_string(cells.get_value((top - 1, at))?)).collect();
                assert_eq!(header, columns, "{name}");
                let unique: BTreeSet<String> = columns.iter().map(|title| title.to_lowercase()).collect();
                assert_eq!(unique.len(), columns.len(), "{name}: {columns:?}");
            }
            // one set of buttons over a table: the table's own
            let parts = parts(&path);
            let filtered = |part: &String| part.contains("<worksheet") && part.contains("<autoFilter") && part.contains("<tablePart ");
            assert!(!parts.values().any(filtered), "{}", path.display());
        }
    }
}

#[test]
fn the_books_of_the_shipped_county_are_short_enough_to_sign() {
    let analysis = crate::pictures::shipped(|_| {});
    let desk = Desk::new(&analysis);
    for (book, most) in [(county_book(&desk, &[]), 125), (leads_book(&desk), 45)] {
        let (grids, _) = lay_out(&book);
        let told: Vec<String> = book.sheets.iter().zip(&grids).map(|(sheet, grid)| format!("{} {}", grid.page.pages, sheet.name)).collect();
        let pages: u32 = grids.iter().map(|grid| grid.page.pages).sum();
        assert!(pages <= most, "{pages} pages:\n{}", told.join("\n"));
        for (sheet, grid) in book.sheets.iter().zip(&grids) {
            let Paging::Breaks(percent, breaks) = &grid.page.paging else { continue };
            assert!((40..=85).contains(percent), "{}: {percent} %", sheet.name);
            for row in breaks {
                let at = grid.blocks.iter().position(|first| first == row).expect("a page begins with a block");
                let before = &sheet.blocks[at - 1];
                assert!(!matches!(before, Block::Heading(_)), "{}: a heading alone at the foot of a page", sheet.name);
            }
        }
    }
}

#[test]
fn long_lists_for_the_screen_say_so_and_are_marked_in_the_contents() {
    for lang in [Lang::Zh, Lang::En] {
        let analysis = county(14, 5, lang);
        let desk = Desk::new(&analysis);
        let (county, leads) = (county_book(&desk, &[]), leads_book(&desk));
        let mark = if lang == Lang::Zh { "屏幕" } else { "screen" };
        for book in [&county, &leads] {
            let entries: Vec<&str> = book.sheets.iter().flat_map(|sheet| &sheet.blocks).flat_map(entries).collect();
            let (grids, _) = lay_out(book);
            let cut: Vec<&Sheet<'_>> =
                book.sheets.iter().zip(&grids).filter(|(_, grid)| grid.page.area.is_some()).map(|(sheet, _)| sheet).collect();
            assert!(!cut.is_empty());
            for sheet in cut {
                assert!(sheet.notes.iter().any(|note| note.contains(mark)), "{}", sheet.name);
                let listed = entries.iter().find(|entry| entry.starts_with(&sheet.title)).expect("every sheet is in the contents");
                assert_eq!(listed.contains(mark), !sheet.has_pictures(), "{listed}");
            }
        }
    }
}

/// The words of the links of a block.
fn entries<'b>(block: &'b Block<'_>) -> Vec<&'b str> {
    let Block::Links(columns) = block else { return Vec::new() };
    columns.iter().flat_map(|column| &column.links).map(|(_, words)| words.as_str()).collect()
}

#[test]
fn with_few_schools_a_school_sees_its_own_figures_and_no_empty_columns_beside_them() {
    let analysis = county(2, 3, Lang::Zh);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = books(&analysis, folder.path());
    for (unit, of) in analysis.ledger.cohorts[0].units.iter().enumerate() {
        let school = &analysis.ledger.schools[of.school as usize];
        let path = paths.iter().find(|path| path.ends_with(format!("学校/{}.xlsx", school.name))).expect("each has a book");
        let cells = sheets(path);
        let texts: Vec<&str> =
            cells["概览"].rows().flatten().filter_map(calamine::DataType::get_string).filter(|text| text.contains('县')).collect();
        assert!(texts.iter().all(|text| text.chars().count() > 8), "no header of the county: {texts:?}");
        // from two T scores and the scores they stand for, the county's mean follows, and from that the other school's
        let is_t = |cell: &&Data| matches!(cell, Data::String(text) if text == "T 分" || text == "超均率");
        assert_eq!(cells.values().flat_map(Range::rows).flatten().filter(is_t).count(), 0, "{}", school.name);
        let rates: Vec<f64> =
            analysis.stats.cohorts[0].papers.iter().filter_map(|paper| paper.schools[unit].and_then(|own| own.score_rate)).collect();
        let of_book = parts(path);
        let chart = of_book.values().find(|part| part.contains("各学科得分率")).expect("score rates are drawn");
        assert_eq!(drawn(chart, &cells), [rates], "{}", school.name);
    }
}
