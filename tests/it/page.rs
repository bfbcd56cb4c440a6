//! The page: its structure by rules of our own, then as a browser, a phone and a printer see it. The browser is a Chromium
//! on the machine (`CHROMIUM`, or one of the usual names); without one those tests say so and pass.

use crate::pictures::shipped;
use kaojing::{
    config::Level,
    report::{desk::Desk, page::county_page},
    words::Lang,
};
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The pages of the shipped county: internal in both languages, and public.
fn pages() -> Vec<(&'static str, String)> {
    let mut analysis = shipped(|_| ());
    let zh = county_page(&Desk::new(&analysis));
    analysis.config.lang = Lang::En;
    let en = county_page(&Desk::new(&analysis));
    analysis.config.level = Level::Public;
    vec![("zh", zh), ("en", en), ("public", county_page(&Desk::new(&analysis)))]
}

/// A tag as written: its name and what stands behind it.
struct Tag<'p> {
    name: &'p str,
    attributes: &'p str,
}

impl<'p> Tag<'p> {
    fn get(&self, attribute: &str) -> Option<&'p str> {
        let (_, rest) = self.attributes.split_once(&format!(" {attribute}=\""))?;
        rest.split('"').next()
    }
}

/// Every opening tag outside the style sheet. Text and attributes hold no `<` or `>` of their own: they are escaped.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let (head, rest) = page.split_once("<style>").expect("the page has looks");
    let (_, body) = rest.split_once("</style>").expect("the looks end");
    let parts = head.split('<').skip(1).chain(body.split('<').skip(1));
    let tag = |part: &'_ str| -> Option<(usize, usize)> {
        let end = part.find('>')?;
        let name = part.find([' ', '>', '\n', '/']).unwrap_or(end);
        Some((name, end))
    };
    parts
        .filter(|part| !part.starts_with(['/', '!']))
        .filter_map(|part| tag(part).map(|(name, end)| Tag { name: &part[..name], attributes: &part[name..end] }))
        .collect()
}

/// What is wrong with the structure of a page.
fn faults(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(text);
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            fault(format!("id {id} twice"));
        }
    }
    let mut level = 0;
    for tag in &tags {
        if let Some(next) = tag.name.strip_prefix('h').and_then(|rest| rest.parse::<u32>().ok()) {
            if next > level + 1 {
                fault(format!("h{level} is followed by h{next}"));
            }
            level = next;
        }
        for (target, of) in [("href", tag.get("href").map(|href| href.trim_start_matches('#'))), ("label", tag.get("aria-labelledby"))] {
            if of.is_some_and(|id| !ids.contains(id)) {
                fault(format!("{target} {of:?} leads nowhere"));
            }
        }
        if tag.get("href").is_some_and(|href| !href.starts_with('#')) || tag.get("src").is_some() {
            fault(format!("<{}{}> asks for something outside", tag.name, tag.attributes));
        }
        if ["script", "iframe", "object", "embed", "link", "form", "img", "base"].contains(&tag.name) {
            fault(format!("a page has no <{}>", tag.name));
        }
        if tag.attributes.split(' ').any(|attribute| attribute.starts_with("on") && attribute.contains('=')) {
            fault(format!("a handler in <{}{}>", tag.name, tag.attributes));
        }
        match tag.name {
            "html" if !["zh-CN", "en"].contains(&tag.get("lang").unwrap_or_default()) => fault("no language".to_owned()),
            "th" if !["col", "row"].contains(&tag.get("scope").unwrap_or_default()) => {
                fault(format!("a header of nothing: {}", tag.attributes))
            }
            "svg" => {
                let named = tag.get("role") == Some("img") && tag.get("aria-label").is_some_and(|name| !name.trim().is_empty());
                if !named && tag.get("aria-hidden") != Some("true") {
                    fault(format!("a picture without a name: {}", tag.attributes));
                }
            }
            _ => {}
        }
    }
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    if (count("html"), count("h1"), count("main"), count("nav"), count("title")) != (1, 1, 1, 1, 1) {
        fault("one title, one h1, one nav and one main".to_owned());
    }
    for table in page.split("<table").skip(1) {
        if !table.split("</table>").next().is_some_and(|table| table.contains("<th ")) {
            fault("a table without headers".to_owned());
        }
    }
    faults
}

#[test]
fn the_page_is_built_for_those_who_hear_it_too() {
    for (name, page) in pages() {
        assert_eq!(faults(&page), Vec::<String>::new(), "{name}");
        assert!(page.contains(if name == "zh" { "lang=\"zh-CN\"" } else { "lang=\"en\"" }));
    }
}

