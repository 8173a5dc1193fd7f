import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { FIELDS, variableOf } from "../../../src/gateway/settings/schema";

const ROOT = join(__dirname, "../../..");
const text = (file: string): string => readFileSync(join(ROOT, "deploy", file), "utf8");
const variables = new Set([
  ...FIELDS.map(({ name }) => variableOf(name)),
  "QOS_GATEWAY_HOUSE_KEY",
  "QOS_GATEWAY_CONFIG",
]);

interface Compose {
  readonly services: Readonly<Record<string, { readonly image?: string; readonly environment?: object }>>;
}

test("the compose file has two gateways and a NATS server that is safe", () => {
  const { services } = parse(text("compose.yaml"), { merge: true }) as Compose;
  expect(Object.keys(services)).toEqual(["gateway-a", "gateway-b", "nats"]);
  const [, minor = 0, patch = 0] = /:2\.(\d+)\.(\d+)/.exec(services["nats"]?.image ?? "")?.map(Number) ?? [];
  expect(minor > 11 || (minor === 11 && patch >= 1)).toBe(true);
  expect(services["gateway-a"]?.environment).toEqual(services["gateway-b"]?.environment);
  expect(services["gateway-a"]?.environment).toMatchObject({ QOS_GATEWAY_I_MAY_SHARE_THIS_KEY: "false" });
});

test.each(["compose.yaml", "Dockerfile", "qos-gateway.service"])("%s names only settings that exist", (file) => {
  const named = text(file).match(/QOS_GATEWAY_[A-Z_]+/g) ?? [];
  expect(named.filter((name) => !variables.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});

test("the Dockerfile runs as no root what it has built", () => {
  const steps = text("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));
  expect(steps[0]).toMatch(/^FROM node:20/);
  expect(steps).toContain("USER node");
  expect(steps.at(-1)).toBe('ENTRYPOINT ["node", "--max-semi-space-size=64", "dist/gateway/main.js"]');
});
