import templates from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";

/** Names of fields that o-spreadsheet leaves without one. */
export interface FieldNames {
  readonly nameBox: string;
  readonly rowsToAdd: string;
}

/** o-spreadsheet's templates, with names for its fields and without its own order of tabbing. */
export function namedTemplates({ nameBox, rowsToAdd }: FieldNames): string {
  return templates
    .replace(
      't-att-placeholder="props.placeholder"',
      (found) => `${found} t-att-aria-label="props.placeholder || '${nameBox}'"`,
    )
    .replace('class="o-grid-add-rows-input', (found) => `aria-label="${rowsToAdd}" ${found}`)
    .replaceAll('tabindex="1"', 'tabindex="0"');
}
