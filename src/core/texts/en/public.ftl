# What the public reads, and where it is made.
public-part = { $place ->
    [now] Now
    [next] Next
    [later] Later
    [open] Under consideration
   *[released] Released
}
public-roadmap-title = { $product }: roadmap
public-changelog-title = { $product }: what is new
public-as-of = As of { $date }
public-about = { $status }, { $quarter }
public-roadmap-empty = Nothing is announced at the moment.
public-changelog-empty = No release is announced at the moment.
public-feed-about = What is new in { $product }
public-head = For the public
public-text = Files that can be put on any web page. They hold only what is marked public: titles, statuses and quarters of ideas with their public texts, and releases with version, date and notes for customers. No name of a person or customer, no description and no estimate is in them.
public-counts = { $ideas ->
    [one] 1 idea
   *[other] { $ideas } ideas
} and { $releases ->
    [one] 1 release
   *[other] { $releases } releases
} are public.
public-edition = { $edition ->
    [roadmap-html] Roadmap as a web page
    [roadmap-md] Roadmap as Markdown
    [changelog-html] Changelog as a web page
    [changelog-md] Changelog as Markdown
    [rss] Changelog as RSS
   *[atom] Changelog as Atom
}
public-saved = Saved { $name }.
public-site-hint = The feeds lead their readers there, so they need it: https://…
public-site-wrong = This is not the address of a web page. Begin with https:// and try again; the old one stays.
public-mark = Show this idea to the public
public-mark-hint = Its title, status and quarter, and the text below, appear in the public roadmap and changelog. Nothing else does.
public-text-empty = No text for the public. Click to add one.
