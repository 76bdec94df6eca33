// A page in React that searches with MiniSearch as its README proposes, over one IndexedDB record per item.

import MiniSearch from "minisearch";
import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

import { About, Frame } from "./frame.jsx";
import { options } from "./minisearch.js";
import { readAll, sorted, write } from "./store.js";

const Row = memo(function Row({ item }) {
  return (
    <li>
      <span>{item.title}</span>
      <About item={item} />
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
  const deferred = useDeferredValue(wanted);
  const shown = useMemo(() => {
    if (!all || !deferred.trim()) return all?.list ?? [];
    return all.index.search(deferred, options).map(({ id }) => all.byId.get(id));
  }, [all, deferred]);

  useEffect(() => {
    readAll().then((list) => setAll(indexed(list)));
  }, []);

  const bringIn = async (file) => {
    setStatus("Saving");
    const list = JSON.parse(await file.text());
    await write(list);
    setAll(indexed(sorted(list)));
    setStatus("Saved");
  };

  return (
    <Frame
      status={status}
      ready={all !== null}
      wanted={wanted}
      onSearch={setWanted}
      onFile={bringIn}
      shown={shown}
      row={(item) => <Row key={item.id} item={item} />}
    />
  );
}

createRoot(document.getElementById("root")).render(<Page />);
