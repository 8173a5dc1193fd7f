// @ts-check

/**
 * @typedef {{ readonly name: string, readonly description?: string }} ParameterMetadata
 * @typedef {{ readonly id: string, readonly description?: string, readonly parameters: readonly ParameterMetadata[] }}
 *   FunctionMetadata
 * @typedef {{ readonly functions: readonly FunctionMetadata[], readonly enums?: readonly { readonly id: string }[] }}
 *   Metadata as custom-functions-metadata writes it, as far as it is read here
 * @typedef {{ readonly description: string, readonly parameters: Readonly<Record<string, string>> }} FunctionWords
 * @typedef {Readonly<Record<string, FunctionWords>>} Words function id to its texts
 */

/**
 * Puts the texts of another language into the metadata of the formulas. Ids, names and argument order stay as they are,
 * so that a workbook means the same in every language.
 *
 * @template {Metadata} M
 * @param {M} metadata
 * @param {Words} words
 * @returns {{ metadata: M, problems: string[] }} problems: texts that are missing, and texts of nothing
 */
function localise(metadata, words) {
  const problems = leftOver(metadata, words);
  // Choices stand in a file of their own, in both languages: an enumeration in a source would stay English.
  for (const { id } of metadata.enums ?? []) problems.push(`enumeration ${id}: its tooltips cannot be translated`);
  const functions = metadata.functions.map((entry) => translate(entry, words, problems));
  return { metadata: { ...metadata, functions }, problems };
}

/** @type {(entry: FunctionMetadata, words: Words, problems: string[]) => FunctionMetadata} */
function translate(entry, words, problems) {
  const own = words[entry.id];
  /** @type {(what: string, text: string | undefined) => string} */
  const need = (what, text) => {
    if (typeof text === "string" && text.trim() !== "") return text;
    problems.push(`${entry.id}: no text for ${what}`);
    return "";
  };
  return {
    ...entry,
    description: need("its description", own?.description),
    parameters: entry.parameters.map((parameter) => ({
      ...parameter,
      description: need(`argument ${parameter.name}`, own?.parameters?.[parameter.name]),
    })),
  };
}

/** @type {(metadata: Metadata, words: Words) => string[]} */
function leftOver(metadata, words) {
  return Object.entries(words).flatMap(([id, { parameters }]) => {
    const entry = metadata.functions.find((candidate) => candidate.id === id);
    if (!entry) return [`${id}: a text for a function that does not exist`];
    return Object.keys(parameters ?? {})
      .filter((name) => !entry.parameters.some((parameter) => parameter.name === name))
      .map((name) => `${id}: a text for an argument ${name} that does not exist`);
  });
}

module.exports = { localise };
