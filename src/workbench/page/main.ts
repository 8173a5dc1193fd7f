import type { ExcelHost } from "../excel/excelHost";
import { FunctionTable } from "../excel/functionTable";
import { ADDIN, loadFunctions, loadManifest } from "./addinFiles";
import { sheetOf } from "./currentSheet";
import { CurrentWorkbook } from "./currentWorkbook";
import { byId, nameElements } from "./elements";
import { FileBar } from "./file/fileBar";
import type { SavedWorkbook } from "./grid/grid";
import { focusFirst, Regions } from "./keyboard/regions";
import { Pane } from "./pane";
import { paneOpening } from "./paneOpening";
import { AddinRibbon } from "./ribbon/addinRibbon";
import { simulatorAddress, SimulatorBar } from "./simulator/simulatorBar";
import { StatusBar } from "./statusBar";
import { createWb, type Wb } from "./wb";
import { languageOf, wordsOf, type Words } from "./words";

const NAMESPACE = "QOS";

async function main(): Promise<void> {
  const language = languageOf(location.search, navigator.language);
  const words = wordsOf(language);
  nameElements(language, words);
  const status = new StatusBar(words);
  const workbook = new CurrentWorkbook();
  const table = new FunctionTable({ functions: [] }, NAMESPACE);
  // First of all: the add-in takes longest to start, and the sheet longest to be read.
  const pane = new Pane({
    element: byId("pane"),
    url: `${ADDIN}taskpane.html`,
    title: words.pane,
    closeLabel: words.closePane,
    excel: {
      functions: table,
      habits: { locale: language },
      // As in Excel: the add-in starts with the workbook, and its pane opens in the running add-in.
      visible: false,
      sheet: sheetOf(() => workbook.grid),
      onPane: (visible) => showPane(visible),
      onButton: (id, enabled) => ribbon.setEnabled(id, enabled),
      onTab: (id, visible) => ribbon.setVisible(id, visible),
    },
    onClose: () => void pane.host.then((host) => host.showPane(false)),
  });
  const sheetParts = import(/* webpackChunkName: "sheet" */ "./sheetParts");
  const ribbon = new AddinRibbon({
    element: byId("ribbon"),
    manifest: loadManifest(),
    locale: language,
    base: ADDIN,
    host: pane.host,
    onPaneTitle: (title) => pane.entitle(title),
  });
  const regions = new Regions([
    { element: byId("sheet"), focus: () => focusSheet(workbook) },
    { element: byId("ribbon"), focus: () => focusFirst(byId("ribbon"), "button:enabled") },
    { element: byId("pane"), focus: () => pane.focus() },
  ]);
  regions.listenTo(window);
  pane.onWindow((frame) => regions.listenTo(frame));
  const showPane = (visible: boolean): void => {
    pane.show(visible);
    ribbon.setPaneOpen(visible);
  };
  showPane(true);
  table.learn(await loadFunctions(language));

  const sheet = await sheetParts;
  sheet.registerFunctions(NAMESPACE, table.all, () => workbook.calls);
  sheet.registerStockFigure(words.starter.colours);
  const opening = paneOpening(pane.host);
  const place = { sheet, functions: table, element: byId("sheet"), words, status, host: pane.host };
  const open = (saved?: SavedWorkbook) => workbook.open({ ...place, onAnswers: opening.answered }, saved);
  await open();
  const host = await pane.host;
  void host.ready.then(opening.started);
  const wb = createWb({ host, grid: () => workbook.grid, save: () => workbook.save(), open });
  window.wb = wb;
  status.watch(host);
  addTools({ host, wb, words, status });
}

function focusSheet(workbook: CurrentWorkbook): boolean {
  window.focus();
  workbook.grid?.focus();
  return byId("sheet").contains(document.activeElement);
}

interface ToolsOptions {
  readonly host: ExcelHost;
  readonly wb: Wb;
  readonly words: Words;
  readonly status: StatusBar;
}

/** What the page offers beside sheet and add-in: files, the simulator's controls, and Excel's key to calculate anew. */
function addTools({ host, wb, words, status }: ToolsOptions): void {
  const onNotice = (text: string) => status.notice(text);
  new FileBar({ element: byId("file"), words: words.file, save: wb.save, open: wb.open, onNotice });
  const simulator = simulatorAddress(document);
  if (simulator !== undefined) {
    const bar = new SimulatorBar({ element: byId("simulator"), address: simulator, words: words.simulator, onNotice });
    void host.ready.then(() => bar.show());
  }
  window.addEventListener("keydown", (event) => onRecalculationKey(event, () => wb.calculate("Full")));
}

/** Ctrl+Alt+F9 calls every function anew; F9 alone has nothing to do, since everything is up to date. */
function onRecalculationKey(event: KeyboardEvent, calculate: () => void): void {
  if (event.key !== "F9") return;
  event.preventDefault();
  if (event.ctrlKey && event.altKey) calculate();
}

/** Settles when the page's elements are there. */
function parsed(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}

void parsed().then(main);
