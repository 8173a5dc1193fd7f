import { useId } from "react";
import { Input, makeStyles, tokens, type InputProps } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";
import { InstrumentList, optionId } from "./instrumentList";
import { useCatalogue } from "./useCatalogue";
import { useFound } from "./useFound";
import { useSearchList } from "./useSearchList";

interface InstrumentSearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** One was chosen of what was found. */
  readonly onChoose: (code: string) => void;
  /** Enter was pressed on what is typed, and nothing was chosen. */
  readonly onEnter?: () => void;
  /** What is sought; all that is typed unless told. */
  readonly sought?: string;
  readonly placeholder?: string;
  /** What a field gives its input. */
  readonly control?: Omit<InputProps, "value" | "onChange" | "size">;
}

/** So many are offered below a field. */
const MOST = 8;

const useStyles = makeStyles({
  box: { position: "relative", minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
  list: {
    position: "absolute",
    top: "100%",
    left: 0,
    right: 0,
    zIndex: 2,
    // The list itself scrolls, as the field moves along it.
    "& > ul": { maxHeight: "264px", overflowY: "auto" },
    marginTop: "2px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
});

/** A field for instruments that searches by code and name while a person types. */
export function InstrumentSearch(props: InstrumentSearchProps) {
  const { value, onChange, onChoose, onEnter, sought = value.trim(), placeholder, control } = props;
  const styles = useStyles();
  const { t } = usePane();
  const list = useId();
  const found = useFound(useCatalogue(), sought, "", MOST);
  const { shown, chosen, open, close, choose, onKeyDown } = useSearchList({
    found,
    onChoose,
    onEnter,
  });
  return (
    <div
      className={styles.box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <Input
        {...control}
        className={styles.input}
        type="text"
        role="combobox"
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-autocomplete="list"
        {...(shown ? { "aria-controls": list } : {})}
        {...(shown && chosen >= 0 ? { "aria-activedescendant": optionId(list, chosen) } : {})}
        {...(placeholder === undefined ? {} : { placeholder, title: placeholder })}
        onClick={open}
        onKeyDown={onKeyDown}
        onChange={(_event, { value: typed }) => {
          onChange(typed);
          open();
        }}
      />
      {shown && (
        // The keyboard stays in the field.
        <div className={styles.list} onMouseDown={(event) => event.preventDefault()}>
          <InstrumentList
            id={list}
            label={t(sought === "" ? "find.popular" : "find.results")}
            instruments={found}
            chosen={chosen}
            onChoose={choose}
            onTake={() => undefined}
          />
        </div>
      )}
    </div>
  );
}
