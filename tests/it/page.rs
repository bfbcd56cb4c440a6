//! The page: its structure by rules of our own, then as a browser, a phone and a printer see it. The browser is a Chromium
//! on the machine (`CHROMIUM`, or one of the usual names); without one those tests say so and pass, unless `KAOJING_BROWSER`
//! says that there must be one.

use crate::pictures::shipped;
use kaojing::{
    anomalies,
    config::{Config, Level},
    pipeline::Analysis,
    report::{desk::Desk, page::county_page},
    simulate::Recipe,
    stats,
    words::Lang,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{LazyLock, mpsc},
    thread,
    time::Duration,
};

/// The pages of the shipped county, internal in both languages and public, and of one with many schools of long names.
static PAGES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let mut analysis = shipped(|_| ());
    let zh = county_page(&Desk::new(&analysis));
    analysis.config.lang = Lang::En;
    let en = county_page(&Desk::new(&analysis));
    analysis.config.level = Level::Public;
    vec![("zh", zh), ("en", en), ("public", county_page(&Desk::new(&analysis))), ("many", county_page(&Desk::new(&many())))]
});

/// Sixty schools whose names are told apart by their middle only, and nine papers.
fn many() -> Analysis {
    let config = Config::default();
    let mut ledger = Recipe { schools: 60, subjects: 9, median_pupils: 20.0, ..Recipe::default() }.simulate(11).ledger;
    for (at, school) in (1..).zip(&mut ledger.schools) {
        school.name = format!("考镜高新技术产业开发区第{at}初级中学附属实验分校").into();
    }
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
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
            // whoever has no mouse must be able to scroll what scrolls by itself, and to hear what it is
            "div" if tag.get("class").is_some_and(|class| class.split(' ').any(|class| class == "scroll")) => {
                let reached = tag.get("tabindex") == Some("0") && tag.get("role") == Some("region");
                if !reached || tag.get("aria-label").is_none_or(str::is_empty) {
                    fault(format!("a part that scrolls for the mouse only: {}", tag.attributes));
                }
            }
            "a" if tag.get("href").is_none() => fault("a link without an address".to_owned()),
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
    if count("summary") != count("details") {
        fault("what is closed has a summary, whatever else".to_owned());
    }
    for table in page.split("<table").skip(1) {
        let table = table.split("</table>").next().unwrap_or_default();
        if !table.contains("<th ") || !table.contains("<caption>") || table.contains("<caption></caption>") {
            fault("a table without headers or without a caption".to_owned());
        }
    }
    faults
}

#[test]
fn the_page_is_built_for_those_who_hear_it_too() {
    for (name, page) in PAGES.iter() {
        assert_eq!(faults(page), Vec::<String>::new(), "{name}");
        let zh = ["zh", "many"].contains(name);
        assert!(page.contains(if zh { "lang=\"zh-CN\"" } else { "lang=\"en\"" }));
        let links: Vec<&str> = tags(page).iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")).collect();
        let id = |id: &str| page.contains(&format!("id=\"{id}\""));
        assert!(links[0] == "#main" && id("main"), "{name}: the first link leads past the contents");
        let drawn = page.matches("<svg role=").count();
        assert!(drawn > 2 && page.matches("<figcaption>").count() > drawn / 3, "{name}: {drawn} pictures");
        assert!(page.contains("prefers-reduced-motion"), "{name}: it moves by itself, for those who may see it");
    }
}

