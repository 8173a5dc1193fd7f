import { queryKline } from "../../src/quotes/questions/kline";
import { queryPrice } from "../../src/quotes/questions/price";
import type { Table } from "../../src/quotes/cell";
import { builtApp, type BuiltApp } from "../support/builtApp";
import { QosError } from "../../src/qos/errors";
import { FREE_PLAN_2024 } from "../../src/simulator/access/plans";
import { memoryStorage, nodePorts } from "../support/nodePorts";
import { useSimulator } from "../support/simulator";
import { until } from "../support/until";

const simulator = useSimulator({ tickMs: 100, tickShare: 1, plans: { free: FREE_PLAN_2024 } });
const apps: BuiltApp[] = [];

function startApp(key = simulator().keys.free): BuiltApp {
  const app = builtApp(
    nodePorts({
      storage: memoryStorage({
        "qos.settings": { server: simulator().url, socket: simulator().wsUrl, frame: 250 },
        "qos.key": { key, remember: true },
      }),
    }),
  );
  apps.push(app);
  return app;
}

beforeEach(() => simulator().clearRequests());
afterEach(() => {
  for (const app of apps.splice(0)) app.parts.socket.raise({ event: "unwant" });
});

test("a price in a cell is the price that the server has", async () => {
  const app = startApp();
  const price = await app.queries.answer(queryPrice, ["us:aapl", null], { preview: false });
  expect(typeof price).toBe("number");
  expect(price).toBeGreaterThan(0);
});

test("a thousand cells over ten instruments cost one request", async () => {
  const app = startApp();
  const codes = [
    "US:AAPL",
    "US:TSLA",
    "HK:700",
    "HK:9988",
    "SH:600519",
    "SH:688981",
    "SZ:002594",
    "SZ:000001",
    "CF:BTCUSDT",
    "CM:XAUUSD",
  ];
  const waits = Array.from({ length: 1_000 }, (_, at) =>
    app.queries.answer(queryPrice, [codes[at % 10]], { preview: false }),
  );
  const prices = await Promise.all(waits);
  expect(new Set(prices).size).toBe(10);
  expect(simulator().requests.filter(({ endpoint }) => endpoint === "snapshot")).toHaveLength(1);
});

test("bars come oldest first and as many as asked", async () => {
  const app = startApp();
  const table = await app.queries.answer(queryKline, ["HK:700", "1d", 20], { preview: false });
  expect(table).toHaveLength(21);
  expect((table as Table)[0]).toEqual(["time", "open", "high", "low", "close", "volume"]);
});

test("a live cell moves by itself and comes back after a drop", async () => {
  const app = startApp();
  const shown: unknown[] = [];
  const stop = app.live.value(["HK:700", "last"], (value) => shown.push(value));
  await until(() => app.parts.feed.pushedProducts === 1 && shown.length > 3);
  expect(shown.every((value) => typeof value === "number" || value instanceof QosError)).toBe(true);
  simulator().dropConnections({ by: "cut" });
  await until(() => app.parts.socket.state.state !== "open");
  await until(() => app.parts.feed.pushedProducts === 1);
  stop();
  await until(() => app.parts.socket.state.state === "idle");
  expect(app.parts.streams.count).toBe(0);
});
