import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useSimulator } from "../../support/simulator";
import { BareSocket, post, type Message } from "./bareClient";
import { shapeOf } from "./shape";

const FOLDER = join(__dirname, "../../cases/examples");
const simulator = useSimulator({ tickMs: 50, tickShare: 1, enforceLimits: false, tradeFigures: "numbers" });

function example(kind: "rest" | "ws", name: string): Message {
  return JSON.parse(readFileSync(join(FOLDER, kind, `${name}.json`), "utf8")) as Message;
}

function namesOf(kind: "rest" | "ws", ending: string): readonly string[] {
  return readdirSync(join(FOLDER, kind))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
}

/** Extended-hours blocks come and go with the hour, and the night block and the tag of the session are in no example. */
const isOptional = (line: string): boolean => /^(pq|aq|nq)\.|^tt\b/.test(line);

function expectSameShape(ours: unknown, theirs: unknown): void {
  expect(shapeOf(ours).filter((line) => !isOptional(line))).toEqual(
    shapeOf(theirs).filter((line) => !isOptional(line)),
  );
}

interface Row {
  readonly c: string;
}

/** Compares the rows of codes that both answers hold; the documented answers lack some and have one too many. */
function expectSameAnswer(ours: Message, theirs: Message): void {
  expectSameShape({ ...ours, data: [] }, { ...theirs, data: [] });
  if (!Array.isArray(theirs["data"])) {
    expectSameShape(ours["data"], theirs["data"]);
    return;
  }
  const ourRows = ours["data"] as readonly Row[];
  const common = (theirs["data"] as readonly Row[]).filter(({ c }) => ourRows.some((row) => row.c === c));
  expect(common.length).toBeGreaterThan(0);
  for (const row of common)
    expectSameShape(
      ourRows.find(({ c }) => c === row.c),
      row,
    );
}

test.each(namesOf("rest", ".response.json"))("POST /%s is answered as the document shows", async (endpoint) => {
  const { url, keys } = simulator();
  const answer = await post(`${url}/${endpoint}`, keys.pro, example("rest", `${endpoint}.request`));
  expectSameAnswer(answer, example("rest", `${endpoint}.response`));
});

test.each(namesOf("ws", ".response.json"))("the socket's %s is answered as the document shows", async (name) => {
  const { wsUrl, keys } = simulator();
  const socket = await BareSocket.open(wsUrl, { key: keys.pro });
  const reply = await socket.query(example("ws", `${name}.request`));
  expectSameAnswer(reply, example("ws", `${name}.response`));
  socket.close();
});

test.each(namesOf("ws", ".push.json"))("a push of a %s looks as the document shows", async (name) => {
  const { wsUrl, keys } = simulator();
  const theirs = example("ws", `${name}.push`);
  const socket = await BareSocket.open(wsUrl, { key: keys.pro });
  await socket.query({ ...example("ws", `${name}.subscribe.request`), codes: [theirs["c"]] });
  const ours = await socket.next((message) => message["tp"] === theirs["tp"] && message["c"] === theirs["c"]);
  expectSameShape(ours, theirs);
  socket.close();
});

test("the snapshot of a US stock holds the blocks of pre-market, after-hours and night trading", async () => {
  const { url, keys } = simulator();
  const answer = await post(`${url}/snapshot`, keys.pro, { codes: ["US:AAPL"] });
  const [row] = answer["data"] as readonly Message[];
  const [theirs] = example("rest", "snapshot.response")["data"] as readonly Message[];
  for (const block of ["pq", "aq", "nq"]) expect(shapeOf(row?.[block])).toEqual(shapeOf(theirs?.["pq"]));
});
