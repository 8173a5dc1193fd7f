import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReplay, type Replay } from "../../../src/simulator/records/startReplay";
import { startSimulator } from "../../../src/simulator/startSimulator";
import { BareSocket, post, type Message } from "./bareClient";

const folder = mkdtempSync(join(tmpdir(), "qos-recording-"));
const file = join(folder, "session.ndjson");
const SNAPSHOT = { codes: ["US:AAPL,TSLA", "HK:700"] };
const SUBSCRIBE = { type: "S", codes: ["US:AAPL", "HK:00700"] };

let answer: Message;
let reply: Message;
let pushes: readonly Message[];
let keys: readonly string[];
let replay: Replay;

const isPush = (message: Message): boolean => message["tp"] === "S";

async function take(socket: BareSocket, count: number): Promise<readonly Message[]> {
  const taken: Message[] = [];
  while (taken.length < count) taken.push(await socket.next(isPush));
  return taken;
}

beforeAll(async () => {
  const simulator = await startSimulator({ record: file, invented: 0, tickMs: 25, tickShare: 1, enforceLimits: false });
  answer = await post(`${simulator.url}/snapshot`, simulator.keys.free, SNAPSHOT);
  const registered = await post(`${simulator.url}/register`, "", { email: "someone@example.com" });
  const socket = await BareSocket.open(`${simulator.wsUrl}?key=${simulator.keys.pro}`);
  reply = await socket.query({ ...SUBSCRIBE, reqid: 1 });
  pushes = await take(socket, 8);
  await socket.query({ type: "RS", codes: ["US:AAPL"], key: simulator.keys.pro });
  keys = [...Object.values(simulator.keys), String((registered["data"] as Message)["key"])];
  await simulator.stop();
  replay = await startReplay({ file, speed: 10 });
});

afterAll(async () => {
  await replay.stop();
  rmSync(folder, { recursive: true });
});

test("a recording holds no key and no address", () => {
  const text = readFileSync(file, "utf8");
  expect(text).toContain("US:AAPL");
  expect(text).not.toContain("someone@example.com");
  for (const key of keys) expect(text).not.toContain(key);
});

test("a replay gives the same answer to the same question, and says so when there is none", async () => {
  expect(await post(`${replay.url}/snapshot`, "any", SNAPSHOT)).toEqual(answer);
  expect(await post(`${replay.url}/snapshot`, "any", { codes: ["US:KO"] })).toEqual({ msg: "not in the recording" });
});

test("a replay pushes what was pushed, in the same order, to those who subscribe", async () => {
  const socket = await BareSocket.open(`${replay.wsUrl}?key=any`);
  expect(await socket.query({ ...SUBSCRIBE, reqid: 99 })).toEqual({ ...reply, reqid: 99 });
  expect(await take(socket, 8)).toEqual(pushes);
  socket.close();
});
