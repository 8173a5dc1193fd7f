import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

/** The product's teal (assets/icon.svg), from nearly black to nearly white; 80 is the mark itself. */
const TEAL: BrandVariants = {
  10: "#01161a",
  20: "#032228",
  30: "#052f36",
  40: "#073c44",
  50: "#094953",
  60: "#0b5661",
  70: "#0c626e",
  80: "#0e6f7c",
  90: "#2c8592",
  100: "#4699a6",
  110: "#5fadb9",
  120: "#7ac0cb",
  130: "#97d2db",
  140: "#b6e2e9",
  150: "#d3eff3",
  160: "#ebf8fa",
};

/** Office's own faces first, with those that hold Chinese behind them. */
const FACES =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', " +
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

/** Fluent's light theme in the product's colour. */
export const LIGHT: Theme = { ...createLightTheme(TEAL), fontFamilyBase: FACES };

/** Fluent's dark theme; teal as text needs a lighter step there to be readable. */
export const DARK: Theme = {
  ...createDarkTheme(TEAL),
  fontFamilyBase: FACES,
  colorBrandForeground1: TEAL[120],
  colorBrandForeground2: TEAL[130],
  colorBrandForegroundLink: TEAL[120],
  colorBrandForegroundLinkHover: TEAL[130],
  colorCompoundBrandForeground1: TEAL[120],
  colorCompoundBrandStroke: TEAL[110],
  colorCompoundBrandBackground: TEAL[110],
  // Red as text: lighter than Fluent's, whose contrast on the pane's ground is below 4.5.
  colorStatusDangerForeground1: "#ec8b95",
};
