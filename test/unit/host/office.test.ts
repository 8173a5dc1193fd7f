import { hostFormatsNumbers } from "../../../src/host/office";

/** An Office that says what it supports, and how often it was asked. */
function office(answer: () => boolean) {
  const asked = { times: 0 };
  const isSetSupported = (): boolean => {
    asked.times += 1;
    return answer();
  };
  Object.assign(globalThis, { Office: { context: { requirements: { isSetSupported } } } });
  return asked;
}

afterEach(() => Reflect.deleteProperty(globalThis, "Office"));

test("Office is asked once whether cells may carry formatted numbers, and another Office again", () => {
  expect(hostFormatsNumbers()).toBe(false);
  const first = office(() => true);
  expect([hostFormatsNumbers(), hostFormatsNumbers(), first.times]).toEqual([true, true, 1]);
  office(() => false);
  expect(hostFormatsNumbers()).toBe(false);
});

test("an Office that cannot tell yet is asked again", () => {
  let isReady = false;
  const asked = office(() => {
    if (!isReady) throw new Error("not yet");
    return true;
  });
  expect(hostFormatsNumbers()).toBe(false);
  isReady = true;
  expect([hostFormatsNumbers(), asked.times]).toEqual([true, 2]);
});
