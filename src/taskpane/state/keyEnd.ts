import type { PaneWorld } from "./paneContext";

const DAY = 86_400_000;
/** So long before its end a key is warned of. */
const WEEK = 7 * DAY;

/** What there is to say of the end of the key in place; undefined where it has none that is known. */
export function keyEndWords({ app, t, formats }: PaneWorld): { words: string; isNear: boolean } | undefined {
  const { ends } = app.keys;
  if (ends === undefined) return undefined;
  const now = app.clock.now();
  const date = formats.moment(ends, now);
  if (ends <= now) return { words: t("key.ended", { date }), isNear: true };
  const days = Math.floor((ends - now) / DAY);
  return {
    words: days === 0 ? t("key.endsToday", { date }) : t("key.ends", { date, count: days }),
    isNear: ends - now <= WEEK,
  };
}
