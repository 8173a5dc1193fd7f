import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

export const SRC = resolve(__dirname, "../../src");

/** One import, or export from elsewhere. */
export interface Import {
  /** Where it leads, from src/, with its ending where the file is one of ours: `qos/wire.ts`. */
  readonly target: string;
  readonly typesOnly: boolean;
}

export interface SourceFile {
  /** From src/: `qos/wire.ts`. */
  readonly path: string;
  readonly folder: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Forbidden turns of phrase with their lines: `export default (12)`. */
  readonly forbidden: readonly string[];
}

/** Every source file of src/, read without compiling anything. */
export function readSourceTree(): readonly SourceFile[] {
  return walk(SRC)
    .filter((file) => /\.tsx?$/.test(file))
    .map(readSource);
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const forbidden: string[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node, file);
    if (found !== undefined) imports.push(found);
    // A declaration file describes modules of others, as they are.
    const phrase = source.isDeclarationFile ? undefined : forbiddenPhrase(node);
    if (phrase !== undefined)
      forbidden.push(`${phrase} (${source.getLineAndCharacterOfPosition(node.getStart()).line + 1})`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const path = relative(SRC, file);
  return { path, folder: folderOf(path), lines: text.split("\n").length - 1, imports, forbidden };
}

function folderOf(path: string): string {
  return path.split("/")[0] ?? "";
}

function importOf(node: ts.Node, file: string): Import | undefined {
  if (ts.isImportDeclaration(node)) return relativeImport(node.moduleSpecifier, file, isTypeImport(node));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return relativeImport(node.moduleSpecifier, file, node.isTypeOnly);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
    return relativeImport(node.arguments[0], file, false);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return relativeImport(node.argument.literal, file, true);
  return undefined;
}

function isTypeImport({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.every((element) => element.isTypeOnly);
}

function relativeImport(specifier: ts.Node, file: string, typesOnly: boolean): Import | undefined {
  if (!ts.isStringLiteralLike(specifier) || !specifier.text.startsWith(".")) return undefined;
  const plain = resolve(dirname(file), specifier.text);
  const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"].map((ending) => plain + ending);
  const found = endings.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? plain;
  return { target: relative(SRC, found), typesOnly };
}

function forbiddenPhrase(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "any";
  if (ts.isNonNullExpression(node)) return "!";
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return defaultExport(node);
  if (ts.isExportDeclaration(node) && (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)))
    return "export *";
  return undefined;
}

/** `default` also names a branch of a switch, which is fine. */
function defaultExport(node: ts.Node): string | undefined {
  return ts.isDefaultClause(node.parent) ? undefined : "export default";
}
