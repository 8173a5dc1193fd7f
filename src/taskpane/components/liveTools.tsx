import { useId } from "react";
import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { FRAME_CHOICES } from "../../runtime/settings";
import { PauseIcon, PlayIcon, RefreshIcon } from "../look/icons";
import type { Density } from "../state/density";
import { usePane, useView } from "../state/paneContext";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  pace: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface LiveToolsProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}

/** Pause, refresh, the pace of live cells, and how many lines a row of the list takes. */
export function LiveTools({ density, onDensity }: LiveToolsProps) {
  const styles = useStyles();
  const { app, t, formats } = usePane();
  useView();
  const label = useId();
  const { frame } = app.settings.current;
  const paused = frame === "paused";
  return (
    <>
      <div className={styles.bar}>
        <Button
          icon={paused ? <PlayIcon /> : <PauseIcon />}
          appearance={paused ? "primary" : "secondary"}
          onClick={() => app.pace.toggle()}
        >
          {t(paused ? "action.resume" : "action.pause")}
        </Button>
        <Button icon={<RefreshIcon />} onClick={() => void app.refresh.all()}>
          {t("action.refresh")}
        </Button>
      </div>
      <div className={styles.pace}>
        <label id={label} htmlFor={`${label}-pace`} className={styles.label}>
          {t("live.frame")}
        </label>
        <Select
          id={`${label}-pace`}
          size="small"
          value={String(frame)}
          onChange={(_event, { value }) => {
            const chosen = FRAME_CHOICES.find((choice) => String(choice) === value);
            if (chosen !== undefined) app.settings.change({ frame: chosen });
          }}
        >
          {FRAME_CHOICES.map((choice) => (
            <option key={choice} value={String(choice)}>
              {choice === "paused" ? t("state.paused") : formats.span(choice, "exact")}
            </option>
          ))}
        </Select>
        <Button
          size="small"
          appearance="subtle"
          aria-pressed={density === "dense"}
          onClick={() => onDensity(density === "dense" ? "roomy" : "dense")}
        >
          {t("live.dense")}
        </Button>
      </div>
    </>
  );
}
