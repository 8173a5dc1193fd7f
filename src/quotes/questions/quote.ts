import { readHeaders } from "../arguments/choices";
import { codesOf, readCodes } from "../arguments/codes";
import { readFields } from "../arguments/fields";
import { DEFAULT_QUOTE_FIELDS, QUOTE_FIELDS } from "../quoteFields";
import { quoteTable } from "../quoteTable";
import { askEach, throwIfNoKey, type Question } from "./question";

/** QOS.QUOTE(codes, [fields], [headers]); reference data is asked for only where a field needs it. */
export const askQuote: Question = ({ desks, zone }, [rawCodes, rawFields, rawHeaders], manner) => {
  const rows = readCodes(rawCodes);
  const fields = readFields(rawFields, QUOTE_FIELDS, DEFAULT_QUOTE_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  const codes = codesOf(rows);
  const needs = (part: "figures" | "info"): boolean => fields.some((field) => field.needs.includes(part));
  const snapshots = askEach(desks.snapshots, needs("figures") ? codes : [], manner);
  const infos = askEach(desks.infos, needs("info") ? codes : [], manner);
  return {
    answer: Promise.all([snapshots.answer, infos.answer]).then(([ofSnapshot, ofInfo]) => {
      throwIfNoKey(ofSnapshot);
      throwIfNoKey(ofInfo);
      return quoteTable({ rows, fields, headers, zone: zone(), snapshots: ofSnapshot, infos: ofInfo });
    }),
    leave() {
      snapshots.leave();
      infos.leave();
    },
  };
};
