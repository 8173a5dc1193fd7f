import type { FunctionsJson } from "../excel/functionTable";

/** Where the page finds the built add-in. */
export const ADDIN = "addin/";

/** In the page's language where the add-in has it, as Excel chooses by the manifest. */
export async function loadFunctions(language: string): Promise<FunctionsJson> {
  const localised = language === "en-US" ? undefined : await fetch(`${ADDIN}functions-${language}.json`);
  const response = localised?.ok === true ? localised : await fetch(`${ADDIN}functions.json`);
  if (!response.ok) throw new Error(`the add-in is not there: ${response.url} ${response.status}`);
  return (await response.json()) as FunctionsJson;
}

export async function loadManifest(): Promise<Document> {
  const response = await fetch(`${ADDIN}manifest.xml`);
  return new DOMParser().parseFromString(await response.text(), "application/xml");
}
