import type { PlantedBug } from "../plantedBug";
import { FEED_BUGS } from "./feed";
import { FLOW_BUGS } from "./flow";
import { HOST_BUGS } from "./host";
import { MANY_DAYS_BUGS } from "./manyDays";
import { INDICATOR_BUGS } from "./indicators";
import { MARKET_BUGS } from "./market";
import { QOS_BUGS } from "./qos";
import { QUOTES_BUGS } from "./quotes";
import { RATE_BUGS } from "./rates";
import { RUNTIME_BUGS } from "./runtime";
import { SESSION_BUGS } from "./sessions";
import { SPELLING_BUGS } from "./spelling";
import { TABLE_BUGS } from "./tables";
import { WORKBOOK_BUGS } from "./workbook";

/** Every planted bug, layer by layer. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...TABLE_BUGS,
  ...INDICATOR_BUGS,
  ...MARKET_BUGS,
  ...SPELLING_BUGS,
  ...QOS_BUGS,
  ...FLOW_BUGS,
  ...FEED_BUGS,
  ...QUOTES_BUGS,
  ...SESSION_BUGS,
  ...MANY_DAYS_BUGS,
  ...RATE_BUGS,
  ...HOST_BUGS,
  ...WORKBOOK_BUGS,
  ...RUNTIME_BUGS,
];
