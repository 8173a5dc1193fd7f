import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addToken } from "../../src/gateway/users/tokenFile";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { BareSocket, post, type Message } from "../contract/simulator/bareClient";
import { until } from "../support/until";
import { hasNats, NatsServer } from "./support/natsServer";
import { removeProgram, startGatewayProcess, type GatewayProcess } from "./support/processes";

const withNats = hasNats ? describe : describe.skip;
const HK = ["700", "9988", "1810", "5", "1", "388", "939", "941", "1299", "2318"];
const CODES = HK.map((symbol) => `HK:${symbol}`);
/** How long a client may be behind after something was killed (milliseconds). */
const RIGHT_AGAIN = 5_000;
/** The plan's requests a minute to each endpoint. */
const REQUESTS = 60;

withNats("three processes over a real NATS server", () => {
  let nats: NatsServer;
  let simulator: Simulator;
  let gateways: GatewayProcess[] = [];
  let tokens: readonly string[] = [];
  const sockets: BareSocket[] = [];
  let asking = true;

  beforeAll(async () => {
    nats = await NatsServer.start();
    simulator = await startSimulator({ tickMs: 100, tickShare: 1, invented: 0 });
    simulator.setPlan("free", {
      rest: { products: 100, requestsAMinute: REQUESTS },
      socket: { products: 100, commandsAMinute: 120, commandGap: 100, connections: 1 },
    });
    const file = join(mkdtempSync(join(tmpdir(), "gateway-")), "tokens.json");
    const named = ["ann", "bob", "eve"].map((name) => addToken(file, { name, plan: undefined, days: undefined }, 0));
    tokens = named;
    const house = `--house --i-may-share-this-key --house-products 100 --house-requests ${REQUESTS} --house-live 100`;
    const more = `--house-commands 120 --house-gap 110 --products 100 --requests 600 --connections 20 --log warn`;
    const args = [...`${house} ${more}`.split(" "), "--tokens", file, "--server", simulator.url, "--nats", nats.url];
    const start = () => startGatewayProcess(args, { QOS_GATEWAY_HOUSE_KEY: simulator.keys.free });
    gateways = await Promise.all([start(), start(), start()]);
  }, 60_000);

  afterAll(async () => {
    asking = false;
    for (const socket of sockets) socket.close();
    for (const gateway of gateways) gateway.kill("SIGKILL");
    await simulator.stop();
    nats.stop();
    removeProgram();
  });

  /** A client that comes back by itself, and knows the newest price that it was told. */
  function follow(at: () => GatewayProcess, token: string): { readonly newest: Map<string, Message> } {
    const newest = new Map<string, Message>();
    const connect = (): void => {
      if (!asking) return;
      const socket = new BareSocket(`${at().wsUrl}?key=${token}`);
      sockets.push(socket);
      socket.ws.on("open", () => socket.send({ type: "S", codes: [`HK:${HK.join(",")}`] }));
      socket.ws.on("message", (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Message;
        if (message["tp"] === "S") newest.set(String(message["c"]), message);
        socket.received.length = 0;
      });
      void socket.closed.then(() => setTimeout(connect, 200));
    };
    connect();
    return { newest };
  }

  /** Whether a client knows what the server last pushed, give or take a frame and its way. */
  function isRight({ newest }: { readonly newest: Map<string, Message> }): boolean {
    return CODES.every((code) => {
      const pushed = simulator.lastPush("S", code) as Message | undefined;
      const known = newest.get(code);
      return pushed !== undefined && known !== undefined && Number(known["v"]) >= Number(volumes.get(code) ?? 0);
    });
  }

  /** Volumes grow with every trade: what had been pushed half a second ago must be known now. */
  const volumes = new Map<string, number>();
  const past: Map<string, number>[] = [];
  function lookBack(): void {
    const now = CODES.map((code) => [code, Number((simulator.lastPush("S", code) as Message)?.["v"] ?? 0)] as const);
    past.push(new Map(now));
    for (const [code, volume] of past[Math.max(0, past.length - 11)] ?? []) volumes.set(code, volume);
  }

  async function holder(): Promise<GatewayProcess | undefined> {
    for (const gateway of gateways) {
      const text = await fetch(`${gateway.ops}/metrics`).then(
        (answer) => answer.text(),
        () => "",
      );
      if (/^qos_gateway_upstream_holder 1$/m.test(text)) return gateway;
    }
    return undefined;
  }

  test("holder, edge and bus killed in turn: every client right again within 5 s, one connection, no budget exceeded", async () => {
    await until(async () => (await holder()) !== undefined);
    const living = (): readonly GatewayProcess[] => gateways.filter((gateway) => !gateway.process.killed);
    const clients = [0, 1, 2].flatMap((at) =>
      tokens.map((token) => follow(() => living()[at % living().length] as GatewayProcess, token)),
    );
    const watch = setInterval(lookBack, 50);
    // Somebody asks more than the plan allows, all the time.
    const query = async (): Promise<void> => {
      while (asking) {
        const [gateway] = living();
        await post(`${gateway?.url}/depth`, tokens[0] ?? "", { codes: [CODES[Math.floor(Math.random() * 10)]] }).catch(
          () => undefined,
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    };
    void query();
    await until(() => clients.every(isRight));

    const told: string[] = [];
    const recover = async (what: string, kill: () => Promise<void> | void): Promise<void> => {
      const before = simulator.metrics.pushes;
      await kill();
      const begin = Date.now();
      await until(() => simulator.metrics.pushes > before + 10 && past.length > 20 && clients.every(isRight), 20);
      // Right once is not enough: a dead line stays right for half a second.
      await new Promise((resolve) => setTimeout(resolve, 700));
      await until(() => clients.every(isRight), 20);
      const took = Date.now() - begin;
      told.push(`${what}: right again after ${took} ms`);
      process.stdout.write(`${told.at(-1) ?? ""}\n`);
      expect(took).toBeLessThan(RIGHT_AGAIN + 700);
      expect(simulator.connections("free")).toBe(1);
    };
    await recover("holder", async () => (await holder())?.kill("SIGKILL"));
    await recover("edge", async () => {
      const now = await holder();
      gateways.find((gateway) => gateway !== now && !gateway.process.killed)?.kill("SIGKILL");
    });
    await recover("bus", async () => {
      nats.kill();
      await new Promise((resolve) => setTimeout(resolve, 500));
      await nats.start();
    });
    clearInterval(watch);
    asking = false;
    process.stdout.write(
      `refused by the server: ${simulator.metrics.refusals}, connections refused: ${simulator.metrics.connectionsRefused}\n`,
    );
    const refused = simulator.requests.filter(({ kind, msg }) => kind === "rest" && /frequen/.test(msg));
    expect(refused).toEqual([]);
    for (const gateway of gateways) {
      for (const secret of [simulator.keys.free, ...tokens]) expect(gateway.output()).not.toContain(secret);
    }
  }, 60_000);
});
