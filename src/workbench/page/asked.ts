import type { ExcelHost } from "../excel/excelHost";

/** The most that the sheet waits for the add-in to start, in milliseconds: drawing can be done meanwhile. */
const PATIENCE = 150;

/** The add-in collects questions so long; a timer that is later than that tells it to wait for more of them. */
const COLLECTING = 25;
const LATE = 10;
const LONGEST = 400;

/** The add-in has been asked what the cells want to know, and has sent its questions; or it is too slow to be waited for. */
export async function asked(host: Promise<ExcelHost>): Promise<void> {
  const ready = host.then(({ ready: answering }) => answering).then(() => true);
  const isReady = await Promise.race([ready, after(PATIENCE).then(() => false)]);
  if (isReady) await quiet(performance.now() + LONGEST);
}

/** Nothing else keeps the page busy. */
async function quiet(latest: number): Promise<void> {
  const due = performance.now() + COLLECTING;
  await after(COLLECTING);
  const now = performance.now();
  if (now - due > LATE && now < latest) await quiet(latest);
}

function after(delay: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delay));
}
