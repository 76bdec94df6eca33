// Which functions a first screen does without, by their names. Of the program's own whatever is not named here comes later, so
// that a new page costs a first visit nothing; other crates come first unless `LATE_CRATES` names them. A test holds the
// start page to needing no function that comes later.

/** Crates besides the program's own that come later. */
const LATE_CRATES = new Set(["csv", "csv_core", "memchr", "serde_json", "sha2", "simdutf8", "xxhash_rust", "zmij", "ryu"]);

/** What comes first of the program's own: modules, and functions of the session. */
const FIRST = [
  /^tandem::(app::App|commands::(find|press)|live|main|platform|router|routes|shell|view)\b/,
  /^tandem::components::(button|dom|field|frame::BrandMark|icon|message|toast)\b/,
  /^tandem::pages::(not_found|start|update)\b/,
  /^tandem::session::(Me|Saved|Session|Stage|kept::Keeper|registry|told)\b/,
  /^tandem::storage::(connection|error|keep|StorageError)\b/,
  /^tandem_core::(env|field::Kind|id|letters|map|model::(Role|person)|sort|texts|workspace::Workspace)\b/,
];

/** Functions of what comes first that come later all the same. */
const LATER = [
  /tandem::session::Session>::(accept_loss|announce|as_whom|back|begin|catch_up|check_later|delete_workspace|dispatch|export|find|fold_when_idle|follow_me|give_up|hear|holds_nothing|keep|kept|load_again|me_there|look_again|merge|namesake|open(?!ing)|perform|preview|read_kept|rebase|save_all|start_from|take_over|tell_written_over|wake_writer|walk|with_header|with_index|work)/,
  /tandem::session::registry::find_lost/,
  /tandem::platform::(parts|private_files|compression::compress|locks|intl::(day_of_row|written_\w+))\b/,
  /tandem::routes::(boards|backlog|lists)\b/,
  /tandem::shell::(Review\b|Shell>::(export|place_in))/,
  // What waits for the rest is dropped without it where that cannot be had: only their own work comes later.
  /^tandem::pages::start::(open_sample|start_empty)\b/,
  /tandem_core::workspace::Workspace>::(apply|from_collected)/,
  /tandem_core::texts::compiled::(action_label|field_label|framework_|input_|intake_target|kind_name|kind_one|look_name|scale_word|source_name|status_name)/,
];

/** Smaller ones are not worth it: another stands in for each, and those that are alike are one, under any of their names. */
const WORTH_IT = 24;

/** A crate in a name: its hash follows. */
const CRATE = /\b(\w+)\[[0-9a-f]+\]/g;
const OWN = /\btandem(?:_core)?(?:::\w+)+/g;

/**
 * Whether a function comes later.
 * @param {string} name its name as the compiler writes it, with the hashes of crates
 * @param {number} size the bytes of its body
 */
export function isLate(name, size) {
  if (size < WORTH_IT) return false;
  const plain = name.replace(/\[[0-9a-f]+\]/g, "");
  const own = plain.match(OWN);
  if (own) return LATER.some((pattern) => pattern.test(plain)) || !own.every((path) => FIRST.some((pattern) => pattern.test(path)));
  return [...name.matchAll(CRATE)].some(([, crate]) => LATE_CRATES.has(crate));
}
