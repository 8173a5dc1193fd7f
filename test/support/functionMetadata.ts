import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { functionFiles } from "../../tools/functionFiles.cjs";

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly optional?: boolean;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly options?: Readonly<Record<string, boolean>>;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly dimensionality?: string };
}

export interface Metadata {
  readonly functions: readonly FunctionMetadata[];
  readonly enums?: readonly {
    readonly id: string;
    readonly values: readonly { readonly stringValue: string; readonly tooltip: string }[];
  }[];
}

/**
 * What the build will tell Excel of our formulas, read from their source.
 * @throws with the generator's own texts when it refuses a function.
 */
export async function functionMetadata(): Promise<Metadata> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(functionFiles());
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return JSON.parse(metadataJson) as Metadata;
}
