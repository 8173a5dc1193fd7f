import { ERRORS, QosError } from "../../../src/qos/errors";
import { errorTextIn } from "../../../src/runtime/errorLanguage";
import { paneView } from "../../../src/runtime/paneView";
import { en } from "../../../src/taskpane/languages/en";
import { zh } from "../../../src/taskpane/languages/zh";
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

test.each(["en", "zh"] as const)(
  "the pane tells every error in the words of the cell, save that a key is missing, in %s",
  async (locale) => {
    const { app } = testApp(undefined, { locale: () => locale });
    await app.words.ready;
    const ids = Object.keys(ERRORS) as (keyof typeof ERRORS)[];
    const other = ids.filter((id) => {
      const error = new QosError(id);
      const { message } = app.output.error(error) as { readonly message?: string };
      return errorTextIn(error, locale) !== message;
    });
    expect(other).toEqual(["noKey"]);
  },
);

test.each([
  ["en", ["Settings", "Usage", "Problems"], en],
  ["zh", ["设置", "用量", "问题"], zh],
] as const)(
  "an error that sends a person to a part of the pane calls it as its tab does, in %s",
  (locale, parts, words) => {
    expect([words["tab.settings"], words["tab.usage"], words["tab.problems"]]).toEqual(parts);
    for (const [at, id] of (["keyWithheld", "productLimit", "internal"] as const).entries())
      expect(errorTextIn(new QosError(id), locale)).toContain(parts[at]);
  },
);
