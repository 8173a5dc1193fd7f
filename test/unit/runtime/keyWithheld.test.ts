import { chineseErrors } from "../../../src/qos/errors.zh";
import { QosError } from "../../../src/qos/errors";
import { queryPrice } from "../../../src/quotes/questions/price";
import { queryQuote } from "../../../src/quotes/questions/quote";
import { testApp } from "../../support/testPorts";

const ELSEWHERE = { server: "https://other.example", socket: "wss://other.example/ws" };

const WORDS =
  "The server address has changed, and your API key was entered for another server, so it was not sent. " +
  "Allow it under Settings in the QOS pane, or enter another key";

/** A program whose server address was changed after the key had been entered. */
function moved() {
  const world = testApp();
  world.app.settings.change(ELSEWHERE);
  const query = async (question: typeof queryPrice, code: string): Promise<unknown> => {
    const answer = world.app.queries.answer(question, [code], { preview: false }).catch((thrown: unknown) => {
      if (thrown instanceof QosError) world.app.failures.note(thrown);
      return thrown;
    });
    await world.clock.advance(1_000);
    return answer;
  };
  return { ...world, query };
}

test("a cell says that the key was withheld from the new server, in words of its own, and nothing is sent", async () => {
  const { query, app, clock, http, socket } = moved();
  expect(await query(queryPrice, "US:AAPL")).toMatchObject({ id: "keyWithheld", message: WORDS });
  expect(await query(queryQuote, "US:AAPL")).toMatchObject({ id: "keyWithheld", message: WORDS });
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await clock.advance(6_000);
  expect(shown).toMatchObject([{ id: "keyWithheld", message: WORDS }]);
  expect([http.requests.length, socket.connections.length]).toEqual([0, 0]);
  expect(app.problems.latest?.error.message).toBe(WORDS);
});

test("once the user agrees, cells that were sent away are calculated anew, and live ones fill", async () => {
  const { query, app, clock, recalculations } = moved();
  await query(queryPrice, "US:AAPL");
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await clock.advance(1_000);
  app.keys.allow(app.settings.current);
  await clock.advance(6_000);
  expect(recalculations()).toBe(1);
  expect(shown.at(-1)).toBe(25.92);
  expect(await query(queryPrice, "US:AAPL")).toBe(25.92);
});

test("without any key the words are those of no key", async () => {
  const { query, app } = moved();
  app.keys.forget();
  expect(await query(queryPrice, "US:AAPL")).toMatchObject({ id: "noKey" });
});

test("the words stand in Chinese too", () => {
  expect(new QosError("keyWithheld").text(chineseErrors)).toBe(
    "服务器地址已更改，而您的 API 密钥是为另一个服务器输入的，因此没有发送。请在 QOS 窗格的“设置”中允许发送，或输入另一个密钥",
  );
});
