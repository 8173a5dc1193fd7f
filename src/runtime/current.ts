import { hostChannel } from "../host/channel";
import { hostConnect } from "../host/connect";
import { hostClock, hostRandom } from "../host/clock";
import { hostHttp } from "../host/http";
import { hostLocks } from "../host/locks";
import { hostFormatsNumbers, hostLimitsMessages, hostLocale, hostRecalculate, hostZone } from "../host/office";
import { hostPersistentCache } from "../host/persistentCache";
import { hostSocket } from "../host/socket";
import { hostStorage } from "../host/storage";
import { whenHostCloses, whenHostWakes } from "../host/wake";
import type { App } from "./app";
import { buildApp } from "./buildApp";
import { connectAhead } from "./connectAhead";

declare const __QOS_VERSION__: string;

let current: App | undefined;

/** The one program of this runtime, built at the first call: functions, buttons and pane all speak to it. */
export function app(): App {
  if (current !== undefined) return current;
  current = buildApp({
    clock: hostClock,
    random: hostRandom,
    http: hostHttp,
    socket: hostSocket,
    locks: hostLocks(),
    openChannel: hostChannel(),
    storage: hostStorage(),
    persistentCache: hostPersistentCache(hostClock),
    locale: hostLocale,
    zone: hostZone,
    formatsNumbers: hostFormatsNumbers,
    limitsMessages: hostLimitsMessages,
    recalculate: hostRecalculate,
    onWake: whenHostWakes,
    onClose: whenHostCloses,
    version: __QOS_VERSION__,
  });
  connectAhead(current, hostConnect);
  return current;
}
