import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { DEFAULT_SETTINGS } from "../../runtime/settings";
import { ServerMove } from "../components/serverMove";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { OwnServerForm } from "./ownServerForm";
import { useServerChoice } from "./useServerChoice";

/** Where prices come from: QOS itself, or a server of the person's own. */
export function ServerPanel() {
  const { t } = usePane();
  const { choice, choose, own, asking, answer } = useServerChoice();
  return (
    <Section title={t("server.title")}>
      <Field label={t("server.choice")}>
        <RadioGroup value={choice} onChange={(_event, { value }) => choose(value)}>
          <Radio value="qos" label={t("server.qos", { address: DEFAULT_SETTINGS.server.replace("https://", "") })} />
          <Radio value="own" label={t("server.own")} />
        </RadioGroup>
      </Field>
      {choice === "own" && <OwnServerForm own={own} />}
      {asking !== undefined && <ServerMove address={asking} onEnd={answer} />}
    </Section>
  );
}
