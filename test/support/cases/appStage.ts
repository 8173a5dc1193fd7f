import { builtApp } from "../builtApp";
import { callFormula } from "../callFormula";
import { prepareArguments } from "../../../src/workbench/excel/arguments";
import { FunctionTable, type FunctionsJson } from "../../../src/workbench/excel/functionTable";
import { installCustomFunctions } from "../customFunctionsGlobal";
import { functionMetadata } from "../functionMetadata";
import { TEST_START } from "../testClock";
import { storedKey, testWorld } from "../testPorts";
import { productVersion } from "./words";
import { setApp } from "./currentApp";
import { readHost } from "./hostCells";
import { millisOf, NOON, type Play, type Stage } from "./stage";

type Formula = (...all: unknown[]) => unknown;

/**
 * Plays cases through the formulas' own files and a program on scripted ports, without Excel. The test has to put
 * `currentApp` in the place of `runtime/current`.
 */
export async function appStage(): Promise<Stage> {
  installCustomFunctions();
  const table = new FunctionTable(JSON.parse(JSON.stringify(await functionMetadata())) as FunctionsJson, "QOS");
  const formulas = new Map<string, Formula>();
  for (const { name } of table.all) formulas.set(name, await formulaOf(name));

  return {
    end: () => setApp(undefined),
    async open({ now = NOON, settings = {}, zone = "UTC", key = true }): Promise<Play> {
      const stored = { "qos.settings": settings, ...(key ? storedKey() : {}) };
      const world = testWorld(stored, {
        zone: () => zone,
        formatsNumbers: () => true,
        version: productVersion,
      });
      world.clock.jump(millisOf(now) - TEST_START);
      const app = builtApp(world.ports);
      setApp(app);
      return {
        http: world.http,
        socket: world.socket,
        advance: (milliseconds) => world.clock.advance(milliseconds),
        change: (part) => app.settings.change(part),
        close: async () => world.leave(),
        call(name, args, show) {
          const entry = table.find(name);
          const formula = formulas.get(name);
          if (entry === undefined || formula === undefined) throw new Error(`no formula ${name}`);
          const prepared = prepareArguments(entry, args, { emptyCell: 0, takesErrors: table.takesErrors(entry) });
          if (!prepared.ok) throw new Error(`Excel itself answers ${prepared.error.error}`);
          const tell = (value: unknown): void => show(readHost(value));
          const invocation = { functionName: name, setResult: tell, onCanceled: () => undefined };
          callFormula(formula, [...prepared.values, invocation], tell);
          return () => invocation.onCanceled();
        },
      };
    },
  };
}

async function formulaOf(name: string): Promise<Formula> {
  const file = (await import(`../../../src/functions/${name.toLowerCase()}`)) as Readonly<Record<string, Formula>>;
  const formula = file[name.toLowerCase()];
  if (formula === undefined) throw new Error(`src/functions/${name.toLowerCase()} exports no formula`);
  return formula;
}