/// How much lighter one colour is than another: 1 to 21.
///
/// Source: WCAG 2.2, relative luminance and contrast ratio.
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| {
        let [_, red, green, blue] = colour.to_be_bytes();
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn colour(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('#')?;
    let wide: String = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    u32::from_str_radix(wide.get(..6)?, 16).ok()
}

#[test]
fn what_is_written_and_drawn_stands_out_from_what_is_behind_it() {
    const WHITE: u32 = 0xFF_FF_FF;
    assert!((contrast(0, WHITE) - 21.0).abs() < 1e-9 && (contrast(0x76_76_76, WHITE) - 4.54).abs() < 0.01);
    for (name, page) in PAGES.iter() {
        let (_, looks) = page.split_once(":root {").expect("the page has its colours in one place");
        let named: BTreeMap<&str, u32> = looks
            .split('}')
            .next()
            .unwrap()
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .filter_map(|(name, value)| Some((name.trim(), colour(value.trim())?)))
            .collect();
        let inks = ["--ink", "--title", "--quiet", "--link"].map(|ink| named[ink]);
        let grounds = ["--head", "--strong", "--notice"].map(|ground| named[ground]).into_iter().chain([WHITE]);
        for ground in grounds {
            assert!(inks.iter().all(|ink| contrast(*ink, ground) >= 4.5), "{name}: text on {ground:06x}");
        }
        // behind cells: colours of scales and bars
        let behind = page.split("style=\"background:").skip(1).filter_map(|rest| rest.split('"').next());
        let behind: BTreeSet<u32> = behind.flat_map(|value| value.split(['(', ',', ' '])).filter_map(colour).collect();
        assert!(behind.iter().all(|ground| contrast(named["--ink"], *ground) >= 4.5), "{name}: a cell is too dark");
        let (mut written, mut drawn) = (BTreeSet::new(), BTreeSet::new());
        for picture in page.split("<svg role=").skip(1).filter_map(|rest| rest.split("</svg>").next()) {
            for tag in tags(&format!("<style></style><svg {picture}")).iter().filter(|tag| tag.name != "svg") {
                let colours = ["fill", "stroke"].into_iter().filter_map(|place| colour(tag.get(place)?));
                if tag.name == "text" { written.extend(colours) } else { drawn.extend(colours) }
            }
        }
        // lines of the grid are to be seen less than what is drawn on them; bars have an outline
        let (grid, outlined, outline) = (0xD0_D7_DA, [0x6F_A8_BA, 0xC9_CF_D2], 0x59_66_6B);
        assert!(drawn.contains(&outline) && written.len() < 4 && drawn.len() > 2);
        let weak = |colour: &&u32| contrast(**colour, WHITE) < 3.0 && ![WHITE, grid].contains(*colour) && !outlined.contains(*colour);
        assert_eq!(drawn.iter().filter(weak).map(|colour| format!("{colour:06x}")).collect::<Vec<_>>(), Vec::<String>::new(), "{name}");
        assert!(written.iter().all(|colour| contrast(*colour, WHITE) >= 4.5), "{name}: {written:x?}");
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
    let public = &PAGES.iter().find(|(name, _)| *name == "public").unwrap().1;
    assert!(!public.contains("id=\"lead-") && !public.contains("id=\"funnel-"));
}

/// A browser on this machine that opens pages; asked once, since one that is installed need not run everywhere.
fn chromium() -> Option<PathBuf> {
    static FOUND: LazyLock<Option<PathBuf>> = LazyLock::new(|| named_browser().filter(|browser| opens_pages(browser)));
    if FOUND.is_none() {
        assert_ne!(env::var("KAOJING_BROWSER").as_deref(), Ok("required"), "KAOJING_BROWSER says that there is a browser");
        println!("skipped: no Chromium that runs on this machine (set CHROMIUM, or install chromium)");
    }
    FOUND.clone()
}

fn named_browser() -> Option<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file());
    env::var_os("CHROMIUM").map(PathBuf::from).or(named)
}

fn opens_pages(browser: &Path) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, "<!DOCTYPE html><title>-</title><p>opened</p>").unwrap();
    let seen = run(browser, &folder.path().join("profile"), &page, &["--dump-dom"], Duration::from_secs(60));
    seen.is_some_and(|seen| String::from_utf8_lossy(&seen.stdout).contains("opened"))
}

/// Opens a file without a window and without a network.
fn browse(browser: &Path, profile: &Path, file: &Path, arguments: &[&str]) -> Output {
    run(browser, profile, file, arguments, Duration::from_secs(240)).expect("the browser comes back")
}

