import { hostsOf, type ServerAddress } from "../../runtime/serverAddress";
import type { Translate } from "../languages/translate";

/** Every host that a key goes to at these addresses, in words. */
export function hostWords(address: ServerAddress, t: Translate): string {
  const [first = "", second] = hostsOf(address);
  return second === undefined ? first : t("hosts.two", { first, second });
}
