import { InstrumentIndex } from "../../../../src/features/find/instrumentIndex";
import { nearCodes } from "../../../../src/features/find/nearCodes";
import { code } from "../../../support/builders";
import { marketOf } from "../../../../src/market/instrumentCode";

const NONE: ReadonlySet<string> = new Set();

async function index(): Promise<InstrumentIndex> {
  const built = new InstrumentIndex();
  const fame: Readonly<Record<string, number>> = { "US:AAPL": 1, "US:APP": 0.5 };
  const codes = "US:AAPL US:APP US:APPF US:TSLA US:V HK:700 HK:701 SH:600519 SZ:000001 CF:BTCUSDT".split(" ");
  await built.add(
    codes.map((each) => ({
      code: code(each),
      market: marketOf(code(each)),
      zh: "",
      en: each,
      ...(fame[each] === undefined ? {} : { fame: fame[each] }),
    })),
  );
  return built;
}

test.each([
  ["US:APPL", "US:AAPL"],
  ["US:TSAL", "US:TSLA"],
  ["US:TSLAA", "US:TSLA"],
  ["CF:BTCUSD", "CF:BTCUSDT"],
  ["SZ:600519", "SH:600519"],
  ["SH:000001", "SZ:000001"],
])("for %s %s is proposed first", async (wrong, right) => {
  expect(nearCodes(wrong, await index(), NONE)[0]).toBe(right);
});

test("what stands on the sheet is proposed before what is better known", async () => {
  expect(nearCodes("US:APPL", await index(), new Set(["US:APPF"]))[0]).toBe("US:APPF");
});

test.each(["HK:702", "HK:70", "SH:600518", "US:X", "US:AAPL", "FX:USDEUR", "nonsense"])(
  "for %s nothing is proposed: another company is no slip",
  async (wrong) => expect(nearCodes(wrong, await index(), NONE)).toEqual([]),
);
