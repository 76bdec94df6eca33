// A page in React that searches with MiniSearch as its README proposes, over one IndexedDB record per item.

import MiniSearch from "minisearch";
import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

import { options } from "./minisearch.js";
import { DRAWN, ROW, readAll, sorted, write } from "./store.js";

const Row = memo(function Row({ item }) {
  return (
    <li>
      <span>{item.title}</span>
      <span>{item.channel}</span>
      <span>{item.status}</span>
      <span>{new Date(item.said).toLocaleDateString()}</span>
    </li>
  );
});

/** The items with an index over them. */
function indexed(list) {
  const index = new MiniSearch({ fields: ["title", "body"] });
  index.addAll(list);
  return { list, index, byId: new Map(list.map((item) => [item.id, item])) };
}

function Page() {
  const [all, setAll] = useState(null);
  const [wanted, setWanted] = useState("");
  const [status, setStatus] = useState("");
  const [top, setTop] = useState(0);
  const deferred = useDeferredValue(wanted);
  const shown = useMemo(() => {
    if (!all || !deferred.trim()) return all?.list ?? [];
    return all.index.search(deferred, options).map(({ id }) => all.byId.get(id));
  }, [all, deferred]);
  const first = Math.floor(top / ROW);

  useEffect(() => {
    readAll().then((list) => setAll(indexed(list)));
  }, []);

  const bringIn = async (event) => {
    setStatus("Saving");
    const list = JSON.parse(await event.target.files[0].text());
    await write(list);
    setAll(indexed(sorted(list)));
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
              <Row key={item.id} item={item} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
