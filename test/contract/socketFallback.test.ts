import { builtApp, type BuiltApp } from "../support/builtApp";
import { QUESTIONS, type QuestionName } from "../../src/runtime/questions";
import { memoryStorage, nodePorts } from "../support/nodePorts";
import { useSimulator } from "../support/simulator";

/** A market that stands still, so that both transports are asked about the same moment. */
const simulator = useSimulator({ speed: 0 });
const apps: BuiltApp[] = [];

/** Port 9 of this computer: nothing listens there. */
const NOWHERE = "http://127.0.0.1:9";

function startApp(server: string): BuiltApp {
  const app = builtApp(
    nodePorts({
      storage: memoryStorage({
        "qos.settings": { server, socket: simulator().wsUrl },
        "qos.key": { key: simulator().keys.pro, remember: true },
      }),
    }),
  );
  apps.push(app);
  return app;
}

let bySocket: BuiltApp;
let byRest: BuiltApp;

beforeAll(() => {
  bySocket = startApp(NOWHERE);
  byRest = startApp(simulator().url);
});

afterAll(() => {
  for (const app of apps.splice(0)) app.parts.socket.raise({ event: "unwant" });
});

const FORMULAS: readonly { readonly name: QuestionName; readonly given: readonly unknown[] }[] = [
  { name: "price", given: ["US:AAPL"] },
  { name: "quote", given: [[["US:TSLA"], ["HK:700"], ["SH:600519"]], "last,open,high,low,volume,turnover"] },
  { name: "info", given: ["HK:700"] },
  { name: "depth", given: ["HK:700", 5] },
  { name: "trades", given: ["US:AAPL", 5] },
  { name: "kline", given: ["HK:700", "1d", 20] },
  { name: "history", given: ["US:AAPL", "2024-01-02", "2024-02-02"] },
];

test.each(FORMULAS)(
  "with REST out of reach, $name answers over the socket, and the same as by REST",
  async (formula) => {
    const query = (app: BuiltApp): Promise<unknown> =>
      app.queries.answer(QUESTIONS[formula.name], formula.given, { preview: false });
    const answer = await query(bySocket);
    expect(bySocket.parts.socketFallback.inUse).toBe(true);
    expect(answer).toEqual(await query(byRest));
  },
);
