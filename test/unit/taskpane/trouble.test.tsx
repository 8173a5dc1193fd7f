import { all, pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";

afterEach(closePanes);
afterAll(closePage);

const word = () => all("header h1")[0]?.textContent;

test("a server that fails while cells wait is told within five seconds, and no more once it answers", async () => {
  let works = false;
  const row = { c: "HK:700", lp: "505", yp: "500", ts: 1_731_510_000 };
  const { app, act, pass } = await openPane({
    key: KEY,
    post: async () =>
      works ? { status: 200, body: JSON.stringify({ msg: "OK", data: [row] }) } : { status: 503, body: "" },
  });
  await act(() => app.live.value(["HK:700", "last"], () => undefined));
  await pass(4_500);
  expect(word()).toBe("Requests fail");
  expect(pageText()).toContain("The QOS server failed (HTTP 503).");
  await pass(10_000);
  expect(pageText()).toContain("1 live subscription has no value.");
  works = true;
  await act(() => void app.refresh.all());
  await pass(3_000);
  expect(word()).not.toBe("Requests fail");
  expect(pageText()).not.toContain("has no value");
  expect(pageText()).toContain("505.00");
});
