import { codes } from "./builders";
import { storedKey, testApp } from "./testPorts";
import { usedHeap } from "./usedHeap";

const NAMES = codes(500);

type World = ReturnType<typeof testApp>;

export interface ClosedCells {
  readonly made: World;
  /** Bytes a cell that something still refers to, once all were shown and closed. */
  readonly kept: number;
}

/** Opens live cells and closes them, after as many as there are instruments: the first load and make what stays. */
export async function closedCells(cells: number): Promise<ClosedCells> {
  const plan = { products: 500, requests: 600, socketProducts: 500 };
  const made = testApp({ ...storedKey(), "qos.settings": { plan } });
  await openAndClose(made, NAMES.length);
  const before = await usedHeap();
  await openAndClose(made, cells);
  return { made, kept: ((await usedHeap()) - before) / cells };
}

async function openAndClose({ app, clock, http, socket }: World, cells: number): Promise<void> {
  const shown = { count: 0 };
  const stops = Array.from({ length: cells }, (_, at) =>
    app.live.value([NAMES[at % NAMES.length], at % 3 === 0 ? "volume" : "last"], () => (shown.count += 1)),
  );
  await clock.advance(3_000);
  if (shown.count < cells) throw new Error(`${shown.count} of ${cells} cells were shown`);
  for (const stop of stops) stop();
  await clock.advance(120_000);
  http.requests.length = 0;
  socket.connections.length = 0;
}
