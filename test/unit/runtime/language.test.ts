import { QosError } from "../../../src/qos/errors";
import { paneView } from "../../../src/runtime/paneView";
import { installCustomFunctions } from "../../support/customFunctionsGlobal";
import { storedKey, testApp } from "../../support/testPorts";

beforeAll(installCustomFunctions);

test("where Excel speaks Chinese, a cell and the pane tell an error in Chinese", async () => {
  const { app } = testApp(storedKey(), { locale: () => "zh" });
  await app.words.ready;
  app.failures.note(new QosError("offline"));
  expect(app.output.error(new QosError("offline"))).toMatchObject({ message: "此计算机处于离线状态" });
  expect(paneView(app).problems.map(({ text }) => text)).toEqual(["此计算机处于离线状态"]);
});

test("where Excel speaks another language, errors are told in English at once", async () => {
  const { app } = testApp();
  expect(app.output.error(new QosError("offline"))).toMatchObject({ message: "This computer is offline" });
  await app.words.ready;
  expect(app.words.current).toBeUndefined();
});

test("a live cell that has shown something is shown again when the Chinese words are there", async () => {
  const { app, clock } = testApp(storedKey(), { locale: () => "zh" });
  const told: unknown[] = [];
  app.parts.streams.add({
    keys: ["k"],
    render: () => new QosError("offline"),
    show: (shown) => told.push(app.output.value(shown)),
  });
  expect(told.at(-1)).toMatchObject({ message: "This computer is offline" });
  await app.words.ready;
  await clock.advance(2_000);
  expect(told.at(-1)).toMatchObject({ message: "此计算机处于离线状态" });
});
