/**
 * Leaves out what no user of a house key can have: a registration at the vendor's. (Setup file of the tests that run
 * through such a gateway.)
 */
const each = test.each;

Object.assign(test, {
  each: (table: readonly unknown[]) => each(table.filter((row) => row !== "register")),
});

const original = globalThis.test;
const ABSENT = /^a registered key comes with its plan/;

globalThis.test = Object.assign(
  (...[name, ...rest]: Parameters<jest.It>) => (ABSENT.test(String(name)) ? undefined : original(name, ...rest)),
  original,
) as jest.It;
