import { ERRORS, QosError, type ErrorId } from "../../../src/qos/errors";
import { QUESTIONS } from "../../../src/runtime/questions";
import { ok, refusal, type Outcome } from "../../support/scriptedHttp";
import { snapshotRow } from "../../support/builders";
import { testApp, type TestWorld } from "../../support/testPorts";
import { chineseErrors } from "../../../src/qos/errors.zh";

interface Failure {
  readonly outcome: Outcome;
  readonly id: ErrorId;
  readonly network?: Partial<Pick<TestWorld["http"], "connected" | "readable">>;
}

const NO_NETWORK = new TypeError("Failed to fetch");

/** What the network and the server can do, and the error that the cell must show for it. */
const FAILURES: Readonly<Record<string, Failure>> = {
  "the machine is offline": { outcome: NO_NETWORK, id: "offline", network: { connected: false } },
  "the server cannot be reached": { outcome: NO_NETWORK, id: "unreachable" },
  "the origin is not allowed to read the answer": { outcome: NO_NETWORK, id: "blocked", network: { readable: false } },
  "HTTP 401": { outcome: { status: 401, body: "" }, id: "keyRefused" },
  "HTTP 403": { outcome: { status: 403, body: "<h1>no</h1>" }, id: "keyRefused" },
  "HTTP 429 with Retry-After": { outcome: { status: 429, body: "", retryAfter: 2 }, id: "tooFrequent" },
  "HTTP 500": { outcome: { status: 500, body: "oops" }, id: "serverError" },
  "a page of HTML": { outcome: { status: 200, body: "<!doctype html>" }, id: "notJson" },
  "an empty body": { outcome: { status: 200, body: "" }, id: "notJson" },
  "a body that stops in the middle": { outcome: { status: 200, body: '{"msg":"OK","data":[{"c":"US' }, id: "notJson" },
  "no list where a list should be": { outcome: ok("soon"), id: "unexpectedShape" },
  "an object where a price should be": {
    outcome: ok([snapshotRow("US:AAPL", { lp: {} as never })]),
    id: "noValue",
  },
  "a time that cannot be read": {
    outcome: ok([snapshotRow("US:AAPL", { ts: {} as never })]),
    id: "unexpectedShape",
  },
  "a refused key in words": { outcome: refusal("invalid key"), id: "keyRefused" },
  "a refusal nobody knows": { outcome: refusal("the moon is full"), id: "refused" },
  "a server that never answers": { outcome: "hangs", id: "timeout" },
};

/** The promise of the specification: settled within thirty seconds of leaving the queue. */
const DEADLINE = 30_000;

test.each(Object.keys(FAILURES))(
  "%s: each waiting cell settles in time, with the words of the registry",
  async (name) => {
    const { outcome, id, network } = FAILURES[name] ?? { outcome: NO_NETWORK, id: "internal" };
    const { app, clock, http } = testApp();
    Object.assign(http, network);
    http.answer = () => outcome;
    const settled: unknown[] = [];
    for (const raw of [["US:AAPL"], ["US:AAPL", "regular"]])
      app.queries.answer(QUESTIONS.price, raw, { preview: false }).then(
        (value) => settled.push(value),
        (thrown: unknown) => settled.push(thrown),
      );
    const left = id === "tooFrequent" ? 300_000 : DEADLINE;
    await clock.advance(left);
    expect(settled).toHaveLength(2);
    for (const error of settled) {
      expect(error).toBeInstanceOf(QosError);
      expect((error as QosError).id).toBe(id);
      expect((error as QosError).cell).toBe(ERRORS[id].cell);
      expect((error as QosError).message.startsWith(ERRORS[id].en.split("{")[0] ?? "")).toBe(true);
      expect((error as QosError).text(chineseErrors).startsWith(chineseErrors[id].split("{")[0] ?? "")).toBe(true);
    }
  },
);

test("after every failure the next question is answered as if nothing had been", async () => {
  const { app, clock, http } = testApp();
  const healthy = http.answer;
  for (const { outcome } of Object.values(FAILURES).filter(({ id }) => !["keyRefused", "tooFrequent"].includes(id))) {
    http.answer = () => outcome;
    const failed = app.queries
      .answer(QUESTIONS.price, ["US:AAPL"], { preview: false })
      .catch((thrown: unknown) => thrown);
    await clock.advance(120_000);
    expect(await failed).toBeInstanceOf(QosError);
    http.answer = healthy;
    const answer = app.queries.answer(QUESTIONS.price, ["US:AAPL"], { preview: false });
    await clock.advance(90_000);
    expect(await answer).toBe(25.92);
  }
});
