/** Made by `build/templatesLoader.cjs` of o-spreadsheet's own file: its templates by name. */
declare module "@odoo/o-spreadsheet/dist/o_spreadsheet.xml" {
  /** Functions, which owl takes as well as the texts that its types know. */
  export const templates: Record<string, string>;
}
