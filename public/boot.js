// Starts the program: theme and density before the first paint, then the module.
const root = document.documentElement;
const kept = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const theme = kept("tandem.theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
if (kept("tandem.density") === "compact") root.dataset.density = "compact";

const script = document.querySelector("script[data-wasm]");

function say(text) {
  const place = document.getElementById("boot-text");
  if (place) place.textContent = text;
}

async function start() {
  if (typeof WebAssembly !== "object" || !("indexedDB" in window)) {
    say("Tandem needs a browser from 2023 or newer, with site data allowed for this page. Nothing was changed.");
    return;
  }
  const module = await import(script.dataset.js);
  await module.default({ module_or_path: script.dataset.wasm });
  document.getElementById("boot")?.remove();
}

start().catch((error) => {
  console.error(error);
  say("Tandem could not start. Your data is safe in this browser. Reload the page; if it stays like this, update your browser.");
});
