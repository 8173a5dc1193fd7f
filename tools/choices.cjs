// @ts-check

/**
 * @typedef {{ readonly name: string, readonly tooltip: string }} ChoiceWords
 * @typedef {{ readonly value: string, readonly en: ChoiceWords, readonly zh: ChoiceWords }} ChoiceValue
 * @typedef {{ readonly parameters: readonly string[], readonly values: readonly ChoiceValue[] }} Choice
 * @typedef {Readonly<Record<string, Choice>>} Choices enumeration id to the parameters it is offered for (`KLINE interval`)
 * @typedef {{ readonly name: string, readonly description?: string, readonly type?: string }} ParameterMetadata
 * @typedef {{ readonly id: string, readonly description?: string, readonly parameters: readonly ParameterMetadata[] }}
 *   FunctionMetadata
 * @typedef {{ readonly functions: readonly FunctionMetadata[] }} Metadata
 */

/**
 * Puts the choices of arguments into the metadata of the formulas, in one language: Excel offers them in a drop-down
 * while a formula is typed, and takes any other text as before. The tool's own `@customenum` would want an enumeration
 * for each file, and has one language. An argument with choices arrives as text: a number as its digits, an empty cell
 * as an empty text, and an older Excel knows nothing of the choices.
 *
 * @template {Metadata} M
 * @param {M} metadata
 * @param {Choices} choices
 * @param {"en" | "zh"} language
 * @returns {{ metadata: M, problems: string[] }} problems: parameters that do not exist
 */
function withChoices(metadata, choices, language) {
  /** @type {Map<string, string>} */
  const open = new Map(Object.entries(choices).flatMap(([id, { parameters }]) => parameters.map((name) => [name, id])));
  const functions = metadata.functions.map((entry) => ({
    ...entry,
    parameters: entry.parameters.map((parameter) => {
      const name = `${entry.id} ${parameter.name}`;
      const customEnumId = open.get(name);
      open.delete(name);
      return customEnumId === undefined ? parameter : { ...parameter, type: "string", customEnumId };
    }),
  }));
  const enums = Object.entries(choices).map(([id, { values }]) => ({
    id,
    type: "string",
    values: values.map(({ value, [language]: words }) => ({
      name: words.name,
      stringValue: value,
      tooltip: words.tooltip,
    })),
  }));
  return {
    metadata: { ...metadata, functions, enums },
    problems: [...open.keys()].map((name) => `choices for an argument that does not exist: ${name}`),
  };
}

/**
 * Says of each formula where its help is: `base` is the page, in the reader's language.
 *
 * @template {Metadata} M
 * @param {M} metadata
 * @param {string} base
 * @returns {M}
 */
function withHelp(metadata, base) {
  const functions = metadata.functions.map((entry) => ({ ...entry, helpUrl: `${base}#${entry.id}` }));
  return { ...metadata, functions };
}

module.exports = { withChoices, withHelp };
