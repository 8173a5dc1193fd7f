import { Link } from "@fluentui/react-components";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";

/** Says plainly what is stored where, and what is sent. */
export function KeptPanel() {
  const { app, t } = usePane();
  return (
    <Section title={t("kept.title")}>
      <Note>{t("kept.key")}</Note>
      <Note>{t("kept.book")}</Note>
      <Note>{t("kept.sent")}</Note>
      <Note>{t("kept.version", { version: app.version })}</Note>
      <Link href="THIRD-PARTY-NOTICES.txt" target="_blank" rel="noopener noreferrer">
        {t("kept.notices")}
      </Link>
    </Section>
  );
}
