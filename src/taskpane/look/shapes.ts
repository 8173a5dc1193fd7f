import { tokens, type GriffelStyle } from "@fluentui/react-components";

/** So narrow a list (pixels) has no room for figures beside names: they stand below, in the place of the details. */
export const NARROW = "@container (max-width: 239px)";

/** Heard and not seen. */
export const spoken: GriffelStyle = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};

/** The contents of a part, one below the other. */
export const panel: GriffelStyle = {
  display: "flex",
  flexDirection: "column",
  rowGap: tokens.spacingVerticalM,
  padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
};

/** Two choices beside each other, one below the other where their words have no room. */
export const pair: GriffelStyle = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 96px), 1fr))",
  gap: tokens.spacingHorizontalS,
};

/** A field and its button, which goes below where a code would have no room beside it. */
export const fieldLine: GriffelStyle = {
  display: "flex",
  flexWrap: "wrap",
  gap: tokens.spacingHorizontalS,
  minWidth: 0,
  "& > :first-child": { flexGrow: 1, flexBasis: "100px" },
};

/** What can be done with the choice above it, at the foot of a part. */
export const foot: GriffelStyle = {
  display: "flex",
  flexDirection: "column",
  rowGap: tokens.spacingVerticalS,
  padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  backgroundColor: tokens.colorNeutralBackground2,
};

/** The quieter second line of an option in a list; what does not fit is cut. */
export const secondLine: GriffelStyle = {
  display: "block",
  color: tokens.colorNeutralForeground2,
  // The option that is chosen has colours of the system's own there.
  "@media (forced-colors: active)": { color: "inherit", forcedColorAdjust: "none" },
  fontSize: tokens.fontSizeBase200,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
};
