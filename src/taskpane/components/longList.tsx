import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Pixels that every row takes. */
  readonly rowHeight: number;
  readonly row: (item: Item) => ReactNode;
}

/** Rows drawn above and below those in sight, so that scrolling shows no gaps. */
const MARGIN = 6;
/** Drawn before the list's height is known: enough for any pane. */
const UNMEASURED = 1_200;

const useStyles = makeStyles({
  frame: {
    flexGrow: 1,
    minHeight: "192px",
    overflowY: "auto",
    overflowX: "hidden",
    overflowAnchor: "none",
    // Rows look at the room that they have.
    containerType: "inline-size",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  space: { position: "relative", margin: 0, padding: 0, listStyle: "none" },
  item: { position: "absolute", left: 0, right: 0 },
});

/** A list of any length with rows of one height: only those in sight, and a few around them, are in the page. */
export function LongList<Item>({ label, items, keyOf, rowHeight, row }: LongListProps<Item>) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const [{ top, height }, setWindow] = useState({ top: 0, height: UNMEASURED });
  const look = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = frame.current ?? {};
    const seen = { top: scrollTop, height: clientHeight || UNMEASURED };
    setWindow((known) => (known.top === seen.top && known.height === seen.height ? known : seen));
  };
  useLayoutEffect(look);
  const first = Math.max(0, Math.min(items.length, Math.floor(top / rowHeight)) - MARGIN);
  const end = Math.min(items.length, Math.ceil((top + height) / rowHeight) + MARGIN);
  return (
    // Scrollable, so it must be reachable by keyboard.
    <div ref={frame} className={styles.frame} onScroll={look} tabIndex={0} role="group" aria-label={label}>
      <ul className={styles.space} style={{ height: items.length * rowHeight }} aria-label={label}>
        {items.slice(first, end).map((item, at) => (
          <li
            key={keyOf(item)}
            className={styles.item}
            style={{ top: (first + at) * rowHeight, height: rowHeight }}
            aria-setsize={items.length}
            aria-posinset={first + at + 1}
          >
            {row(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
