import { placeBlock } from "../../../host/blocks";
import type { Placing } from "../../../host/cells";
import type { PaneWorld } from "../../state/paneContext";
import { orderBook } from "./orderBook";
import { cellColours, snippetWords } from "./sampleSheet";

/** Longest name of a sheet in Excel, less room for a number behind it. */
const LONGEST = 27;

/** Puts the order book of an instrument on a sheet of its own. */
export function orderBookSheet(world: Pick<PaneWorld, "t" | "language" | "app">, code: string): Promise<Placing> {
  return placeBlock({
    sketch: orderBook.sketch(snippetWords(world, code)),
    // No sheet may have a colon in its name, nor any of these.
    where: {
      kind: "newSheet",
      name: `${world.t("snippet.book")} ${code}`.replace(/[:\\/?*[\]]/g, " ").slice(0, LONGEST),
    },
    replace: false,
    colours: cellColours(world),
  });
}
