// The page in React, as its documentation teaches it: state, memo, effects, a controlled list.

import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

import { About, Frame } from "./frame.jsx";
import { matching, readAll, sorted, write } from "./store.js";

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
      <About item={item} />
    </li>
  );
});

function Page() {
  const [all, setAll] = useState(null);
  const [wanted, setWanted] = useState("");
  const [status, setStatus] = useState("");
  const deferred = useDeferredValue(wanted);
  const shown = useMemo(() => matching(all ?? [], deferred), [all, deferred]);

  useEffect(() => {
    readAll().then(setAll);
  }, []);

  const bringIn = async (file) => {
    setStatus("Saving");
    const list = JSON.parse(await file.text());
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
    <Frame
      status={status}
      ready={all !== null}
      wanted={wanted}
      onSearch={setWanted}
      onFile={bringIn}
      shown={shown}
      row={(item) => <Row key={item.id} item={item} onRename={rename} />}
    />
  );
}

createRoot(document.getElementById("root")).render(<Page />);
