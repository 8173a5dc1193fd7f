import { useCallback, useEffect, useRef, useState } from "react";
import { testConnection, type TestResult } from "../../runtime/connectionTest";
import { usePane } from "./paneContext";

/** How far a test of key and server is. `server`: the one that was asked. */
export type TestState =
  | { readonly at: "none" }
  | { readonly at: "asking" }
  | { readonly at: "end"; readonly server: string; readonly result: TestResult };

export interface ConnectionTest {
  readonly state: TestState;
  /** Asks the server in force with `key`; undefined when another test has overtaken this one. */
  readonly run: (key: string) => Promise<TestResult | undefined>;
  readonly clear: () => void;
}

/** A test of a key against the server in force. Only the last one started counts. */
export function useConnectionTest(): ConnectionTest {
  const { app } = usePane();
  const [state, setState] = useState<TestState>({ at: "none" });
  const turn = useRef(0);
  useEffect(() => () => void (turn.current += 1), []);
  const run = useCallback(
    async (key: string) => {
      const mine = (turn.current += 1);
      const { server } = app.settings.current;
      setState({ at: "asking" });
      const result = await testConnection(app, key);
      if (mine !== turn.current) return undefined;
      setState({ at: "end", server, result });
      return result;
    },
    [app],
  );
  const clear = useCallback(() => {
    turn.current += 1;
    setState({ at: "none" });
  }, []);
  return { state, run, clear };
}
