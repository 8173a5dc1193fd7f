import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../../../src/gateway/settings/readSettings";
import { FIELDS, flagOf } from "../../../src/gateway/settings/schema";
import { usage } from "../../../src/gateway/settings/usage";

const house = ["--house", "--tokens", "users.json"];
const key = { QOS_GATEWAY_HOUSE_KEY: "secret-house-key" };

test("an option wins over the environment, the environment over the file, the file over the default", () => {
  const file = join(mkdtempSync(join(tmpdir(), "settings-")), "gateway.json");
  writeFileSync(file, JSON.stringify({ port: 1, frame: 1_000, cache: 100 }));
  const { settings } = readSettings(["--config", file, "--port", "3"], {
    QOS_GATEWAY_PORT: "2",
    QOS_GATEWAY_FRAME: "500",
  });
  expect(settings).toMatchObject({ port: 3, frame: 500, cache: 100, clients: 10_000 });
});

test("a house key is off by default, and asks for the vendor's leave and for users", () => {
  expect(readSettings([], key)).toMatchObject({ houseKey: undefined, settings: { house: false } });
  expect(() => readSettings(house, key)).toThrow("i-may-share-this-key");
  expect(() => readSettings(["--house", "--i-may-share-this-key"], key)).toThrow("who the users are");
  expect(() => readSettings([...house, "--i-may-share-this-key"], {})).toThrow("no key");
  expect(readSettings([...house, "--i-may-share-this-key"], key).houseKey).toBe("secret-house-key");
});

test("a user cannot be given more products than the house has", () => {
  expect(() => readSettings([...house, "--i-may-share-this-key", "--products", "11"], key)).toThrow("house-products");
});

test("what is wrong is named, and what was given is not repeated", () => {
  const attempt = (): unknown => readSettings(["--port", "sk-secret"], {});
  expect(attempt).toThrow(/^port: /);
  expect(attempt).not.toThrow("sk-secret");
  expect(() => readSettings(["--house-key", "x"], {})).toThrow();
});

test("the help tells of every option", () => {
  for (const { name, inFileOnly } of FIELDS) if (!inFileOnly) expect(usage()).toContain(`--${flagOf(name)}`);
});
