import { readHeaders } from "../arguments/choices";
import { readCodes } from "../arguments/codes";
import { fieldsReader } from "../arguments/fields";
import { REFERENCE_FIELDS } from "../quoteFields";
import type { Question } from "./question";
import { loadRows } from "./quote";

const ALL_FIELDS = REFERENCE_FIELDS.map(({ name }) => name).join(",");
const readInfoFields = fieldsReader(REFERENCE_FIELDS, ALL_FIELDS);

/** QOS.INFO(codes, [fields], [headers]) */
export const queryInfo: Question = (context, [rawCodes, rawFields, rawHeaders], manner) => {
  const rows = readCodes(rawCodes);
  const fields = readInfoFields(rawFields);
  return loadRows(context, { rows, fields, headers: readHeaders(rawHeaders, fields.length), codes: false }, manner);
};
