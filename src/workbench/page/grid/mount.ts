import { Spreadsheet, stores, type Model } from "@odoo/o-spreadsheet";
import { mount } from "@odoo/owl";
import { templates } from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";
import { drawTyped } from "./drawTyped";
import type { FieldNames } from "./fieldNames";

export interface MountOptions {
  readonly model: Model;
  readonly element: HTMLElement;
  readonly fieldNames: FieldNames;
  readonly onEditing: (editing: boolean) => void;
  readonly onNotice: (text: string) => void;
}

export interface MountedSpreadsheet {
  editing(): boolean;
  focus(): void;
  close(): void;
}

interface ComposerStore {
  readonly editionMode: string;
}

/** Shows a model. Changes of cells are not animated: sliding digits cannot be read while prices stream. */
export async function mountSpreadsheet(options: MountOptions): Promise<MountedSpreadsheet> {
  stillCells();
  drawTyped();
  let composer: ComposerStore | undefined;
  let editing = false;
  class Bench extends Spreadsheet {
    override setup(): void {
      super.setup();
      composer = stores.useStore(stores.CellComposerStore) as ComposerStore;
    }
  }
  const app = await mount(Bench, options.element, {
    templates,
    // o-spreadsheet's own types ask for what it adds itself.
    env: { fieldNames: options.fieldNames } as never,
    props: {
      model: options.model,
      notifyUser: ({ text }: { readonly text: string }) => options.onNotice(text),
      raiseError: (text: string, then?: () => void) => {
        options.onNotice(text);
        then?.();
      },
      askConfirmation: (_text: string, confirm: () => void) => confirm(),
    },
  });
  const isEditing = () => composer !== undefined && composer.editionMode !== "inactive";
  const observe = () => {
    if (isEditing() === editing) return;
    editing = !editing;
    options.onEditing(editing);
  };
  // The composer tells nobody; what begins or ends an edit is always a key, a click or a loss of focus.
  const watched = ["keydown", "input", "mousedown", "dblclick", "focusin", "focusout"] as const;
  const soon = () => queueMicrotask(() => requestAnimationFrame(observe));
  for (const type of watched) options.element.addEventListener(type, soon, true);
  return {
    editing: isEditing,
    focus: () => app.focusGrid(),
    close: () => app.__owl__.app.destroy(),
  };
}

/** The renderer's own bookkeeping stays; only new animations are not made. */
function stillCells(): void {
  const renderer = stores.GridRenderer.prototype as unknown as {
    addNewAnimations(boxes: readonly { readonly id: string }[]): void;
    readonly lastRenderBoxes: Map<string, unknown>;
  };
  renderer.addNewAnimations = function (boxes) {
    for (const box of boxes) this.lastRenderBoxes.set(box.id, box);
  };
}
