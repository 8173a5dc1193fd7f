import type { SeriesBlock } from "./seriesBlock";

/** Closed bars kept between sessions, by series. Every method settles; a store that fails answers "nothing kept". */
export interface SeriesStore {
  get(series: string): Promise<SeriesBlock | undefined>;
  put(series: string, block: SeriesBlock): Promise<void>;
  remove(series: string): Promise<void>;
  clear(): Promise<void>;
}
