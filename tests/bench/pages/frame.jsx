// What both pages in React show around their rows: the same, so that only what they do differs.

import { useState } from "react";

import { DRAWN, ROW } from "./store.js";

/** A page with an import, a search and a list of which only what is in sight is drawn. */
export function Frame({ status, ready, wanted, onSearch, onFile, shown, row }) {
  const [top, setTop] = useState(0);
  const first = Math.floor(top / ROW);
  return (
    <>
      <h1>Inbox</h1>
      <p role="status">{status}</p>
      <input type="file" aria-label="Import" onChange={(event) => onFile(event.target.files[0])} />
      <input
        type="search"
        aria-label="Search"
        disabled={!ready}
        value={wanted}
        onChange={(event) => onSearch(event.target.value)}
      />
      <div className="scroller" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div className="filler" style={{ height: shown.length * ROW }}>
          <ul style={{ transform: `translateY(${first * ROW}px)` }}>{shown.slice(first, first + DRAWN).map(row)}</ul>
        </div>
      </div>
    </>
  );
}

/** What a row says of an item besides its title. */
export function About({ item }) {
  return (
    <>
      <span>{item.channel}</span>
      <span>{item.status}</span>
      <span>{new Date(item.said).toLocaleDateString()}</span>
    </>
  );
}
