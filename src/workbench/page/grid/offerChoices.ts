import { registries } from "@odoo/o-spreadsheet";
import type { ParameterMetadata } from "../../excel/functionTable";

/** Black, as o-spreadsheet has text that is not told apart. */
const COLOUR = "#000000";

/** While an argument with choices is typed, they are offered, as Excel does it: none is chosen until the user moves to it. */
export function offerChoices(formula: string, parameters: readonly ParameterMetadata[]): void {
  for (const [at, { name, choices = [] }] of parameters.entries()) {
    if (choices.length === 0) continue;
    const proposals = choices.map(({ stringValue, tooltip = "" }) => ({
      text: `"${stringValue}"`,
      description: tooltip,
      htmlContent: [{ value: `"${stringValue}"`, color: COLOUR }],
      fuzzySearchKey: `"${stringValue}"`,
      alwaysExpanded: true,
    }));
    registries.autoCompleteProviders.replace(`${formula} ${name}`, {
      sequence: 50,
      getProposals({ functionContext }) {
        const here = functionContext?.parent.toUpperCase() === formula.toUpperCase();
        return here && functionContext?.argPosition === at ? proposals : undefined;
      },
      selectProposal({ type, start, end }, { text }) {
        const from = type === "LEFT_PAREN" || type === "ARG_SEPARATOR" ? end : start;
        this.composer.changeComposerCursorSelection(from, end);
        this.composer.replaceComposerCursorSelection(text);
      },
    });
  }
}
