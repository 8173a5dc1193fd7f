import { useSyncExternalStore } from "react";
import type { Theme } from "@fluentui/react-components";
import { hostIsDark, onColoursChange } from "../../host/page";
import type { App } from "../../runtime/app";
import { DARK, LIGHT } from "./theme";

/** The person's choice, else the theme that Office or the system asks for; it changes with them. */
export function useTheme({ settings }: App): Theme {
  const hear = (changed: () => void): (() => void) => {
    const stops = [onColoursChange(changed), settings.changes.subscribe(changed)];
    return () => stops.forEach((stop) => stop());
  };
  const dark = (): boolean => {
    const { theme } = settings.current;
    return theme === "office" ? hostIsDark() : theme === "dark";
  };
  return useSyncExternalStore(hear, dark) ? DARK : LIGHT;
}
