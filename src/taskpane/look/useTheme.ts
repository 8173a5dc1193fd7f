import { useSyncExternalStore } from "react";
import type { Theme } from "@fluentui/react-components";
import { hostIsDark, onColoursChange } from "../../host/page";
import { DARK, LIGHT } from "./theme";

/** The theme that Office, or else the system, asks for; it changes with them. */
export function useTheme(): Theme {
  return useSyncExternalStore(onColoursChange, hostIsDark) ? DARK : LIGHT;
}
