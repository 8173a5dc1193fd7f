import type { App } from "../../runtime/app";

/** What a person has chosen to see, as entered. */
export interface ChartChoice {
  readonly code: string;
  readonly interval: string;
  readonly adjustment: string;
  /** Lengths of the moving averages, `5,10,20`; empty: none. */
  readonly averages: string;
  /** The indicator below the candles, as QOS.INDICATOR takes it; empty: none. */
  readonly indicator: string;
  /** Another instrument, drawn as a line; empty: none. */
  readonly compared: string;
}

export const AVERAGES = ["5,10,20", "20,60", "50,200"] as const;
export const INDICATORS = ["macd(12,26,9)", "rsi(14)", "kdj(9,3,3)", "cci(20)", "dmi(14)", "obv", "atr(14)"] as const;

const PLACE = "qos.chart";

/** The choice of last time; at first the first instrument that is live, in bars of a day. */
export function lastChoice({ storage, status }: Pick<App, "storage" | "status">): ChartChoice {
  const first = {
    code: status.feed.subscriptions()[0]?.subject.code ?? "",
    interval: "1d",
    adjustment: "none",
    averages: "",
    indicator: "",
    compared: "",
  };
  try {
    const stored = JSON.parse(storage.get(PLACE) ?? "{}") as Partial<Record<keyof ChartChoice, unknown>> | null;
    const text = (name: keyof ChartChoice): string => {
      const value = stored?.[name];
      return typeof value === "string" && value !== "" ? value : first[name];
    };
    const oneOf = (name: "averages" | "indicator", all: readonly string[]): string =>
      all.find((each) => each === text(name)) ?? "";
    return {
      code: text("code"),
      interval: text("interval"),
      adjustment: text("adjustment"),
      averages: oneOf("averages", AVERAGES),
      indicator: oneOf("indicator", INDICATORS),
      compared: text("compared"),
    };
  } catch {
    return first;
  }
}

export function keepChoice({ storage }: Pick<App, "storage">, choice: ChartChoice): void {
  storage.set(PLACE, JSON.stringify(choice), "computer");
}
