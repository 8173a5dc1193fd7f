/** A value that Excel offers for an argument while a formula is typed. */
export interface Choice {
  readonly name: string;
  readonly stringValue: string;
  readonly tooltip?: string;
}

/** A parameter in functions.json. */
export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: "any" | "number" | "string" | "boolean";
  readonly dimensionality?: "scalar" | "matrix";
  readonly optional?: boolean;
  readonly repeating?: boolean;
  /** The list in `enums` whose values are offered. */
  readonly customEnumId?: string;
  /** Those values. */
  readonly choices?: readonly Choice[];
}

/** A function in functions.json. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly options?: {
    readonly stream?: boolean;
    readonly cancelable?: boolean;
    readonly volatile?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresStreamAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
  /** Errors are handed to the function instead of being its answer. */
  readonly allowErrorForDataTypeAny?: boolean;
}

/** The file that the manifest's Metadata element names. */
export interface FunctionsJson {
  readonly functions: readonly FunctionMetadata[];
  readonly enums?: readonly { readonly id: string; readonly values: readonly Choice[] }[];
  readonly allowErrorForDataTypeAny?: boolean;
}

/** The bits that tell the dispatcher what a function is. */
const FLAG = { cancelable: 1, streaming: 2, errorsAsArguments: 4 } as const;

/** The functions Excel knows of, by name without regard to case, with or without the namespace. */
export class FunctionTable {
  #functions: ReadonlyMap<string, FunctionMetadata> = new Map();
  readonly #namespace: string;
  #errorsAsArguments = false;

  constructor(json: FunctionsJson, namespace: string) {
    this.#namespace = `${namespace.toUpperCase()}.`;
    this.learn(json);
  }

  /** Knows the functions of this file from now on, and no others. */
  learn(json: FunctionsJson): void {
    this.#functions = new Map(json.functions.map((entry) => [entry.name.toUpperCase(), withChoices(entry, json)]));
    this.#errorsAsArguments = json.allowErrorForDataTypeAny === true;
  }

  get all(): readonly FunctionMetadata[] {
    return [...this.#functions.values()];
  }

  find(name: string): FunctionMetadata | undefined {
    const upper = name.toUpperCase();
    return this.#functions.get(upper.startsWith(this.#namespace) ? upper.slice(this.#namespace.length) : upper);
  }

  takesErrors(entry: FunctionMetadata): boolean {
    return this.#errorsAsArguments || entry.allowErrorForDataTypeAny === true;
  }

  flags(entry: FunctionMetadata): number {
    const { stream, cancelable } = entry.options ?? {};
    return (
      (cancelable === true ? FLAG.cancelable : 0) |
      (stream === true ? FLAG.streaming : 0) |
      (this.takesErrors(entry) ? FLAG.errorsAsArguments : 0)
    );
  }
}

function withChoices(entry: FunctionMetadata, { enums = [] }: FunctionsJson): FunctionMetadata {
  const parameters = entry.parameters.map((parameter) => {
    const choices = enums.find(({ id }) => id === parameter.customEnumId)?.values;
    return choices === undefined ? parameter : { ...parameter, choices };
  });
  return { ...entry, parameters };
}
