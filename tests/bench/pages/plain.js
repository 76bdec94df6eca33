// The page in plain JavaScript.

import { DRAWN, ROW, matching, readAll, sorted, write } from "./store.js";

const root = document.getElementById("root");
root.innerHTML = `
  <h1>Inbox</h1>
  <p role="status"></p>
  <input type="file" aria-label="Import">
  <input type="search" aria-label="Search" disabled>
  <div class="scroller"><div class="filler"><ul></ul></div></div>`;
const [status, file, search, scroller, filler, rows] = ["p", "[type=file]", "[type=search]", ".scroller", ".filler", "ul"].map(
  (selector) => root.querySelector(selector),
);

let all = [];
let shown = [];

function draw() {
  const first = Math.floor(scroller.scrollTop / ROW);
  filler.style.height = `${shown.length * ROW}px`;
  rows.style.transform = `translateY(${first * ROW}px)`;
  rows.replaceChildren(...shown.slice(first, first + DRAWN).map(row));
}

function row(item) {
  const line = document.createElement("li");
  const title = document.createElement("input");
  title.value = item.title;
  title.setAttribute("aria-label", "Title");
  title.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return;
    status.textContent = "Saving";
    item.title = title.value;
    await write([item]);
    status.textContent = "Saved";
  });
  const rest = [item.channel, item.status, new Date(item.said).toLocaleDateString()].map((text) => {
    const cell = document.createElement("span");
    cell.textContent = text;
    return cell;
  });
  line.append(title, ...rest);
  return line;
}

file.addEventListener("change", async () => {
  status.textContent = "Saving";
  const list = JSON.parse(await file.files[0].text());
  await write(list);
  all = shown = sorted(list);
  draw();
  status.textContent = "Saved";
});
search.addEventListener("input", () => {
  shown = matching(all, search.value);
  draw();
});
scroller.addEventListener("scroll", draw);

all = shown = await readAll();
draw();
search.disabled = false;
