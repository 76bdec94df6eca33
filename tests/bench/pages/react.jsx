// The page in React, as its documentation teaches it: state, memo, effects, a controlled list.

import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

import { DRAWN, ROW, matching, readAll, sorted, write } from "./store.js";

const Row = memo(function Row({ item, onRename }) {
  const [title, setTitle] = useState(item.title);
  return (
    <li>
      <input
        aria-label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && onRename(item, title)}
      />
      <span>{item.channel}</span>
      <span>{item.status}</span>
      <span>{new Date(item.said).toLocaleDateString()}</span>
    </li>
  );
});

function Page() {
  const [all, setAll] = useState(null);
  const [wanted, setWanted] = useState("");
  const [status, setStatus] = useState("");
  const [top, setTop] = useState(0);
  const deferred = useDeferredValue(wanted);
  const shown = useMemo(() => matching(all ?? [], deferred), [all, deferred]);
  const first = Math.floor(top / ROW);

  useEffect(() => {
    readAll().then(setAll);
  }, []);

  const bringIn = async (event) => {
    setStatus("Saving");
    const list = JSON.parse(await event.target.files[0].text());
    await write(list);
    setAll(sorted(list));
    setStatus("Saved");
  };
  const rename = async (item, title) => {
    setStatus("Saving");
    const renamed = { ...item, title };
    setAll((list) => list.map((other) => (other.id === item.id ? renamed : other)));
    await write([renamed]);
    setStatus("Saved");
  };

  return (
    <>
      <h1>Inbox</h1>
      <p role="status">{status}</p>
      <input type="file" aria-label="Import" onChange={bringIn} />
      <input
        type="search"
        aria-label="Search"
        disabled={all === null}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="scroller" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div className="filler" style={{ height: shown.length * ROW }}>
          <ul style={{ transform: `translateY(${first * ROW}px)` }}>
            {shown.slice(first, first + DRAWN).map((item) => (
              <Row key={item.id} item={item} onRename={rename} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
