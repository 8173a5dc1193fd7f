import { noShelf, type Kept, type Shelf } from "../../../src/quotes/shelf";
import { askList } from "../../../src/quotes/questions/list";
import { ok } from "../../support/scriptedHttp";
import { storedKey, testApp } from "../../support/testPorts";

const HALF_A_DAY = 12 * 3_600_000;

/** A shelf that a test looks into, and that answers once it is let. */
class OpenShelf implements Shelf {
  readonly written: { readonly name: string; readonly value: unknown; readonly ttl: number }[] = [];
  readonly asked: string[] = [];
  kept: Kept | undefined;
  answering: Promise<unknown> = Promise.resolve();

  async get(name: string): Promise<Kept | undefined> {
    this.asked.push(name);
    await this.answering;
    return this.kept;
  }

  async put(name: string, value: unknown, ttl: number): Promise<void> {
    this.written.push({ name, value, ttl });
  }

  readonly remove = noShelf.remove;
  readonly clear = noShelf.clear;
}

function bench(): ReturnType<typeof testApp> & { readonly shelf: OpenShelf } {
  const shelf = new OpenShelf();
  const made = testApp(storedKey(), { shelf: () => shelf });
  made.http.answer = () => ok({ HK: [{ code: "HK:00700", name: "腾讯控股" }] });
  return { ...made, shelf };
}

const list = ({ app }: ReturnType<typeof bench>): ReturnType<typeof app.ask> =>
  app.ask(askList, ["HK", null, false], { preview: false });

test("what a server says of a market is kept for half a day and between sessions", async () => {
  const world = bench();
  const first = list(world).answer;
  await world.clock.advance(2_000);
  expect(await first).toEqual([["HK:700", "腾讯控股"]]);
  expect(world.shelf.written).toEqual([
    { name: "list HK", value: [{ code: "HK:700", name: "腾讯控股" }], ttl: HALF_A_DAY },
  ]);
  await world.clock.advance(HALF_A_DAY - 5_000);
  await list(world).answer;
  expect(world.http.requests).toHaveLength(1);
  await world.clock.advance(5_000);
  const later = list(world).answer;
  await world.clock.advance(2_000);
  await later;
  expect(world.http.requests).toHaveLength(2);
});

test("what was kept in an earlier session answers without a request, for as long as it is still good", async () => {
  const world = bench();
  world.shelf.kept = { value: [{ code: "HK:9988", name: "阿里巴巴" }], remaining: 60_000 };
  expect(await list(world).answer).toEqual([["HK:9988", "阿里巴巴"]]);
  expect(world.shelf.asked).toEqual(["list HK"]);
  await world.clock.advance(59_000);
  expect(await list(world).answer).toEqual([["HK:9988", "阿里巴巴"]]);
  expect(world.shelf.asked).toEqual(["list HK"]);
  expect(world.http.requests).toHaveLength(0);
  world.shelf.kept = undefined;
  await world.clock.advance(1_000);
  const later = list(world).answer;
  await world.clock.advance(2_000);
  expect(await later).toEqual([["HK:700", "腾讯控股"]]);
});

test("a refusal is not kept between sessions", async () => {
  const world = bench();
  world.http.answer = () => ok({ HK: "soon" });
  const failed = list(world).answer.catch((thrown: unknown) => thrown);
  await world.clock.advance(2_000);
  expect(await failed).toMatchObject({ id: "unexpectedShape" });
  expect(world.shelf.written).toEqual([]);
});

test("a formula deleted while the shelf is looked through costs no request", async () => {
  const world = bench();
  let open: (value: unknown) => void = () => undefined;
  world.shelf.answering = new Promise((resolve) => (open = resolve));
  list(world).leave();
  open(undefined);
  await world.clock.advance(5_000);
  expect(world.http.requests).toHaveLength(0);
});

test("a formula deleted after the shelf had nothing, and before the request, costs none either", async () => {
  const world = bench();
  const wait = list(world);
  await world.clock.advance(5);
  wait.leave();
  await world.clock.advance(5_000);
  expect(world.http.requests).toHaveLength(0);
});
