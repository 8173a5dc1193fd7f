import type { ReactNode } from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Registered } from "../../features/register/register";
import { FormulaChip } from "../components/formulaChip";
import { KeyForm } from "../components/keyForm";
import { Note } from "../components/note";
import { RegisteredNote } from "../components/registeredNote";
import { RegisterForm } from "../components/registerForm";
import { SampleButton } from "../insert/sampleButton";
import { RecordedSample } from "../sample/recordedSample";
import { Mark } from "../look/icons";
import { usePane } from "../state/paneContext";
import { useConnectionTest } from "../state/useConnectionTest";

const useStyles = makeStyles({
  welcome: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  greeting: { display: "flex", columnGap: tokens.spacingHorizontalM, alignItems: "center" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  steps: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: "20px" },
  step: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    // Beside its number a step would have less room than a button takes.
    "@media (max-width: 239px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  number: {
    width: "24px",
    height: "24px",
    borderRadius: tokens.borderRadiusCircular,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  body: { display: "flex", flexDirection: "column", minWidth: 0, rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: "24px", fontWeight: tokens.fontWeightSemibold },
});

interface FirstRunProps {
  /** A key was made on the way, and is in place. */
  readonly registered: Registered | undefined;
  readonly onRegistered: (registered: Registered) => void;
  /** A key is in place, and the person has seen what there is to know of it. */
  readonly onSaved: () => void;
}

/** What a newcomer sees: from no key to the first formula in three steps. */
export function FirstRun({ registered, onRegistered, onSaved }: FirstRunProps) {
  const styles = useStyles();
  const { t } = usePane();
  const test = useConnectionTest();
  return (
    <section className={styles.welcome} aria-label={t("first.title")}>
      <div className={styles.greeting}>
        <Mark />
        <h2 className={styles.title}>{t("first.title")}</h2>
      </div>
      <Note>{t("first.lead")}</Note>
      {registered === undefined && <RecordedSample />}
      <ol className={styles.steps}>
        <Step number={1} title={t("first.step1")}>
          {registered === undefined ? (
            <>
              <Note>
                {t("first.step1.text")}{" "}
                <Link href="https://qos.hk" target="_blank" rel="noopener noreferrer" inline>
                  {t("first.step1.link")}
                </Link>
              </Note>
              <RegisterForm onRegistered={onRegistered} />
            </>
          ) : (
            <RegisteredNote registered={registered} onContinue={onSaved} />
          )}
        </Step>
        {registered === undefined && (
          <Step number={2} title={t("first.step2")}>
            <KeyForm test={test} onSaved={onSaved} />
          </Step>
        )}
        <Step number={registered === undefined ? 3 : 2} title={t("first.step3")}>
          <Note>{t("first.step3.text")}</Note>
          <SampleButton />
          <Note>{t("first.step3.or")}</Note>
          <FirstFormulas />
        </Step>
      </ol>
    </section>
  );
}

/** Formulas that work with every plan. */
export function FirstFormulas() {
  const { t } = usePane();
  return (
    <>
      <FormulaChip formula={'=QOS.LIVE("HK:700")'} meaning={t("formula.live")} />
      <FormulaChip formula={'=QOS.PRICE("US:AAPL")'} meaning={t("formula.price")} />
      <FormulaChip formula={'=QOS.KLINE("HK:700","1d",20)'} meaning={t("formula.kline")} />
    </>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <h3 className={styles.heading}>{title}</h3>
        {children}
      </div>
    </li>
  );
}
