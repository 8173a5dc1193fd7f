import { useState, type InputHTMLAttributes, type Ref } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { EyeIcon, EyeOffIcon } from "../look/icons";
import { usePane } from "../state/paneContext";

interface SecretInputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** The field itself: what is typed stays in it, and goes into no state, attribute or markup. */
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onEnter: () => void;
}

const useStyles = makeStyles({
  box: {
    display: "flex",
    alignItems: "center",
    paddingLeft: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-within": {
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  input: {
    // Its own width of twenty letters would push the pane's contents aside.
    flexGrow: 1,
    width: 0,
    minWidth: 0,
    height: "30px",
    padding: 0,
    border: "none",
    outline: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    "::placeholder": { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
});

/** A field for the key: masked, with a button that shows it; not stored or corrected by the web view. */
export function SecretInput({ fieldRef, onEnter, ...rest }: SecretInputProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [shown, setShown] = useState(false);
  const name = shown ? t("key.hide") : t("key.show");
  return (
    <span className={styles.box}>
      <input
        {...rest}
        ref={fieldRef}
        className={styles.input}
        type={shown ? "text" : "password"}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter();
        }}
      />
      <Button
        appearance="transparent"
        size="small"
        icon={shown ? <EyeOffIcon /> : <EyeIcon />}
        aria-label={name}
        title={name}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </span>
  );
}
