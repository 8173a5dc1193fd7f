import type { KeyboardEvent, ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";

export interface TabView<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown at the icon when above zero; `countLabel` says what is counted. */
  readonly count: number;
  readonly countLabel: string;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  /** Ids of the tabs and their panel begin with it. */
  readonly id: string;
  readonly tabs: readonly TabView<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** From this width on (pixels) the names are in a larger size. */
const ROOMY = "@container (min-width: 460px)";

const useStyles = makeStyles({
  // No names dropped, and none hides in a menu: seven parts fit a line of 320 pixels, and narrower panes have more lines.
  list: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    containerType: "inline-size",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    flexGrow: 1,
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: "2px",
    padding: "6px 0",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [ROOMY]: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  // Ten pixels are too few for a Chinese character, and two of them need little room.
  han: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: "14px",
    [ROOMY]: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase200 },
  },
  chosen: {
    color: tokens.colorBrandForeground1,
    ":hover": { color: tokens.colorBrandForeground1 },
    "::after": {
      content: '""',
      position: "absolute",
      left: "50%",
      bottom: "-1px",
      width: "28px",
      marginLeft: "-14px",
      height: "2px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
    },
  },
  count: {
    position: "absolute",
    top: "2px",
    // At the last tab of a line it stays inside.
    right: "max(0px, calc(50% - 18px))",
    minWidth: "9px",
    padding: "0 3px",
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "15px",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "center",
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorNeutralForeground2,
  },
});

/** Tabs as the ARIA practices have them: one stop for Tab, arrows, Home and End among them, chosen as they are reached. */
export function Tabs<Name extends string>({ label, id, tabs, chosen, onChoose }: TabsProps<Name>) {
  const styles = useStyles();
  const { language, t } = usePane();
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = target(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || tab === undefined) return;
    event.preventDefault();
    onChoose(tab.name);
    const element = event.currentTarget.children[next];
    if (element instanceof HTMLElement) element.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={styles.list} onKeyDown={move}>
      {tabs.map(({ name, label: words, icon, count, countLabel }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          aria-controls={`${id}-panel`}
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, language === "zh" && styles.han, name === chosen && styles.chosen)}
          onClick={() => onChoose(name)}
          {...(count > 0 ? { "aria-label": t("tab.count", { name: words, count: countLabel }) } : {})}
        >
          {icon}
          {words}
          {count > 0 && (
            <span className={styles.count} title={countLabel} aria-hidden="true">
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function target(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % length;
    case "ArrowLeft":
      return (at + length - 1) % length;
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return undefined;
  }
}
