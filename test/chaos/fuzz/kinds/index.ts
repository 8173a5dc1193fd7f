import type { Fuzzer } from "../fuzzer";
import { argumentFuzzer } from "./arguments";
import { barFuzzer } from "./bars";
import { depthFuzzer } from "./orderBooks";
import { channelFuzzer } from "./channel";
import { formulaFuzzer } from "./formulas";
import { frozenFuzzer } from "./frozen";
import { infoFuzzer } from "./infos";
import { keptFuzzer } from "./kept";
import { orderBookPushFuzzer, snapshotPushFuzzer, tradePushFuzzer } from "./pushes";
import { snapshotFuzzer } from "./snapshots";
import { tradeFuzzer } from "./trades";

/** Every kind of input. */
export const FUZZERS: readonly Fuzzer[] = [
  snapshotFuzzer,
  depthFuzzer,
  tradeFuzzer,
  barFuzzer,
  infoFuzzer,
  snapshotPushFuzzer,
  orderBookPushFuzzer,
  tradePushFuzzer,
  channelFuzzer,
  keptFuzzer,
  frozenFuzzer,
  argumentFuzzer,
  formulaFuzzer,
];
