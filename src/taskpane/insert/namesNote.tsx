import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { Catalogue } from "../../features/find/catalogue";
import { Note } from "../components/note";
import { usePane, useView } from "../state/paneContext";

const useStyles = makeStyles({
  names: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalS },
});

/** English names are read a few at a time: how far that is, or the offer to begin. */
export function NamesNote({ catalogue }: { readonly catalogue: Catalogue }) {
  const styles = useStyles();
  const { t, formats } = usePane();
  useView();
  const { reading, nameless } = catalogue;
  if (reading === undefined && nameless === 0) return null;
  const words =
    reading === undefined
      ? t("find.names.text", { count: nameless })
      : t("find.names.reading", {
          done: reading.done,
          total: reading.total,
          wait: formats.span(Math.max(1_000, catalogue.readingLeft)),
        });
  return (
    <div className={styles.names}>
      <Note>{words}</Note>
      {reading === undefined ? (
        <Button size="small" onClick={() => void catalogue.readAllNames()}>
          {t("find.names.read")}
        </Button>
      ) : (
        <>
          <ProgressBar aria-label={words} value={reading.done} max={reading.total} />
          <Button size="small" onClick={() => catalogue.stopReading()}>
            {t("find.names.stop")}
          </Button>
        </>
      )}
    </div>
  );
}
