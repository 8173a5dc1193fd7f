/** Names of fields that o-spreadsheet leaves without one; its templates find them as `env.fieldNames`. */
export interface FieldNames {
  readonly nameBox: string;
  readonly rowsToAdd: string;
}
