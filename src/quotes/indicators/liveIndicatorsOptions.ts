import type { Clock } from "../../kernel/clock";
import type { Locale } from "../../qos/errors";
import type { QuoteSources } from "../quoteSources";
import type { LiveSource } from "../live/liveSource";
import type { TimeZoneChoice } from "../zones";

/** What live indicators are answered with. */
export interface LiveIndicatorsOptions {
  readonly clock: Clock;
  readonly source: Pick<LiveSource, "watch">;
  readonly sources: Pick<QuoteSources, "bars" | "starts" | "history">;
  readonly zone: () => TimeZoneChoice;
  /** In which the names of columns are told. */
  readonly headerLanguage: () => Locale;
}
