import type { CallHandle } from "../excel/calls";
import type { ExcelHost } from "../excel/excelHost";
import { FunctionTable, type FunctionsJson } from "../excel/functionTable";
import { sheetOf } from "./currentSheet";
import { FileBar } from "./file/fileBar";
import type { FunctionCalls, SavedWorkbook } from "./grid/grid";
import { Pane } from "./pane";
import { readRibbon, type RibbonButton } from "./ribbon/manifest";
import { Ribbon } from "./ribbon/ribbon";
import { simulatorAddress, SimulatorBar } from "./simulator/simulatorBar";
import { StatusBar } from "./statusBar";
import { asked } from "./asked";
import { createWb } from "./wb";
import { languageOf, wordsOf } from "./words";
import type { Workbook } from "./workbook";

/** Where the page finds the built add-in. */
const ADDIN = "addin/";
const NAMESPACE = "QOS";

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
};

async function main(): Promise<void> {
  const language = languageOf(location.search, navigator.language);
  const words = wordsOf(language);
  document.documentElement.lang = language;
  document.title = `${words.title} – ${words.subtitle}`;
  byId("title").textContent = document.title;
  byId("ribbon").setAttribute("aria-label", words.ribbon);
  byId("sheet").setAttribute("aria-label", words.sheet);
  byId("pane").setAttribute("aria-label", words.pane);
  const status = new StatusBar(words);

  let paneButton: RibbonButton | undefined;
  let workbook: Workbook | undefined;
  let calls: FunctionCalls | undefined;
  const opened = (): Workbook => {
    if (workbook === undefined) throw new Error("no workbook is open yet");
    return workbook;
  };
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
      sheet: sheetOf(() => opened().grid),
      onPane: (visible) => showPane(visible),
      onButton: (id, enabled) => void ribbon.then((drawn) => drawn.setEnabled(id, enabled)),
      onTab: (id, visible) => void ribbon.then((drawn) => drawn.setVisible(id, visible)),
    },
    onClose: () => void pane.host.then((host) => host.showPane(false)),
  });
  const sheetParts = import(/* webpackChunkName: "sheet" */ "./sheetParts");
  const ribbon = loadManifest().then(drawRibbon);
  showPane(true);
  table.learn(await loadFunctions(language));

  const sheet = await sheetParts;
  sheet.registerFunctions(NAMESPACE, table.all, () => {
    if (calls === undefined) throw new Error("no workbook is open yet");
    return calls;
  });
  sheet.registerStockFigure(words.starter.colours);
  const open = async (saved?: SavedWorkbook) => {
    workbook?.close();
    workbook = await sheet.Workbook.open({
      functions: table,
      element: byId("sheet"),
      fieldNames: words.fields,
      data: saved?.grid ?? sheet.starterWorkbook(words.starter),
      ...(saved === undefined ? {} : { remembered: saved.results }),
      asked: () => asked(pane.host),
      onAnswers: () => void pane.host.then(({ open: calls }) => allAnswered(calls) && openPaneSoon()),
      onEditing: (editing) => void pane.host.then((host) => setEditing(host, editing)),
      onNotice: (text) => status.notice(text),
      onSheet: (news, sheet) =>
        void pane.host.then((host) => (news === "shown" ? host.sheetShown(sheet) : host.cellsChanged(sheet))),
      onCalls: (created) => {
        calls = created;
        void pane.host.then((host) => created.connect(host));
      },
    });
  };
  const openPane = once(() => void pane.host.then((host) => afterDrawing(() => host.showPane(true))));
  // All are answered, and then something moves: numbers come first.
  const openPaneSoon = twice(openPane, () => setTimeout(openPane, STILL));
  await open();
  const host = await pane.host;
  void host.ready.then(() => setTimeout(openPane, UNANSWERED));
  window.wb = createWb({ host, grid: () => opened().grid, save: () => opened().save(), open });
  status.watch(host);
  const onNotice = (text: string) => status.notice(text);
  new FileBar({ element: byId("file"), words: words.file, save: window.wb.save, open, onNotice });
  const simulator = simulatorAddress(document);
  if (simulator !== undefined) {
    const bar = new SimulatorBar({ element: byId("simulator"), address: simulator, words: words.simulator, onNotice });
    void host.ready.then(() => bar.show());
  }
  window.addEventListener("keydown", (event) => onRecalculationKey(event, () => opened().grid.calculate("Full")));

  function drawRibbon(manifest: Document): Ribbon {
    const tabs = readRibbon(manifest, { locale: language, base: ADDIN });
    const buttons = tabs.flatMap(({ groups }) => groups.flatMap((group) => group.buttons));
    paneButton = buttons.find(({ action }) => action.type === "pane");
    if (paneButton?.action.type === "pane") pane.entitle(paneButton.action.title);
    return new Ribbon({ element: byId("ribbon"), tabs, onPress: (button) => void press(button) });
  }

  function showPane(visible: boolean): void {
    pane.show(visible);
    void ribbon.then((drawn) => paneButton !== undefined && drawn.setPressed(paneButton.id, visible));
  }

  function setEditing(to: ExcelHost, editing: boolean): void {
    // Excel takes no results while a cell is edited; they come when the edit is over.
    to.configure({ cellEditMode: editing });
    status.editing(editing);
  }

  async function press({ id, action }: RibbonButton): Promise<void> {
    const to = await pane.host;
    if (action.type === "function") await to.command(action.name, id);
    else if (action.type === "pane") to.showPane(!to.paneVisible);
  }
}

/** How long the pane waits for a live cell to move, and for the first answers. */
const STILL = 1_000;
const UNANSWERED = 2_000;

function allAnswered(calls: readonly CallHandle[]): boolean {
  return calls.every(({ last }) => last !== undefined);
}

/** Numbers come first: the pane takes a while to draw, and nothing else moves meanwhile. */
function afterDrawing(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** Acts in its own way the first time, and then as it should. */
function twice(act: () => void, first: () => void): () => void {
  let isFirst = true;
  return () => {
    if (isFirst) first();
    else act();
    isFirst = false;
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** Ctrl+Alt+F9 calls every function anew; F9 alone has nothing to do, since everything is up to date. */
function onRecalculationKey(event: KeyboardEvent, calculate: () => void): void {
  if (event.key !== "F9") return;
  event.preventDefault();
  if (event.ctrlKey && event.altKey) calculate();
}

/** In the page's language where the add-in has it, as Excel chooses by the manifest. */
async function loadFunctions(language: string): Promise<FunctionsJson> {
  const localised = language === "en-US" ? undefined : await fetch(`${ADDIN}functions-${language}.json`);
  const response = localised?.ok === true ? localised : await fetch(`${ADDIN}functions.json`);
  if (!response.ok) throw new Error(`the add-in is not there: ${response.url} ${response.status}`);
  return (await response.json()) as FunctionsJson;
}

async function loadManifest(): Promise<Document> {
  const response = await fetch(`${ADDIN}manifest.xml`);
  return new DOMParser().parseFromString(await response.text(), "application/xml");
}

/** Settles when the page's elements are there. */
function parsed(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}

void parsed().then(main);
