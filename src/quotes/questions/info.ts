import type { Settled } from "../../kernel/settled";
import { INFO_FIELDS, type InfoFieldName, type InstrumentInfo } from "../../qos/instrumentInfo";
import { QosError } from "../../qos/errors";
import { readHeaders } from "../arguments/choices";
import { codesOf, readCodes } from "../arguments/codes";
import { readFields } from "../arguments/fields";
import type { Cell } from "../cell";
import { rowTable } from "../rowTable";
import { askEach, mapWait, throwIfNoKey, type Question } from "./question";

const ALL_FIELDS = INFO_FIELDS.map(({ name }) => name).join(",");

/** QOS.INFO(codes, [fields], [headers]) */
export const askInfo: Question = ({ desks }, [rawCodes, rawFields, rawHeaders], manner) => {
  const rows = readCodes(rawCodes);
  const fields = readFields(rawFields, INFO_FIELDS, ALL_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  return mapWait(askEach(desks.infos, codesOf(rows), manner), (answers) => {
    throwIfNoKey(answers);
    const cells = (answer: Settled<InstrumentInfo, QosError> | undefined): Cell[] =>
      fields.map(({ name }) => (answer === undefined ? "" : answer.ok ? readInfo(answer.value, name) : answer.error));
    return rowTable({ rows, columns: fields, headers, cells: (code) => cells(answers.get(code)) });
  });
};

/** What the server did not send is #N/A. */
function readInfo({ code, fields }: InstrumentInfo, name: InfoFieldName): Cell {
  return fields[name] ?? new QosError("noValue", { field: name, code });
}
