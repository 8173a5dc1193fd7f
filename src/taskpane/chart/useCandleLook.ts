import { useMemo } from "react";
import { isDark, risesGreen, risingColours } from "../look/rising";
import { useTheme } from "../look/useTheme";
import { usePane } from "../state/paneContext";
import type { CandleColours } from "./candles";

export interface CandleLook {
  readonly colours: CandleColours;
  readonly font: string;
}

/** How the chart looks in the pane's theme. Its colours are another object only where they differ. */
export function useCandleLook(): CandleLook {
  const world = usePane();
  const theme = useTheme(world.app);
  const greenRises = risesGreen(world);
  const colours = useMemo<CandleColours>(
    () => ({
      ...risingColours(greenRises, isDark(theme)),
      ground: theme.colorNeutralBackground1,
      text: theme.colorNeutralForeground2,
      line: theme.colorNeutralStroke3,
      crosshair: theme.colorNeutralForeground3,
      label: theme.colorNeutralBackgroundInverted,
    }),
    [greenRises, theme],
  );
  return { colours, font: theme.fontFamilyBase };
}
