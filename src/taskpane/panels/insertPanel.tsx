import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { FirstFormulas } from "./firstRun";

/** Everything that puts something into the sheet. */
export function InsertPanel() {
  const { t } = usePane();
  return (
    <Section title={t("insert.begin")}>
      <FirstFormulas />
    </Section>
  );
}
