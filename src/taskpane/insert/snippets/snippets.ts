import { candles } from "./candles";
import { comparison } from "./comparison";
import { indicators } from "./indicators";
import { orderBook } from "./orderBook";
import { pairSpread } from "./pairSpread";
import { portfolio } from "./portfolio";
import type { Snippet } from "./snippet";
import { tape } from "./tape";
import { watchList } from "./watchList";

/** What can be put into the sheet ready made, in order. A new one is one row here and its words. */
export const SNIPPETS: readonly Snippet[] = [
  watchList,
  candles,
  indicators,
  comparison,
  pairSpread,
  orderBook,
  tape,
  portfolio,
];
