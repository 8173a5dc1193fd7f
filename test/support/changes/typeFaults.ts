import ts from "typescript";

/** What the compiler says of the add-in and the simulator of a tree, a line each. */
export function typeFaults(root: string): readonly string[] {
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    { extends: "./tsconfig.json", exclude: ["src/gateway", "src/workbench"] },
    ts.sys,
    root,
    { types: ["office-js", "custom-functions-runtime", "node"] },
  );
  const program = ts.createProgram(fileNames, options);
  return [...errors, ...ts.getPreEmitDiagnostics(program)].map(
    ({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
}
