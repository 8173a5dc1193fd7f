import { useState } from "react";
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { FREE_PLAN, type PlanNumbers } from "../../runtime/plan";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";

const FIELDS = ["products", "requests", "socketProducts"] as const satisfies readonly (keyof PlanNumbers)[];

type Numbers = Readonly<Record<(typeof FIELDS)[number], string>>;

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  number: { maxWidth: "120px" },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
});

/** The plan's three limits, as the person knows them: nothing else tells us. */
export function PlanPanel() {
  const styles = useStyles();
  const { app, t } = usePane();
  const entered = app.settings.current.plan;
  const [own, setOwn] = useState(entered !== undefined);
  const [numbers, setNumbers] = useState<Numbers>(() => texts(entered ?? FREE_PLAN));
  const [checked, setChecked] = useState(false);
  const [saved, setSaved] = useState(false);
  const choose = (choice: string): void => {
    setOwn(choice === "own");
    if (choice === "free" && app.settings.current.plan !== undefined) app.settings.change({ plan: undefined });
  };
  const save = (): void => {
    const valid = FIELDS.every((field) => isWhole(numbers[field]));
    setChecked(true);
    setSaved(valid);
    if (!valid) return;
    const { products, requests, socketProducts } = numbers;
    const plan = { products: Number(products), requests: Number(requests), socketProducts: Number(socketProducts) };
    app.settings.change({ plan });
  };
  return (
    <Section title={t("plan.title")}>
      <Note>{t("plan.text")}</Note>
      <Field label={t("plan.choice")}>
        <RadioGroup value={own ? "own" : "free"} onChange={(_event, { value }) => choose(value)}>
          <Radio value="free" label={t("plan.free")} />
          <Radio value="own" label={t("plan.own")} />
        </RadioGroup>
      </Field>
      {own && (
        <div className={styles.fields}>
          {FIELDS.map((field) => (
            <Field
              key={field}
              label={t(`plan.${field}`)}
              {...(checked && !isWhole(numbers[field])
                ? { validationState: "error" as const, validationMessage: t("plan.fault") }
                : {})}
            >
              <Input
                className={styles.number}
                inputMode="numeric"
                value={numbers[field]}
                onChange={(_event, { value }) => {
                  setNumbers({ ...numbers, [field]: value });
                  setSaved(false);
                }}
              />
            </Field>
          ))}
          <div className={styles.line}>
            <Button onClick={save}>{t("plan.save")}</Button>
            <span aria-live="polite">{saved && <Note>{t("plan.saved")}</Note>}</span>
          </div>
        </div>
      )}
    </Section>
  );
}

function texts({ products, requests, socketProducts }: PlanNumbers): Numbers {
  return { products: String(products), requests: String(requests), socketProducts: String(socketProducts) };
}

function isWhole(text: string): boolean {
  return /^\s*[1-9]\d{0,6}\s*$/.test(text);
}
