import { placeBlock, type RiseColours, type Sketch } from "../../../host/blocks";
import type { Placing } from "../../../host/cells";
import { risesGreen, risingColours } from "../../look/rising";
import type { PaneWorld } from "../../state/paneContext";
import { candles } from "./candles";
import { shifted, together, type SnippetWords } from "./snippet";
import { WATCH_COLUMNS, watchList } from "./watchList";

const CODE = "HK:700";

/** Puts a sheet with a live watch list and a chart into the workbook: what a newcomer sees first. */
export function placeSampleSheet(world: Pick<PaneWorld, "t" | "language" | "app">): Promise<Placing> {
  const { t } = world;
  return placeBlock({
    sketch: sampleSketch(snippetWords(world, CODE)),
    where: { kind: "newSheet", name: t("snippet.sample.sheet") },
    replace: false,
    colours: cellColours(world),
  });
}

/** Cells stand on white, whatever the pane's theme is. */
export function cellColours(world: Pick<PaneWorld, "app" | "language">): RiseColours {
  return risingColours(risesGreen(world), false);
}

export function snippetWords({ t, language }: Pick<PaneWorld, "t" | "language">, code: string): SnippetWords {
  return { t, code, nameField: language === "zh" ? "name_zh" : "name_en" };
}

/** The chart's bars stand to the right of what is looked at. */
function sampleSketch(words: SnippetWords): Sketch {
  const { t } = words;
  return (address) => {
    const bars = shifted(candles.sketch(words), 3, WATCH_COLUMNS + 2)(address);
    const { chart } = bars;
    return together([
      {
        rows: 2,
        columns: 6,
        pieces: [
          { row: 0, column: 0, contents: [[t("snippet.sample.title")]], look: "title" },
          { row: 1, column: 0, contents: [[t("snippet.sample.text")]] },
        ],
      },
      shifted(watchList.sketch(words), 3, 0)(address),
      {
        ...bars,
        ...(chart === undefined ? {} : { chart: { ...chart, over: { row: 11, column: 0, rows: 18, columns: 6 } } }),
      },
    ]);
  };
}
