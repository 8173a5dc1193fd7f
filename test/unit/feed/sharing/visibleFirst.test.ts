import type { InstrumentCode } from "../../../../src/market/instrumentCode";
import { codes } from "../../../support/builders";
import { Office, type Workbook } from "./office";

const FIRST = codes(12, "US:A");
const SECOND = codes(8, "US:B");

/** Two workbooks that want more than the plan of ten pushes: what the first wants is older. */
async function twoWorkbooks() {
  const office = new Office();
  const open = async (names: readonly string[]): Promise<Workbook> => {
    const workbook = office.open();
    names.forEach((name) => workbook.live(name));
    await office.clock.advance(5_000);
    return workbook;
  };
  const first = await open(FIRST);
  const second = await open(SECOND);
  const show = ({ app }: Workbook, nearby: readonly InstrumentCode[]): void => {
    app.parts.feed.setVisible({ seen: [], nearby, since: 0 });
  };
  const pushed = (): string[] => [...office.server.open].flatMap((link) => [...link.codes]).sort();
  return { office, first, second, show, pushed };
}

test("what is in front in a workbook without the connection is pushed before what is in front nowhere", async () => {
  const { office, first, second, show, pushed } = await twoWorkbooks();
  expect([first.app.parts.sharing.role, second.app.parts.sharing.role]).toEqual(["leader", "follower"]);
  expect(pushed()).toEqual(FIRST.slice(0, 10).sort());
  show(second, SECOND);
  await office.clock.advance(25_000);
  expect(pushed()).toEqual([...FIRST.slice(0, 2), ...SECOND].sort());
});

test("with an active sheet in each workbook both are in front", async () => {
  const { office, first, second, show, pushed } = await twoWorkbooks();
  show(first, FIRST.slice(7));
  show(second, SECOND.slice(0, 5));
  await office.clock.advance(40_000);
  expect(pushed()).toEqual([...FIRST.slice(7), ...SECOND.slice(0, 5)].sort());
});

test("the next leader is told what is in front in the others, and a workbook that is closed is in front no more", async () => {
  const { office, first, second, show, pushed } = await twoWorkbooks();
  const third = office.open();
  FIRST.forEach((name) => third.live(name));
  await office.clock.advance(5_000);
  show(second, SECOND);
  await office.clock.advance(25_000);
  first.close();
  await office.clock.advance(40_000);
  expect(pushed()).toEqual(expect.arrayContaining([...SECOND]));
  const [leader] = office.leaders;
  if (leader === second) show(third, FIRST.slice(2));
  await office.clock.advance(1_000);
  expect(leader?.app.parts.feed.visibles.size).toBe(leader === second ? 2 : 1);
  (leader === second ? third : second).close();
  await office.clock.advance(5_000);
  expect([...(leader?.app.parts.feed.visibles.keys() ?? [])]).toEqual(leader === second ? [""] : []);
});
