/** Replaces what stands in a text once, and fails where it does not. */
export function replaceOnce(source, what, by) {
  if (source.split(what).length !== 2) throw new Error(`"${what}" was expected once`);
  return source.replace(what, () => by);
}
