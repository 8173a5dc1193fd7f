import { useId } from "react";
import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { BuildPanel } from "../insert/buildPanel";
import { CODES, FIRST_DRAFT, type Draft } from "../insert/draft";
import { FindPanel } from "../insert/findPanel";
import { SnippetsPanel } from "../insert/snippetsPanel";
import { useKept } from "../insert/useKept";
import { usePane } from "../state/paneContext";

const WAYS = ["find", "build", "snippets"] as const;

type Way = (typeof WAYS)[number];

const useStyles = makeStyles({
  panel: { height: "100%", display: "flex", flexDirection: "column" },
  ways: {
    flexShrink: 0,
    flexWrap: "wrap",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  way: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden" },
});

/** Everything that puts something into the sheet. */
export function InsertPanel() {
  const styles = useStyles();
  const { t } = usePane();
  const id = useId();
  const [draft, setDraft] = useKept<Draft>("draft", FIRST_DRAFT);
  const [way, setWay] = useKept<Way>("way", "find");
  return (
    <div className={styles.panel}>
      <TabList
        className={styles.ways}
        size="small"
        aria-label={t("insert.ways")}
        selectedValue={way}
        onTabSelect={(_event, { value }) => setWay(value as Way)}
      >
        {WAYS.map((name) => (
          <Tab key={name} value={name} id={`${id}-${name}`} aria-controls={`${id}-way`}>
            {t(`insert.${name}`)}
          </Tab>
        ))}
      </TabList>
      <div className={styles.way} role="tabpanel" id={`${id}-way`} aria-labelledby={`${id}-${way}`}>
        {way === "find" && (
          <FindPanel
            onBuild={(code) => {
              setDraft({
                ...draft,
                typed: { ...draft.typed, ...Object.fromEntries(CODES.map((name) => [name, code])) },
              });
              setWay("build");
            }}
          />
        )}
        {way === "build" && <BuildPanel draft={draft} onDraft={setDraft} />}
        {way === "snippets" && <SnippetsPanel />}
      </div>
    </div>
  );
}
