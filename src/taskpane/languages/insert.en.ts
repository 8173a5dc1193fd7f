/** Texts of the part that puts formulas into the sheet. */
export const insertEn = {
  "tab.insert": "Insert",
  "insert.begin": "Formulas to begin with",
} as const;
