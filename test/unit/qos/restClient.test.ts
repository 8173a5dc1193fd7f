import { asQosError, type QosError } from "../../../src/qos/errors";
import { RestClient, SlowDown, type HttpAnswer } from "../../../src/qos/restClient";
import { ok, refusal, ScriptedHttp, type Outcome } from "../../support/scriptedHttp";
import { TestClock } from "../../support/testClock";
import { chineseErrors } from "../../../src/qos/errors.zh";

const KEY = "b56efc3a0951ae19819505427491a6ee";

interface Bench {
  readonly clock: TestClock;
  readonly http: ScriptedHttp;
  readonly client: RestClient;
}

function bench(outcome: Outcome, key: string | undefined = KEY): Bench {
  const clock = new TestClock();
  const http = new ScriptedHttp(clock);
  http.answer = () => outcome;
  const client = new RestClient({ http, clock, server: () => "https://example.test/api", key: () => key });
  return { clock, http, client };
}

/** The failure of a question, after as much time as it wants. */
async function failureOf({ clock, client }: Bench): Promise<QosError> {
  const failed = client.query("/snapshot", { codes: ["US:AAPL"] }).then(
    (data) => {
      throw new Error(`answered with ${JSON.stringify(data)}`);
    },
    (thrown: unknown) => thrown,
  );
  await clock.drain();
  return asQosError(await failed);
}

const page = "<!doctype html><title>Login</title>";
const http = (status: number, body: string, retryAfter?: number): HttpAnswer => ({
  status,
  body,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

test("a question goes out as POST with the key in the header, and the data comes back", async () => {
  const { clock, http: port, client } = bench(ok([1, 2]));
  const answer = client.query("/snapshot", { codes: ["US:AAPL"] });
  await clock.advance(50);
  expect(await answer).toEqual([1, 2]);
  expect(port.requests).toMatchObject([{ path: "/api/snapshot", body: { codes: ["US:AAPL"] }, key: KEY }]);
  expect(clock.pending).toBe(0);
});

test("without a key nothing is sent", async () => {
  const clock = new TestClock();
  const port = new ScriptedHttp(clock);
  const client = new RestClient({ http: port, clock, server: () => "https://example.test", key: () => undefined });
  await expect(client.query("/snapshot", {})).rejects.toMatchObject({ id: "noKey" });
  expect(port.requests).toEqual([]);
});

test.each<[string, Outcome, string]>([
  ["a key that is refused with a text", refusal("invalid key"), "keyRefused"],
  ["401 with a page", http(401, page), "keyRefused"],
  ["403 without a word", http(403, ""), "keyRefused"],
  ["403 that speaks of products", http(403, '{"msg":"product count exceeds 10"}'), "productLimit"],
  ["too many products", refusal("产品数量超过限制10"), "productLimit"],
  ["429 without a word", http(429, ""), "tooFrequent"],
  ["429 with a pause", http(429, "", 30), "tooFrequent"],
  ["a text that asks to slow down", refusal("request too frequent"), "tooFrequent"],
  ["500 with a page", http(500, page), "serverError"],
  ["500 with a text of unknown sense", http(500, '{"msg":"oops"}'), "serverError"],
  ["500 although the text says OK", http(500, '{"msg":"OK","data":[]}'), "serverError"],
  ["a redirect", http(307, ""), "redirected"],
  ["a redirect that says OK", http(302, '{"msg":"OK","data":[]}'), "redirected"],
  ["a redirect that blames the key", http(301, '{"msg":"invalid key"}'), "redirected"],
  ["502 cut short", http(502, '{"ms'), "serverError"],
  ["404 of some other server", http(404, page), "notJson"],
  ["a page where JSON should be", http(200, page), "notJson"],
  ["nothing at all", http(200, ""), "notJson"],
  ["an answer cut in the middle", http(200, '{"msg":"OK","data":[{"c":"US:AA'), "notJson"],
  ["JSON that is no answer", http(200, "[]"), "notJson"],
  ["an answer without msg", http(200, '{"data":[]}'), "notJson"],
  ["an answer whose msg is a number", http(200, '{"msg":0,"data":[]}'), "notJson"],
  ["a refusal of unknown sense", refusal("no such market"), "refused"],
  ["400 with a refusal of known sense", http(400, '{"msg":"key expired"}'), "keyRefused"],
])("%s is told apart", async (_what, outcome, id) => {
  const failed = await failureOf(bench(outcome));
  expect(failed.id).toBe(id);
});

test("a network error is offline, blocked or unreachable, by what else is known", async () => {
  const offline = bench(new TypeError("Failed to fetch"));
  offline.http.connected = false;
  expect((await failureOf(offline)).id).toBe("offline");
  const blocked = bench(new TypeError("Failed to fetch"));
  blocked.http.readable = false;
  expect((await failureOf(blocked)).id).toBe("blocked");
  expect((await failureOf(bench(new TypeError("Failed to fetch")))).id).toBe("unreachable");
});

test("a port that never answers is given up after fifteen seconds, and told so", async () => {
  const made = bench("hangs");
  let aborted = false;
  made.http.abort = () => {
    const controller = new AbortController();
    controller.signal.addEventListener("abort", () => (aborted = true));
    return controller;
  };
  const begun = made.clock.now();
  const failed = await failureOf(made);
  expect(failed).toMatchObject({ id: "timeout", details: { seconds: 15 } });
  expect(made.clock.now() - begun).toBe(15_000);
  expect(aborted).toBe(true);
});

test("a probe that never answers does not keep the question waiting either", async () => {
  const made = bench(new TypeError("Failed to fetch"));
  made.http.reachable = () => new Promise(() => undefined);
  const begun = made.clock.now();
  expect((await failureOf(made)).id).toBe("unreachable");
  expect(made.clock.now() - begun).toBe(15_000);
});

test("an address that is none is a failure like others", async () => {
  const clock = new TestClock();
  const client = new RestClient({ http: new ScriptedHttp(clock), clock, server: () => "no address", key: () => KEY });
  await expect(client.query("/snapshot", {})).rejects.toMatchObject({ id: "unreachable" });
  expect(clock.pending).toBe(0);
});

test("how long the server wants to be left alone is passed on in milliseconds", async () => {
  const failed = await failureOf(bench(http(429, '{"msg":"slow"}', 30)));
  expect(failed).toBeInstanceOf(SlowDown);
  expect((failed as SlowDown).wait).toBe(30_000);
});

test("the status is told where the server failed", async () => {
  expect((await failureOf(bench(http(503, page)))).message).toBe("The QOS server failed (HTTP 503)");
});

test("an answer without data is no error of the transport", async () => {
  const { clock, client } = bench(http(200, '{"msg":"OK"}'));
  const answer = client.query("/snapshot", {});
  await clock.drain();
  expect(await answer).toBeUndefined();
});

test.each<[string, Outcome]>([
  ["a refusal that repeats it", refusal(`user ${KEY} is banned`)],
  ["a refusal of the key", refusal(`invalid key ${KEY}`)],
  ["a network error that holds it", new TypeError(`Failed to fetch https://example.test/?key=${KEY}`)],
  ["a page that holds it", http(500, `<p>${KEY}</p>`)],
  ["no JSON", http(200, KEY)],
  ["no answer", "hangs"],
])("the key is in no error text: %s", async (_what, outcome) => {
  const failed = await failureOf(bench(outcome));
  const everything = [failed.message, failed.message, failed.text(chineseErrors), JSON.stringify(failed.details)].join(
    " ",
  );
  expect(everything).not.toContain(KEY);
});
