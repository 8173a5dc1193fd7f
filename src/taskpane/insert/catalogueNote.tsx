import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { errorTextIn } from "../../runtime/errorLanguage";
import type { Catalogue } from "../../features/find/catalogue";
import { Note } from "../components/note";
import { usePane, useView } from "../state/paneContext";

const useStyles = makeStyles({
  state: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
});

/** How far the lists are, what they wait for, and what went wrong with them. */
export function CatalogueNote({ catalogue }: { readonly catalogue: Catalogue }) {
  const styles = useStyles();
  const { t, language, formats, redact } = usePane();
  const { hasKey, budgets } = useView();
  const { state } = catalogue;
  if (state.at === "ready" && state.missing.length === 0) return null;
  const wait = budgets.find(({ name }) => name === "products")?.wait ?? 0;
  return (
    <div className={styles.state} role="status">
      {state.at === "loading" && (
        <>
          <Note>
            {t("find.loading")} {wait > 1_000 && t("find.waiting", { wait: formats.span(wait) })}
          </Note>
          <ProgressBar aria-label={t("find.loading")} />
        </>
      )}
      {state.at === "failed" && (
        <>
          <Note>{hasKey ? `${redact(errorTextIn(state.error, language))}${t("sentence.end")}` : t("find.noKey")}</Note>
          {hasKey && (
            <Button size="small" onClick={() => void catalogue.load()}>
              {t("find.again")}
            </Button>
          )}
        </>
      )}
      {state.at === "ready" && <Note>{t("find.missing", { markets: state.missing.join(", ") })}</Note>}
    </div>
  );
}
