import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type KeyLike } from "jose";
import { systemClock } from "../../src/gateway/clock";
import { IssuerAdmission } from "../../src/gateway/users/issuerAdmission";

const PLAN = { products: 10, requests: 30, connections: 1 };
const TRADER = { ...PLAN, products: 100 };
let server: Server;
let issuer = "";
let key: KeyLike;
let admission: IssuerAdmission;

beforeAll(async () => {
  const pair = await generateKeyPair("RS256");
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: "one", alg: "RS256" };
  server = createServer((request, response) => {
    const isKeys = request.url === "/keys";
    response.end(JSON.stringify(isKeys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  admission = new IssuerAdmission({
    clock: systemClock,
    issuer,
    audience: "qos",
    planClaim: "qos_plan",
    planOf: (name) => (name === "trader" ? TRADER : PLAN),
    onFault: () => undefined,
  });
});

afterAll(() => server.close());

function signed(
  claims: object = {},
  { signer = key, from = issuer, audience = "qos", until = "1h" } = {},
): Promise<string> {
  const token = new SignJWT({ ...claims }).setProtectedHeader({ alg: "RS256", kid: "one" });
  return token.setIssuer(from).setAudience(audience).setSubject("ann").setExpirationTime(until).sign(signer);
}

test("a token that the issuer has signed is its subject's, with the plan that it names", async () => {
  const admitted = await admission.admit(await signed({ qos_plan: "trader" }));
  expect(admitted).toMatchObject({ ok: true, value: { id: "oidc:ann", plan: TRADER, key: undefined } });
  expect(admitted.ok && (admitted.value.expiresAt ?? 0) > Date.now()).toBe(true);
});

test("a token of another signer, issuer or audience, an expired one, and one without signature are refused", async () => {
  const other = await generateKeyPair("RS256");
  const refused = async (token: Promise<string> | string): Promise<unknown> => {
    const admitted = await admission.admit(await token);
    return admitted.ok ? "admitted" : admitted.error.kind;
  };
  expect(await refused(signed({}, { signer: other.privateKey }))).toBe("key-invalid");
  expect(await refused(signed({}, { from: "https://evil.example" }))).toBe("key-invalid");
  expect(await refused(signed({}, { audience: "another" }))).toBe("key-invalid");
  expect(await refused(signed({}, { until: "-1h" }))).toBe("key-expired");
  const [, body = ""] = (await signed()).split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await refused(`${none}.${body}.`)).toBe("key-invalid");
  expect(await refused("eyJ.x")).toBe("key-invalid");
});