#[test]
fn faults_of_a_page_are_seen() {
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>t</title><style></style></head><body><nav></nav><main><h1>a</h1>{body}</main></body></html>"
        )
    };
    assert_eq!(faults(&page("<h2 id=\"a\">b</h2>")), Vec::<String>::new());
    let broken = [
        "<h3>b</h3>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<a href=\"#b\">c</a>",
        "<a href=\"https://example.org/\">c</a>",
        "<script></script>",
        "<p onclick=\"x()\">c</p>",
        "<table><tr><th>c</th></tr></table>",
        "<table><tr><td>c</td></tr></table>",
        "<svg viewBox=\"0 0 1 1\"></svg>",
        "<h1>b</h1>",
    ];
    for body in broken {
        assert!(!faults(&page(body)).is_empty(), "{body}");
    }
}

#[test]
fn leads_have_their_pictures_on_the_page() {
    let analysis = shipped(|_| ());
    let pictures = &analysis.findings.pictures;
    let page = county_page(&Desk::new(&analysis));
    for lead in pictures.lines.iter().map(|(lead, _)| lead).chain(pictures.rolls.iter().map(|(lead, _)| lead)) {
        assert!(page.contains(&format!("<figure id=\"lead-{lead}\">")), "{lead}");
    }
    for funnel in &pictures.funnels {
        let paper = funnel.paper.map_or_else(|| "all".to_owned(), |paper| paper.to_string());
        assert!(page.contains(&format!("<figure id=\"funnel-{}-{paper}\">", funnel.cohort)));
    }
    let public = pages().pop().map(|(_, page)| page).unwrap();
    assert!(!public.contains("id=\"lead-") && !public.contains("id=\"funnel-"));
}

/// A browser on this machine.
fn chromium() -> Option<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file());
    let found = env::var_os("CHROMIUM").map(PathBuf::from).or(named);
    if found.is_none() {
        println!("skipped: no Chromium on this machine (set CHROMIUM, or install one of {})", NAMES.join(", "));
    }
    found
}

/// Opens a file without a window and without a network.
fn browse(browser: &Path, profile: &Path, file: &Path, arguments: &[&str]) -> Output {
    let quiet =
        ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"];
    let shut = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-component-update", "--disable-sync", "--enable-logging=stderr"];
    Command::new(browser)
        .args(quiet)
        .args(shut)
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser is there")
}

/// What the page wrote to the console.
fn console(output: &Output) -> Vec<String> {
    String::from_utf8_lossy(&output.stderr).lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect()
}

/// A page around the page: opens everything that is closed, lets it be as wide as a phone, and writes down how wide it is.
fn frame(page: &str) -> String {
    let inner = page.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>-</title><iframe id=\"f\" style=\"width:360px;height:800px;border:0\" srcdoc=\"{inner}\"></iframe>\
         <script>document.getElementById('f').onload = () => {{\
           const d = document.getElementById('f').contentDocument;\
           d.querySelectorAll('details').forEach(e => e.open = true);\
           const hidden = [...d.querySelectorAll('h1,h2,h3,p,li,dt,dd,figcaption,table')].filter(e => e.getBoundingClientRect().right > 361 && !e.closest('.scroll,.picture,.skip'));\
           const [inner, outer] = [d.documentElement.scrollWidth, d.documentElement.clientWidth];\
           const fits = inner <= outer && outer > 300 && outer <= 360 && hidden.length === 0;\
           document.title = fits ? 'fits' : inner + ' of ' + outer + ', beyond: ' + hidden.map(e => e.tagName + ' ' + e.textContent.slice(0, 40)).join('; ');\
         }};</script>"
    )
}

#[test]
fn a_browser_a_phone_and_a_printer_find_nothing_wrong() {
    let Some(browser) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    for (name, page) in pages() {
        let (file, framed, pdf) = (folder.path().join("page.html"), folder.path().join("frame.html"), folder.path().join("page.pdf"));
        fs::write(&file, &page).unwrap();
        fs::write(&framed, frame(&page)).unwrap();
        if name == "public" {
            let printed = browse(&browser, &profile, &file, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())]);
            assert_eq!(console(&printed), Vec::<String>::new(), "{name}");
            let bytes = fs::read(&pdf).unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&printed.stderr)));
            assert!(bytes.starts_with(b"%PDF") && bytes.len() > 50_000, "{name}");
        }
        let seen = browse(&browser, &profile, &framed, &["--dump-dom", "--virtual-time-budget=10000"]);
        assert_eq!(console(&seen), Vec::<String>::new(), "{name}");
        let dom = String::from_utf8_lossy(&seen.stdout).into_owned();
        let told = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        assert_eq!(told, "fits", "{name}: {}", String::from_utf8_lossy(&seen.stderr));
    }
}
