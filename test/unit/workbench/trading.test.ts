import { TRADING_CHOICES, tradingChoice, tradingOrders } from "../../../src/workbench/page/simulator/trading";

test("every choice of where trade is closed is told to the simulator, and read back from what it says", () => {
  for (const choice of TRADING_CHOICES) {
    const closed = new Set<string>();
    for (const order of tradingOrders(choice) as readonly { open: boolean; market?: string }[]) {
      const concerned = order.market === undefined ? ["US", "HK", "SH", "SZ"] : [order.market];
      for (const market of concerned) closed[order.open ? "delete" : "add"](market);
    }
    expect(tradingChoice([...closed])).toBe(choice);
  }
});

test("markets that somebody else has closed count as closed everywhere", () => {
  expect(tradingChoice(["FX"])).toBe("closed");
  expect(tradingChoice(["US", "HK"])).toBe("closed");
});
