import { useState } from "react";
import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { placeBlock } from "../../host/blocks";
import { Note } from "../components/note";
import { PlacingNote } from "../components/placingNote";
import { usePane } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";
import { CodeField } from "./codeField";
import { cellColours, snippetWords } from "./snippets/sampleSheet";
import type { Snippet } from "./snippets/snippet";
import { SNIPPETS } from "./snippets/snippets";
import { useKept } from "./useKept";
import { panel } from "../look/shapes";

const useStyles = makeStyles({
  panel,
  list: { margin: 0, padding: 0, listStyle: "none", display: "flex", flexDirection: "column" },
  item: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

/** Pieces of a workbook, ready made. */
export function SnippetsPanel() {
  const styles = useStyles();
  const { t } = usePane();
  const [code, setCode] = useKept("snippet code", "HK:700");
  return (
    <div className={styles.panel}>
      <CodeField label={t("snippet.instrument")} value={code} onChange={setCode} />
      <ul className={styles.list}>
        {SNIPPETS.map((snippet) => (
          <SnippetItem key={snippet.name} snippet={snippet} code={code} />
        ))}
      </ul>
    </div>
  );
}

function SnippetItem({ snippet, code }: { readonly snippet: Snippet; readonly code: string }) {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const placing = usePlacing();
  const [where, setWhere] = useState<"active" | "newSheet">("active");
  const title = t(`snippet.${snippet.name}`);
  const put = (kind: "active" | "newSheet"): void => {
    setWhere(kind);
    const sketch = snippet.sketch(snippetWords(world, code.trim() === "" ? "HK:700" : code.trim()));
    placing.place((replace) =>
      placeBlock({
        sketch,
        where: kind === "active" ? { kind } : { kind, name: title },
        replace,
        colours: cellColours(world),
      }),
    );
  };
  const busy = placing.state.at === "busy";
  return (
    <li className={styles.item}>
      <h2 className={styles.title}>{title}</h2>
      <Note>{t(`snippet.${snippet.name}.text`)}</Note>
      <div className={styles.buttons}>
        {(["active", "newSheet"] as const).map((kind) => (
          <Button
            key={kind}
            size="small"
            disabledFocusable={busy}
            icon={busy && where === kind ? <Spinner size="extra-tiny" /> : null}
            aria-label={`${title}: ${t(`snippet.at.${kind}`)}`}
            onClick={() => put(kind)}
          >
            {t(`snippet.at.${kind}`)}
          </Button>
        ))}
      </div>
      <PlacingNote placing={placing} />
    </li>
  );
}
