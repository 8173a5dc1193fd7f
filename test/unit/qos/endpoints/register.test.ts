import { decodeRegistration } from "../../../../src/qos/endpoints/register";

const limits = { product_count: 5, request_frequency: 7 };

test("a registration gives the key, its end, and the limits of every endpoint and of the socket", () => {
  const names = ["snapshot", "kline", "history", "depth", "trade", "instrumen_info"];
  const permission = {
    ...Object.fromEntries(names.map((name, at) => [name, { product_count: at + 1, request_frequency: 10 * (at + 1) }])),
    ws: { ...limits, max_connections: 3 },
  };
  expect(decodeRegistration({ key: "abc", expires_at: "2026-01-01 00:00:00", permission })).toEqual({
    key: "abc",
    expires: "2026-01-01 00:00:00",
    rest: Object.fromEntries(names.map((name, at) => [name, { products: at + 1, requests: 10 * (at + 1) }])),
    socket: { products: 5, requests: 7, connections: 3 },
  });
});

test("a limit of which one half cannot be read is none", () => {
  const rest = (kline: object) => decodeRegistration({ key: "abc", permission: { kline } }).rest;
  expect(rest(limits)).toEqual({ kline: { products: 5, requests: 7 } });
  for (const half of [
    { product_count: 5 },
    { request_frequency: 7 },
    { ...limits, product_count: 0 },
    { ...limits, request_frequency: -1 },
  ])
    expect(Object.keys(rest(half))).toEqual([]);
});

test("where the number of connections is not told it is one", () => {
  const socket = (ws: object) => decodeRegistration({ key: "abc", permission: { ws } }).socket;
  expect(socket(limits)).toEqual({ products: 5, requests: 7, connections: 1 });
  expect(socket({ ...limits, max_connections: 0 })).toEqual({ products: 5, requests: 7, connections: 1 });
  expect(socket({ ...limits, max_connections: "2" })).toEqual({ products: 5, requests: 7, connections: 2 });
});

test("an end of the key that is no text, or none, is not told; a long one is cut", () => {
  const expires = (expires_at: unknown) => decodeRegistration({ key: "abc", expires_at }).expires;
  expect([expires(""), expires(undefined), expires(1_731_474_000)]).toEqual([undefined, undefined, undefined]);
  expect(expires("2026-01-01".repeat(10))).toBe("2026-01-01".repeat(4));
});

test.each<[string, object, string]>([
  ["none", {}, "data.key should be a key, but is absent"],
  ["null", { key: null }, "data.key should be a key, but is absent"],
  ["an empty one", { key: "" }, 'data.key should be a key, but is string ""'],
  ["a number", { key: 7 }, 'data.key should be text, but is number "7"'],
])("a registration with %s for a key is told so", (_what, data, words) => {
  expect(() => decodeRegistration(data)).toThrow(words);
});
