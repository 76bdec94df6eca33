//! The public changelog as feeds: RSS 2.0 (rssboard.org) and Atom (RFC 4287).

use super::html::{element, escape};
use super::pages::content;
use super::{Entry, changelog, site};
use crate::{Millis, Workspace, texts, time, view};

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The changelog as RSS 2.0; `None` without a web page of the product, which the format asks for.
pub fn rss(workspace: &Workspace, now: Millis) -> Option<String> {
    let site = site(workspace)?;
    let (name, _) = view::workspace_name(workspace);
    let title = texts::public_changelog_title(&name);
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\">\n<channel>\n");
    out += &element("title", &title);
    out += &element("link", site);
    out += &element("description", &texts::public_feed_about(name));
    out += &element("lastBuildDate", &rfc_822(now));
    for entry in changelog(workspace) {
        out += "<item>\n";
        out += &element("title", &entry.title);
        out += &element("link", site);
        out += &["<guid isPermaLink=\"false\">", &urn(&entry), "</guid>\n"].concat();
        out += &element("pubDate", &rfc_822(entry.day));
        out += &element("description", &content(&entry));
        out += "</item>\n";
    }
    out += "</channel>\n</rss>\n";
    Some(out)
}

/// The changelog as Atom; `None` without a web page of the product, which readers are led to.
pub fn atom(workspace: &Workspace, now: Millis) -> Option<String> {
    let site = site(workspace)?;
    let (name, _) = view::workspace_name(workspace);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n",
    );
    let link = ["<link rel=\"alternate\" href=\"", &escape(site), "\"/>\n"].concat();
    let entries = changelog(workspace);
    out += &element("title", &texts::public_changelog_title(&name));
    out += &["<id>urn:uuid:", &workspace.id().to_string(), "</id>\n"].concat();
    out += &link;
    out += &element("updated", &time::format(now));
    out += &["<author>\n", &element("name", &name), "</author>\n"].concat();
    for entry in &entries {
        out += "<entry>\n";
        out += &element("title", &entry.title);
        out += &element("id", &urn(entry));
        out += &link;
        out += &element("updated", &time::format(entry.day));
        out += &[
            "<content type=\"html\">",
            &escape(&content(entry)),
            "</content>\n",
        ]
        .concat();
        out += "</entry>\n";
    }
    out += "</feed>\n";
    Some(out)
}

fn urn(entry: &Entry) -> String {
    ["urn:uuid:", &entry.id.to_string()].concat()
}

/// A time as RFC 822 spells it, with the four digits of the year that RSS asks for: `Tue, 24 Nov 2026 10:15:00 GMT`.
///
/// ```
/// use tandem_core::public::feed::rfc_822;
/// assert_eq!(rfc_822(1_795_515_300_000), "Tue, 24 Nov 2026 10:15:00 GMT");
/// assert_eq!(rfc_822(0), "Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
pub fn rfc_822(ms: Millis) -> String {
    let ms = ms.min(time::LATEST);
    let spelled = time::format(ms);
    let part = |from: usize, to: usize| spelled.get(from..to).unwrap_or_default();
    let weekday = usize::try_from(ms / time::DAY % 7)
        .ok()
        .and_then(|at| DAYS.get(at));
    let month = crate::value::digits(part(5, 7))
        .and_then(|month| usize::try_from(month).ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    [
        weekday.copied().unwrap_or_default(),
        ", ",
        part(8, 10),
        " ",
        month.copied().unwrap_or_default(),
        " ",
        part(0, 4),
        " ",
        part(11, 19),
        " GMT",
    ]
    .concat()
}