/// `None` where the browser does not start or does not end in time.
fn run(browser: &Path, profile: &Path, file: &Path, arguments: &[&str], limit: Duration) -> Option<Output> {
    let quiet =
        ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"];
    let shut = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-component-update", "--disable-sync", "--enable-logging=stderr"];
    let child = Command::new(browser)
        .args(quiet)
        .args(shut)
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .arg(format!("file://{}", file.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let id = child.id().to_string();
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(child.wait_with_output()));
    let ended = receive.recv_timeout(limit).ok().and_then(Result::ok);
    if ended.is_none() {
        let _killed = Command::new("kill").args(["-9", &id]).status();
    }
    ended
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
           const asked = document.getElementById('f').contentWindow.performance.getEntriesByType('resource').length;\
           const keys = [...d.querySelectorAll('a[href],summary,.scroll')].filter(e => e.tabIndex < 0).length;\
           const fits = inner <= outer && outer > 300 && outer <= 360 && hidden.length === 0 && asked === 0 && keys === 0;\
           document.title = fits ? 'fits' : inner + ' of ' + outer + ', asked ' + asked + ', unreached ' + keys + ', beyond: ' + hidden.map(e => e.tagName + ' ' + e.textContent.slice(0, 40)).join('; ');\
         }};</script>"
    )
}

#[test]
fn a_browser_and_a_phone_find_nothing_wrong() {
    let Some(browser) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    for (name, page) in PAGES.iter() {
        let framed = folder.path().join("frame.html");
        fs::write(&framed, frame(page)).unwrap();
        let seen = browse(&browser, &profile, &framed, &["--dump-dom", "--virtual-time-budget=10000"]);
        assert_eq!(console(&seen), Vec::<String>::new(), "{name}");
        let dom = String::from_utf8_lossy(&seen.stdout).into_owned();
        let told = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        assert_eq!(told, "fits", "{name}: {}", String::from_utf8_lossy(&seen.stderr));
    }
}

/// Pages of a PDF as the browser writes it: width and height in points, and how long what stands on each is.
fn printed(pdf: &[u8]) -> Vec<(f64, f64, usize)> {
    let text = String::from_utf8_lossy(pdf);
    let number = |text: &str| text.trim_start_matches(|c: char| !c.is_ascii_digit()).split([' ', ']', '\n', '/', '>']).next()?.parse().ok();
    let length = |object: f64| -> Option<usize> {
        let (_, object) = text.split_once(&format!("\n{object} 0 obj\n"))?;
        let length: f64 = number(object.split_once("/Length")?.1)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in bytes")]
        let length = length as usize;
        Some(length)
    };
    let page = |object: &str| {
        let object = object.split("endobj").next()?;
        let mut sides = object.split_once("/MediaBox")?.1.split(']').next()?.trim_start_matches([' ', '[']).split_whitespace();
        let (width, height) = (sides.nth(2)?.parse().ok()?, sides.next()?.parse().ok()?);
        Some((width, height, length(number(object.split_once("/Contents")?.1)?)?))
    };
    text.split("<</Type /Page\n").skip(1).map(|object| page(object).expect("a page has a size and content")).collect()
}

#[test]
fn on_paper_it_is_a4_without_blank_pages_and_no_book() {
    let Some(browser) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    for (name, most) in [("zh", 46), ("public", 16), ("many", 24)] {
        let page = &PAGES.iter().find(|(own, _)| *own == name).unwrap().1;
        let (file, pdf) = (folder.path().join("page.html"), folder.path().join(format!("{name}.pdf")));
        fs::write(&file, page).unwrap();
        let output = browse(&browser, &profile, &file, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())]);
        assert_eq!(console(&output), Vec::<String>::new(), "{name}");
        let bytes = fs::read(&pdf).unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
        let pages = printed(&bytes);
        assert!((5..=most).contains(&pages.len()), "{name}: {} pages", pages.len());
        for (at, (width, height, length)) in pages.iter().enumerate() {
            assert!((width - 595.0).abs() < 1.0 && (height - 842.0).abs() < 1.0, "{name}: page {} is {width} by {height}", at + 1);
            assert!(*length > 400, "{name}: page {} is blank", at + 1);
        }
    }
}
