import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { validateXML } from "xmllint-wasm";

const FOLDER = path.join(__dirname, "manifest-xsd");
const MAIN = "OfficeAppManifestV1_1.xsd";

const load = (fileName: string) => ({ fileName, contents: readFileSync(path.join(FOLDER, fileName), "utf8") });

/** What Office's published schemas say against a manifest; empty when it is valid. */
export async function validateManifest(xml: string): Promise<readonly string[]> {
  const others = readdirSync(FOLDER).filter((name) => name.endsWith(".xsd") && name !== MAIN);
  const { valid, errors, rawOutput } = await validateXML({
    xml: [{ fileName: "manifest.xml", contents: xml }],
    schema: [load(MAIN)],
    preload: others.map(load),
  });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ message }) => message) : [rawOutput];
}
