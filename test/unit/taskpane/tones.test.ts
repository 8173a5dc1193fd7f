import "./paneDom";
import { DARK, LIGHT } from "../../../src/taskpane/look/theme";
import { TONE_COLOURS } from "../../../src/taskpane/look/tones";
import { closePage } from "./paneDom";

afterAll(closePage);

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("in the %s theme every dot of the state stands out from the ground three to one", (_name, theme) => {
  const weak = Object.entries(TONE_COLOURS).filter(
    ([, colour]) => contrast(theme[colour], theme.colorNeutralBackground1) < 3,
  );
  expect(weak).toEqual([]);
});
