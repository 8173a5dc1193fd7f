import type { KeyboardEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

export interface TabView<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Shown beside the label when above zero; `countLabel` says what is counted. */
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

const useStyles = makeStyles({
  list: {
    flexShrink: 0,
    display: "flex",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: "relative",
    padding: `6px ${tokens.spacingHorizontalS} 8px`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      left: tokens.spacingHorizontalS,
      right: tokens.spacingHorizontalS,
      bottom: "-1px",
      height: "2px",
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
    },
  },
  count: {
    marginLeft: tokens.spacingHorizontalXS,
    padding: "0 5px",
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground4,
  },
});

/** Tabs as the ARIA practices have them: one stop for Tab, arrows, Home and End among them, chosen as they are reached. */
export function Tabs<Name extends string>({ label, id, tabs, chosen, onChoose }: TabsProps<Name>) {
  const styles = useStyles();
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
      {tabs.map(({ name, label: words, count, countLabel }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          aria-controls={`${id}-panel`}
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, name === chosen && styles.chosen)}
          onClick={() => onChoose(name)}
        >
          {words}
          {count > 0 && (
            <span className={styles.count} title={countLabel}>
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
