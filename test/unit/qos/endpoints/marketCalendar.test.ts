import { marketCalendarEndpoint } from "../../../../src/qos/endpoints/marketCalendar";

test.each([
  ["20250703,F", [{ yyyymmdd: 20_250_703, kind: "full" }]],
  ["20250703,H", [{ yyyymmdd: 20_250_703, kind: "half" }]],
  [" 20250703,H\n", [{ yyyymmdd: 20_250_703, kind: "half" }]],
])("the day %j of a calendar is %j", (text, days) => {
  expect(marketCalendarEndpoint.decode({ US: [text] }).rows.get("US")).toEqual({ ok: true, value: days });
});

test.each([
  "120250703,F",
  "20250703,FH",
  "2025-07-03,F",
  "20250703,X",
  "20250703",
  "",
  20_250_703,
  null,
  ["20250703,F"],
])("%j is no day of a calendar, and would pass for a holiday if it were left out", (day) => {
  expect(marketCalendarEndpoint.decode({ US: ["20250702,F", day] }).rows.get("US")).toMatchObject({ ok: false });
});
