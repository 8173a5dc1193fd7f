import { useState } from "react";
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import { placeBlock, type Sketch } from "../../host/blocks";
import { Note } from "../components/note";
import { PlacingNote } from "../components/placingNote";
import { usePane } from "../state/paneContext";
import { useNeed } from "../state/useNeed";
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
  const world = usePane();
  const words = snippetWords(world, codeOr(code));
  const sketches = SNIPPETS.map((snippet) => snippet.sketch(words));
  const sizes = sketches.map((sketch) => sketch(() => "A1"));
  const need = useNeed({
    rows: Math.max(...sizes.map(({ rows }) => rows)),
    columns: Math.max(...sizes.map(({ columns }) => columns)),
  });
  return (
    <div className={styles.panel} onPointerEnter={need.look} onFocus={need.look}>
      <CodeField label={t("snippet.instrument")} value={code} onChange={setCode} />
      <ul className={styles.list}>
        {SNIPPETS.map((snippet, at) => (
          <SnippetItem
            key={snippet.name}
            snippet={snippet}
            sketch={sketches[at] ?? snippet.sketch(words)}
            needs={need.words(sizes[at] ?? { rows: 1, columns: 1 })}
          />
        ))}
      </ul>
    </div>
  );
}

/** Nothing chosen: something that every plan has. */
function codeOr(code: string): string {
  return code.trim() === "" ? "HK:700" : code.trim();
}

interface SnippetItemProps {
  readonly snippet: Snippet;
  readonly sketch: Sketch;
  /** What it takes at the active cell, in words. */
  readonly needs: string;
}

function SnippetItem({ snippet, sketch, needs }: SnippetItemProps) {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const placing = usePlacing();
  const [where, setWhere] = useState<"active" | "newSheet">("active");
  const title = t(`snippet.${snippet.name}`);
  const put = (kind: "active" | "newSheet"): void => {
    setWhere(kind);
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
      <Note>
        {t(`snippet.${snippet.name}.text`)} {needs}
      </Note>
      <div className={styles.buttons}>
        {(["active", "newSheet"] as const).map((kind) => (
          <ActButton
            key={kind}
            small
            blocked={busy ? t("blocked.busy") : undefined}
            icon={busy && where === kind ? <Spinner size="extra-tiny" /> : null}
            label={`${title}: ${t(`snippet.at.${kind}`)}`}
            onClick={() => put(kind)}
          >
            {t(`snippet.at.${kind}`)}
          </ActButton>
        ))}
      </div>
      <PlacingNote placing={placing} />
    </li>
  );
}
