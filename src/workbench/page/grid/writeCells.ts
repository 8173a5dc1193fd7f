import { registries, UIPlugin, type Model } from "@odoo/o-spreadsheet";
import type { CellPosition } from "./odooTypes";

interface Content extends CellPosition {
  readonly content: string;
}

const WRITE = "WORKBENCH_WRITE_CELLS";

/** Many cells by one command: one evaluation, one step to be undone. */
class CellWriter extends UIPlugin {
  override handle(command: { readonly type: string; readonly contents?: readonly Content[] }): void {
    if (command.type !== WRITE) return;
    for (const content of command.contents ?? []) this.dispatch("UPDATE_CELL", content);
  }
}

if (!registries.featurePluginRegistry.contains(WRITE)) {
  registries.featurePluginRegistry.add(WRITE, CellWriter as never);
}

export function writeCells(model: Model, contents: readonly Content[]): void {
  (model.dispatch as (type: string, payload: object) => unknown)(WRITE, { contents });
}
