import { Spreadsheet } from "@odoo/o-spreadsheet";

const { Composer } = Spreadsheet.components.Grid.components.GridComposer.components;

const { onKeydown } = Composer.prototype;

/** What of the composer its types keep to itself. */
interface Drawing {
  processContent(): void;
}

/**
 * A key that changes the formula itself (a completion, an arrow that chooses a cell) is drawn at the next frame; until then text and caret
 * in the page are old, and the composer reads them back at the next key. So it is drawn before the next key can come.
 */
export function drawTyped(): void {
  Composer.prototype.onKeydown = function (event) {
    onKeydown.call(this, event);
    const { editionMode, currentContent } = this.props.composerStore;
    if (editionMode === "inactive" || this.contentHelper.getText() === currentContent) return;
    (this as unknown as Drawing).processContent();
  };
}
