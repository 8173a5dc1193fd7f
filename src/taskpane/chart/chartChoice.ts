import type { App } from "../../runtime/app";

/** What a person has chosen to see, as entered. */
export interface ChartChoice {
  readonly code: string;
  readonly interval: string;
  readonly adjustment: string;
}

const PLACE = "qos.chart";

/** The choice of last time; at first the first instrument that is live, in bars of a day. */
export function lastChoice({ storage, status }: Pick<App, "storage" | "status">): ChartChoice {
  const first = { code: status.feed.subscriptions()[0]?.subject.code ?? "", interval: "1d", adjustment: "none" };
  try {
    const stored = JSON.parse(storage.get(PLACE) ?? "{}") as Partial<Record<keyof ChartChoice, unknown>> | null;
    const text = (name: keyof ChartChoice): string => {
      const value = stored?.[name];
      return typeof value === "string" && value !== "" ? value : first[name];
    };
    return { code: text("code"), interval: text("interval"), adjustment: text("adjustment") };
  } catch {
    return first;
  }
}

export function keepChoice({ storage }: Pick<App, "storage">, choice: ChartChoice): void {
  storage.set(PLACE, JSON.stringify(choice), "computer");
}
