import type { TimeZoneChoice } from "../quotes/zones";
import type { Settings } from "./settings";

/** The zone in which times are shown, as the user has chosen it. `local`: the IANA zone of this computer. */
export function zoneChoice({ timeZone }: Settings, local: () => string): TimeZoneChoice {
  switch (timeZone) {
    case "exchange":
      return { kind: "exchange" };
    case "utc":
      return { kind: "zone", zone: "UTC" };
    case "local":
      return { kind: "zone", zone: local() };
  }
}
