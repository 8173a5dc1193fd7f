// @ts-check

/**
 * @typedef {{ readonly name: string, readonly description?: string, readonly optional?: boolean,
 *   readonly customEnumId?: string }} ParameterMetadata
 * @typedef {{ readonly id: string, readonly description?: string, readonly parameters: readonly ParameterMetadata[] }}
 *   FunctionMetadata
 * @typedef {{ readonly functions: readonly FunctionMetadata[], readonly enums?: readonly { readonly id: string,
 *   readonly values: readonly { readonly stringValue: string, readonly tooltip: string }[] }[] }} Metadata
 */

/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The page behind Excel's "help on this function": every formula with its arguments and their choices, from the list
 * that Excel reads. It loads nothing and runs nothing.
 *
 * @param {Metadata} metadata
 * @param {{ readonly language: string, readonly title: string }} words
 * @returns {string}
 */
function helpPage(metadata, { language, title }) {
  /** @type {(parameter: ParameterMetadata) => string} */
  const choices = ({ customEnumId }) => {
    const values = metadata.enums?.find(({ id }) => id === customEnumId)?.values ?? [];
    const items = values.map(
      ({ stringValue, tooltip }) => `<li><code>${escaped(stringValue)}</code> ${escaped(tooltip)}</li>`,
    );
    return items.length === 0 ? "" : `<ul>${items.join("")}</ul>`;
  };
  /** @type {(entry: FunctionMetadata) => string} */
  const section = ({ id, description = "", parameters }) => {
    const names = parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name));
    const list = parameters.map(
      (parameter) =>
        `<dt><code>${escaped(parameter.name)}</code></dt>` +
        `<dd>${escaped(parameter.description ?? "")}${choices(parameter)}</dd>`,
    );
    return (
      `<section id="${escaped(id)}"><h2><code>=QOS.${escaped(id)}(${escaped(names.join(", "))})</code></h2>` +
      `<p>${escaped(description)}</p><dl>${list.join("")}</dl></section>`
    );
  };
  const style =
    'body{font:16px/1.6 "Segoe UI","Microsoft YaHei",system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;' +
    "color:#242424;background:#fff}h2{font-size:1.1rem;margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .75rem}" +
    "ul{margin:.25rem 0}section:target{outline:2px solid #0f6cbd;outline-offset:.5rem}";
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8" />` +
    `<meta name="viewport" content="width=device-width, initial-scale=1" /><title>${escaped(title)}</title>` +
    `<style>${style}</style></head><body><h1>${escaped(title)}</h1>` +
    `${metadata.functions.map(section).join("\n")}</body></html>\n`
  );
}

module.exports = { helpPage };
