import type { Model } from "@odoo/o-spreadsheet";
import type { FunctionMetadata } from "../../src/workbench/excel/functionTable";
import type { CellResult, Scalar } from "../../src/workbench/excel/values";
import { spreadsheetInNode } from "./spreadsheetInNode";

/** What the add-in's function of this name says at once to these arguments; undefined while it waits. */
export type Answer = (name: string, args: readonly unknown[]) => CellResult | undefined;

/** A workbook of the workbench in Node, whose functions answer as a test has it. */
export interface SheetInNode {
  /** Opens a workbook in o-spreadsheet's own form, or an empty one. */
  open(data?: unknown): Model;
  set(address: string, content: Scalar): void;
  cell(address: string): { readonly value: unknown; readonly text: string; readonly message: string | undefined };
  value(address: string): unknown;
}

/** Once a test file: the functions are known to all its workbooks. */
export async function sheetInNode(names: readonly string[], answer: Answer): Promise<SheetInNode> {
  for (const voice of ["log", "debug"] as const) jest.spyOn(console, voice).mockImplementation(() => undefined);
  const { Model: Workbook, helpers } = await spreadsheetInNode();
  const { registerFunctions } = await import("../../src/workbench/page/grid/registerFunctions");
  registerFunctions("QOS", names.map(metadataOf), () => ({
    read: (_cell, name, args) => answer(name, args),
    peek: answer,
    sweep: () => undefined,
    inserted: () => undefined,
    written: () => undefined,
    cells: [],
  }));
  let model = new Workbook();
  const at = (address: string) => {
    const [cell = "", sheet] = address.split("!").reverse();
    const { getters } = model;
    const id = getters.getSheetIds().find((each) => getters.getSheetName(each) === sheet);
    return { sheetId: id ?? getters.getActiveSheetId(), ...helpers.toCartesian(cell) };
  };
  const cell: SheetInNode["cell"] = (address) => {
    const { value, formattedValue, message } = model.getters.getEvaluatedCell(at(address));
    return { value, text: formattedValue, message: message === "" ? undefined : message };
  };
  return {
    open: (data) => (model = new Workbook(data)),
    set: (address, content) => {
      const shown = typeof content === "boolean" ? String(content).toUpperCase() : String(content ?? "");
      model.dispatch("UPDATE_CELL", { ...at(address), content: shown });
    },
    cell,
    value: (address) => cell(address).value,
  };
}

function metadataOf(name: string): FunctionMetadata {
  const parameters = ["a", "b", "c", "d", "e", "f"].map((each) => ({
    name: each,
    type: "any",
    optional: true,
    dimensionality: "matrix",
  }));
  return { id: name, name, parameters } as unknown as FunctionMetadata;
}
