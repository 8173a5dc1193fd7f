import type { ExcelHost } from "../excel/excelHost";
import type { FunctionTable } from "../excel/functionTable";
import { asked } from "./asked";
import type { FunctionCalls, Grid, SavedWorkbook } from "./grid/grid";
import type * as SheetParts from "./sheetParts";
import type { StatusBar } from "./statusBar";
import type { Words } from "./words";
import type { Workbook } from "./workbook";

/** What a workbook is opened with. */
export interface WorkbookPlace {
  readonly sheet: typeof SheetParts;
  readonly functions: FunctionTable;
  readonly element: HTMLElement;
  readonly words: Words;
  readonly status: StatusBar;
  readonly host: Promise<ExcelHost>;
  /** Cells have been answered, and show it. */
  readonly onAnswers: () => void;
}

/** The workbook that is open: one after another, while page and add-in run on. */
export class CurrentWorkbook {
  #workbook: Workbook | undefined;
  #calls: FunctionCalls | undefined;

  get calls(): FunctionCalls {
    return present(this.#calls);
  }

  get grid(): Grid {
    return present(this.#workbook).grid;
  }

  save(): SavedWorkbook {
    return present(this.#workbook).save();
  }

  /** Closes the open one and opens another, or the one that a new page begins with. */
  async open(place: WorkbookPlace, saved?: SavedWorkbook): Promise<void> {
    const { sheet, functions, element, words, status, host, onAnswers } = place;
    this.#workbook?.close();
    this.#workbook = await sheet.Workbook.open({
      functions,
      element,
      fieldNames: words.fields,
      data: saved?.grid ?? sheet.starterWorkbook(words.starter),
      ...(saved === undefined ? {} : { remembered: saved.results }),
      asked: () => asked(host),
      onAnswers,
      onEditing: (editing) => void host.then((excel) => setEditing(excel, status, editing)),
      onNotice: (text) => status.notice(text),
      onSheet: (news, name) =>
        void host.then((excel) => (news === "shown" ? excel.sheetShown(name) : excel.cellsChanged(name))),
      onCalls: (created) => {
        this.#calls = created;
        void host.then((excel) => created.connect(excel));
      },
    });
  }
}

function present<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("no workbook is open yet");
  return part;
}

function setEditing(host: ExcelHost, status: StatusBar, editing: boolean): void {
  // Excel takes no results while a cell is edited; they come when the edit is over.
  host.configure({ cellEditMode: editing });
  status.editing(editing);
}
