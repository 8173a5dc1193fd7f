import { useEffect, useRef } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Instrument } from "../../features/find/instrumentIndex";
import { usePane } from "../state/paneContext";
import { bothNames } from "./nameLine";

interface InstrumentListProps {
  readonly id: string;
  readonly label: string;
  readonly instruments: readonly Instrument[];
  /** Index of the one that is chosen. */
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
  readonly onTake: (instrument: Instrument) => void;
}

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none" },
  option: {
    padding: `5px ${tokens.spacingHorizontalL}`,
    borderLeft: "3px solid transparent",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": {
      backgroundColor: "Highlight",
      color: "HighlightText",
      forcedColorAdjust: "none",
    },
  },
  code: { fontWeight: tokens.fontWeightSemibold, lineHeight: "18px" },
  names: {
    minHeight: "16px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  chosenNames: { "@media (forced-colors: active)": { color: "HighlightText" } },
});

/** What a search has found. The keyboard stays in the search field, which names the chosen one (`optionId`). */
export function InstrumentList({ id, label, instruments, chosen, onChoose, onTake }: InstrumentListProps) {
  const styles = useStyles();
  const { language } = usePane();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const option = list.current?.children[chosen];
    if (option !== undefined && "scrollIntoView" in option) option.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
      {instruments.map((instrument, at) => (
        <li
          key={instrument.code}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === chosen}
          className={mergeClasses(styles.option, at === chosen && styles.chosen)}
          onClick={() => onChoose(at)}
          onDoubleClick={() => onTake(instrument)}
        >
          <div className={styles.code}>{instrument.code}</div>
          <div
            className={mergeClasses(styles.names, at === chosen && styles.chosenNames)}
            title={bothNames(language, instrument)}
          >
            {bothNames(language, instrument)}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function optionId(list: string, at: number): string {
  return `${list}-${at}`;
}
