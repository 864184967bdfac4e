//! The page in a real browser: a headless Chromium opens it, and `checks.js` uses it as a reader would.
//!
//! Where there is no Chromium the test says so and is skipped, unless `CI` is set: there it fails. Pictures are left in
//! `target/tmp/browser`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sasil_cli::{Exit, Streams, run_with};
use serde_json::{Value, json};

/// What a text must not do to the page that shows it.
const HOSTILE: &str = "<script>window.stolen = 1</script> \"><img src=x onerror=stolen=1> </div>'&amp;\r\n\
                       네이버가 '<b>쿠팡</b>'에 1억 달러를 투자했다.";
const WIDE: u32 = 1280;
const PHONE: u32 = 390;

/// A browser, if there is one.
fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths)
        .flat_map(|folder| ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name)))
        .find(|path| path.is_file());
    named.or(found)
}

/// Runs Chromium on a page; what it prints.
fn browse(chromium: &Path, folder: &Path, page: &str, more: &[&str]) -> String {
    // A profile of its own, so that nothing is left from the run before.
    let profile = tempfile::tempdir_in(folder).expect("a folder");
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(more)
        .arg(format!("file://{}/{page}", folder.display()))
        .stdin(Stdio::null())
        .output()
        .expect("Chromium starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn sasil(args: &[&str]) -> Vec<u8> {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams::plain(Box::new(std::io::empty()), &mut out, &mut err);
    let exit = run_with(std::iter::once("sasil").chain(args.iter().copied()), streams);
    assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&err));
    out
}

/// Writes the page of the articles, a copy with the checks in it, and a frame that shows the copy in two widths.
fn write_pages(folder: &Path) {
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/articles");
    let mut files: Vec<PathBuf> = ["deal", "earnings", "funding", "ipo", "lawsuit", "supply"]
        .map(|name| PathBuf::from(format!("{articles}/{name}.txt")))
        .into();
    files.push(folder.join("hostile <b>.txt"));
    std::fs::write(&files[6], HOSTILE).expect("written");
    let paths: Vec<String> = files.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let with_files = |args: &[&'static str]| -> Vec<u8> {
        sasil(&args.iter().copied().chain(paths.iter().map(String::as_str)).collect::<Vec<_>>())
    };
    let page = String::from_utf8(with_files(&["--format", "html"])).expect("UTF-8");
    let documents = String::from_utf8(with_files(&["--format", "ndjson"])).expect("UTF-8");
    let documents: Vec<Value> = documents.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let texts: Vec<String> = files.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let data = json!({"texts": texts, "documents": documents}).to_string().replace('<', "\\u003c");
    let checks = format!("<script>const PAGE = {data};\n{}</script></body>", include_str!("checks.js"));
    let start = page.find("<meta http-equiv").expect("a policy");
    let end = start + page[start..].find('>').expect("its end") + 1;
    let checked = format!("{}{}", &page[..start], page[end..].replace("</body>", &checks));
    let frame = |width: u32, height: u32, address: &str| {
        format!("<iframe src='{address}' style='width:{width}px;height:{height}px;border:0'></iframe>")
    };
    let listen = "<script>addEventListener('message', ({data}) => \
                  { const p = document.createElement('pre'); p.textContent = data; document.body.append(p); })</script>";
    let style = "<!doctype html><meta charset=utf-8><style>body{margin:0}iframe{display:block}</style>";
    let both =
        format!("{style}<body>{listen}{}{}", frame(WIDE, 900, "checked.html"), frame(PHONE, 844, "checked.html"));
    let phone = format!("{style}<body>{}", frame(PHONE, 844, "page.html#/doc/1/0"));
    for (name, content) in
        [("page.html", &page), ("checked.html", &checked), ("frame.html", &both), ("phone.html", &phone)]
    {
        std::fs::write(folder.join(name), content).expect("written");
    }
}

/// The reports of the checks in a page that was printed.
fn reports(dom: &str) -> Vec<Value> {
    let plain =
        |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
    dom.split("<pre>")
        .skip(1)
        .filter_map(|part| part.split_once("</pre>"))
        .map(|(report, _)| serde_json::from_str(&plain(report)).expect("a report"))
        .collect()
}

#[test]
fn the_page_works_in_a_browser() {
    let Some(chromium) = chromium() else {
        assert!(std::env::var_os("CI").is_none(), "no Chromium: .ci/run installs Debian's `chromium`; or set CHROMIUM");
        eprintln!("SKIPPED: no Chromium on this machine; install Debian's `chromium`, or set CHROMIUM to one");
        return;
    };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).expect("a folder");
    write_pages(&folder);

    for dark in [false, true] {
        // 0 is dark, 1 light.
        let scheme = format!("--blink-settings=preferredColorScheme={}", u8::from(!dark));
        let dom = browse(&chromium, &folder, "frame.html", &[&scheme, "--virtual-time-budget=20000", "--dump-dom"]);
        let reports = reports(&dom);
        let mut widths: Vec<u64> = reports.iter().filter_map(|report| report["width"].as_u64()).collect();
        widths.sort_unstable();
        assert_eq!(widths, [u64::from(PHONE), u64::from(WIDE)], "both frames report");
        for report in &reports {
            assert_eq!(report["dark"], json!(dark));
            let results = report["results"].as_array().expect("results");
            let failed: Vec<&Value> = results.iter().filter(|result| result["ok"] != json!(true)).collect();
            assert!(failed.is_empty(), "at {} pixels, dark {dark}: {failed:#?}", report["width"]);
        }
    }

    // As it is written, under its own policy, the script runs.
    let dom = browse(&chromium, &folder, "page.html#/name/company/%EB%84%A4%EC%9D%B4%EB%B2%84", &["--dump-dom"]);
    assert!(dom.contains("<h1 data-name-title=\"\">네이버</h1>"), "the policy lets the script of the page run");

    let size = |width: u32, height: u32| format!("--window-size={width},{height}");
    for (picture, page, dark, size) in [
        ("overview.png", "page.html", false, size(WIDE, 1900)),
        ("document.png", "page.html#/doc/1/0", false, size(WIDE, 1000)),
        ("dark.png", "page.html#/doc/1/0", true, size(WIDE, 1000)),
        ("phone.png", "phone.html", false, size(500, 844)),
    ] {
        let scheme = format!("--blink-settings=preferredColorScheme={}", u8::from(!dark));
        let path = folder.join(picture);
        let _ = std::fs::remove_file(&path);
        browse(&chromium, &folder, page, &[&scheme, &size, &format!("--screenshot={}", path.display())]);
        assert!(std::fs::metadata(&path).is_ok_and(|data| data.len() > 10_000), "{picture} is a picture");
    }
}
