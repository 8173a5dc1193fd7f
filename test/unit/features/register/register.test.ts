import { dropRegisteredPlan, register } from "../../../../src/features/register/register";
import { SettingsStore } from "../../../../src/runtime/settings";
import { diagnostics } from "../../../../src/runtime/diagnostics";
import { queryPrice } from "../../../../src/quotes/questions/price";
import { server } from "../../../support/builders";
import { exampleData } from "../../../support/examples";
import { ok, refusal } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

const KEY = "0123456789abcdef0123456789abcdef";
const limit = (products: number, requests: number) => ({ product_count: products, request_frequency: requests });
const ANSWER = {
  key: KEY,
  email: "name@example.com",
  created_at: "2026-11-24T10:00:00+08:00",
  expires_at: "2026-12-09T10:00:00+08:00",
  permission: {
    snapshot: limit(20, 60),
    kline: limit(5, 40),
    history: limit(10, 30),
    ws: { ...limit(15, 30), max_connections: 1 },
  },
};

/** A program without a key, whose server answers /register so. */
function newcomer(answer: ReturnType<typeof ok>) {
  const world = testApp({});
  world.http.answer = ({ path }) => (path === "/register" ? answer : { status: 404, body: "" });
  return world;
}

/** Registers, and lets the time pass that an answer takes. */
async function registering(world: ReturnType<typeof newcomer>, email = " name@example.com ") {
  const result = register(world.app, email);
  await world.clock.advance(20_000);
  return result;
}

test("an e-mail address alone gives a key that is in force and kept", async () => {
  const world = newcomer(ok(ANSWER));
  const result = await registering(world);
  expect(result).toMatchObject({ ok: true, value: { expires: "2026-12-09T10:00:00+08:00" } });
  expect(world.app.keys.current).toBe(KEY);
  expect(world.ports.storage.get("qos.key")).toContain('"remember":true');
});

test("the request carries the address and no key", async () => {
  const world = newcomer(ok(ANSWER));
  await registering(world);
  expect(world.http.requests[0]).toMatchObject({ path: "/register", body: { email: "name@example.com" } });
  expect(world.http.requests[0]?.key).toBeUndefined();
});

test("the plan of the reply is used, endpoint by endpoint, and survives a restart", async () => {
  const world = newcomer(ok(ANSWER));
  await registering(world);
  const { plan, settings } = world.app;
  expect(plan.source).toBe("registered");
  expect([plan.products("snapshot"), plan.requests("snapshot")]).toEqual([20, 60]);
  expect([plan.products("kline"), plan.requests("kline")]).toEqual([5, 40]);
  expect(plan.socketProducts).toBe(15);
  // Not told: as the tightest that was.
  expect([plan.products("calendar"), plan.requests("calendar")]).toEqual([5, 30]);
  expect(new SettingsStore(world.ports.storage).current.plan).toEqual(settings.current.plan);
});

test("the vendor's own example is understood", async () => {
  const world = newcomer(ok(exampleData("rest/register.response")));
  expect((await registering(world)).ok).toBe(true);
  expect(world.app.keys.current).not.toBeUndefined();
});

test.each(["", "name", "name@", "@example.com", "name@host", "two words@example.com"])(
  "%j is no address, and nobody is asked",
  async (email) => {
    const world = newcomer(ok(ANSWER));
    expect(await registering(world, email)).toEqual({ ok: false, error: { kind: "notEmail" } });
    expect(world.http.requests).toEqual([]);
  },
);

test("a server that gives out no keys is told apart from one that refuses", async () => {
  const none = newcomer({ status: 404, body: "" });
  expect(await registering(none)).toEqual({ ok: false, error: { kind: "none" } });
  const refusing = newcomer(refusal("email already used"));
  expect(await registering(refusing)).toMatchObject({
    ok: false,
    error: { kind: "refused", error: { id: "refused" } },
  });
  expect(refusing.app.keys.current).toBeUndefined();
});

test("a plan that came with a key goes with it; one that was entered stays", async () => {
  const world = newcomer(ok(ANSWER));
  await registering(world);
  dropRegisteredPlan(world.app);
  expect(world.app.plan.source).toBe("default");
  world.app.settings.change({ plan: { products: 50, requests: 50, socketProducts: 50 } });
  dropRegisteredPlan(world.app);
  expect(world.app.plan.source).toBe("entered");
});

test("a key that was made is in no report", async () => {
  const world = newcomer(ok(ANSWER));
  await registering(world);
  expect(diagnostics(world.app, "a host")).not.toContain(KEY);
  expect(world.app.problems.list()).toEqual([]);
});

/** The answer, with a plan that one number of spoils. */
const withSnapshot = (products: unknown, requests: unknown = 60) =>
  ok({
    ...ANSWER,
    permission: { ...ANSWER.permission, snapshot: { product_count: products, request_frequency: requests } },
  });

test.each([0, -1, 0.5, null, "none", {}, [], true])(
  "a plan that allows %j products leaves that endpoint to what the others allow, and formulas answer",
  async (products) => {
    const world = newcomer(withSnapshot(products));
    expect((await registering(world)).ok).toBe(true);
    expect(world.app.keys.current).toBe(KEY);
    expect([world.app.plan.products("snapshot"), world.app.plan.requests("snapshot")]).toEqual([5, 30]);
    expect(world.app.plan.products("history")).toBe(10);
    world.http.answer = server();
    const prices = ["US:AAPL", "US:TSLA", "HK:700"].map((code) =>
      world.app.queries.answer(queryPrice, [code, null], { preview: false }),
    );
    await world.clock.advance(5_000);
    expect((await Promise.all(prices)).map((price) => typeof price)).toEqual(["number", "number", "number"]);
  },
);

test.each([
  ["10.9", 10],
  [12.5, 12],
  [1e300, 9_999_999],
])("a plan of %j products is one of %d", async (told, products) => {
  const world = newcomer(withSnapshot(told));
  await registering(world);
  expect(world.app.plan.products("snapshot")).toBe(products);
});

test.each([undefined, null, [], "all", 7, { snapshot: 7, ws: "many" }])(
  "an odd plan (%j) costs nobody the key",
  async (permission) => {
    const world = newcomer(ok({ ...ANSWER, permission, expires_at: 7 }));
    expect(await registering(world)).toEqual({ ok: true, value: { expires: undefined, plan: undefined } });
    expect(world.app.keys.current).toBe(KEY);
    expect(world.app.plan.products("snapshot")).toBe(10);
  },
);

test("a key is for the server that gave it, although another was chosen meanwhile", async () => {
  const world = newcomer(ok(ANSWER));
  const result = register(world.app, "name@example.com");
  world.app.settings.change({ server: "https://other.example", socket: "wss://other.example/ws" });
  await world.clock.advance(20_000);
  expect((await result).ok).toBe(true);
  expect([world.app.keys.current, world.app.keys.withheld]).toEqual([undefined, true]);
});

test("a key that a server gives and no header can carry is told, and no plan is taken from it", async () => {
  const world = newcomer(ok({ ...ANSWER, key: "ключ" }));
  expect(await registering(world)).toMatchObject({
    ok: false,
    error: { kind: "refused", error: { id: "unexpectedShape" } },
  });
  expect(world.app.plan.source).toBe("default");
});
