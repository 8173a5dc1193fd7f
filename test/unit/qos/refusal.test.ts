import { readRefusal, readStatus } from "../../../src/qos/refusal";
import { chineseErrors } from "../../../src/qos/errors.zh";

test.each([
  ["invalid key", "keyRefused"],
  ["key is required", "keyRefused"],
  ["Invalid API key", "keyRefused"],
  ["apikey not found", "keyRefused"],
  ["unauthorized", "keyRefused"],
  ["authentication failed", "keyRefused"],
  ["your account has expired", "keyRefused"],
  ["key无效", "keyRefused"],
  ["缺少key", "keyRefused"],
  ["密钥错误", "keyRefused"],
  ["秘钥不存在", "keyRefused"],
  ["鉴权失败", "keyRefused"],
  ["账户已过期", "keyRefused"],
  ["product count exceeds the limit of 10", "productLimit"],
  ["too many codes", "productLimit"],
  ["symbol limit exceeded for this key", "productLimit"],
  ["subscription limit reached", "productLimit"],
  ["产品数量超过限制10", "productLimit"],
  ["超出产品数量限制", "productLimit"],
  ["订阅数量超限", "productLimit"],
  ["最多订阅10个产品", "productLimit"],
  ["request frequency exceeds the limit of 30 per minute", "tooFrequent"],
  ["key request frequency exceeded", "tooFrequent"],
  ["Too many requests", "tooFrequent"],
  ["rate limit exceeded", "tooFrequent"],
  ["rate-limited, slow down", "tooFrequent"],
  ["请求频率超过限制，每分钟30次", "tooFrequent"],
  ["请求过于频繁，指令间隔至少1秒", "tooFrequent"],
  ["访问过快", "tooFrequent"],
  ["请求次数超限", "tooFrequent"],
  ["connection count exceeds the limit of 1", "connectionLimit"],
  ["too many connections for this key", "connectionLimit"],
  ["连接数超过限制1", "connectionLimit"],
  ["该key已连接", "connectionLimit"],
  ["超过最大连接数量", "connectionLimit"],
  ["kline count exceeds the limit of 1000", "refused"],
  ["K线数量超过限制1000", "refused"],
  ["invalid parameter: codes", "refused"],
  ["参数错误: codes", "refused"],
  ["no permission for this market", "refused"],
  ["没有该市场权限", "refused"],
  ["something went wrong, contact the author", "refused"],
  ["服务器内部错误", "refused"],
  ["", "refused"],
])("the refusal %j means %s", (msg, sense) => {
  expect(readRefusal(msg).id).toBe(sense);
});

test("a refusal of unknown sense is quoted, but not at length", () => {
  expect(readRefusal("no such market").message).toBe("QOS refused the request: no such market");
  expect(readRefusal("no ".repeat(500)).details["text"]).toHaveLength(120);
});

test.each(["产品", "最多", "超过", "no such market ", "key", "K", "超出", "\n"])(
  "200,000 characters of %j are a refusal at once",
  (part) => {
    const msg = part.repeat(Math.ceil(200_000 / part.length));
    const begun = performance.now();
    const refusal = readRefusal(msg, "b56efc3a0951ae19819505427491a6ee");
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(refusal.message.length).toBeLessThan(200);
  },
);

test("a key that stands where the text is shortened is struck out whole", () => {
  const key = "b56efc3a0951ae19819505427491a6ee";
  for (const before of [90, 110, 119, 480, 495]) {
    const { message } = readRefusal(`${"-".repeat(before)}${key} and ${"-".repeat(900)}`, key);
    expect(message).not.toContain(key.slice(0, 6));
  }
});

test("a key that the server repeats is not quoted", () => {
  const refusal = readRefusal("user s3cr3t-s3cr3t is banned: s3cr3t-s3cr3t", "s3cr3t-s3cr3t");
  expect(refusal.message).toBe("QOS refused the request: user ••• is banned: •••");
  expect(refusal.text(chineseErrors)).not.toContain("s3cr3t");
});

test.each([
  [200, undefined],
  [204, undefined],
  [299, undefined],
  [199, "serverError"],
  [300, "redirected"],
  [399, "redirected"],
  [401, "keyRefused"],
  [403, "keyRefused"],
  [404, "notJson"],
  [405, "notJson"],
  [429, "tooFrequent"],
  [400, "serverError"],
  [301, "redirected"],
  [302, "redirected"],
  [307, "redirected"],
  [308, "redirected"],
  [500, "serverError"],
  [503, "serverError"],
])("the status %d alone means %s", (status, id) => {
  expect(readStatus(status)?.id).toBe(id);
});

test("a status that says nothing else is told by its number", () => {
  expect(readStatus(503)?.message).toContain("503");
});
