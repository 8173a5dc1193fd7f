import { QosError } from "../qos/errors";

/** Puts one question to the server and gives `data` of its answer. `aside`: not by REST. Rejects with a QosError. */
export type RestQuery = (path: string, body: object, aside: boolean) => Promise<unknown>;

/** Whether REST is closed from here, so that only another transport can help. */
export function isRestClosed(thrown: unknown): thrown is QosError {
  return thrown instanceof QosError && (thrown.id === "blocked" || thrown.id === "unreachable");
}

/** A question that was to go aside could not: it takes its turn in the queue after all. */
export class TransportClosed extends Error {}
