import { Kvm, type KV } from "@nats-io/kv";
import type { NatsConnection } from "@nats-io/transport-node";
import { SECOND } from "../../../kernel/time";

export interface Buckets {
  readonly lease: KV;
  /** What was spent: kept on disk, so that a restarted server does not forget it. */
  readonly ledger: KV;
  /** Last values: in memory, since they are told anew within a frame. */
  readonly last: KV;
}

/** Opens the buckets, and makes those that are not there. */
export async function openBuckets(nats: NatsConnection, prefix: string): Promise<Buckets> {
  const kvm = new Kvm(nats);
  const open = (name: string, storage: "file" | "memory"): Promise<KV> =>
    kvm.create(`${prefix}_${name}`, { history: 1, storage, timeout: 2 * SECOND });
  const [lease, ledger, last] = await Promise.all([
    open("lease", "file"),
    open("ledger", "file"),
    open("last", "memory"),
  ]);
  return { lease, ledger, last };
}
