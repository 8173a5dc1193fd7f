import { useState } from "react";
import { usePane } from "./paneContext";

/** How much room a row of the live list takes. */
export type Density = "roomy" | "dense";

const PLACE = "qos.live.density";

/** The person's choice, kept on this computer. */
export function useDensity(): readonly [density: Density, choose: (density: Density) => void] {
  const { storage } = usePane().app;
  const [density, setDensity] = useState<Density>(() => (storage.get(PLACE) === "dense" ? "dense" : "roomy"));
  return [
    density,
    (chosen) => {
      storage.set(PLACE, chosen, "computer");
      setDensity(chosen);
    },
  ];
}
