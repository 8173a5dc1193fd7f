import type { Clock } from "../../kernel/clock";
import type { Subject } from "../../qos/topics/topic";
import { readCode } from "../arguments/codes";
import { readField } from "../arguments/fields";
import type { Shown } from "../streams";
import type { TimeZoneChoice } from "../zones";
import type { LiveDesk } from "./liveDesk";
import { LIVE_FIELDS } from "./liveFields";

export interface LiveQuestionsOptions {
  readonly clock: Clock;
  readonly desk: LiveDesk;
  readonly zone: () => TimeZoneChoice;
}

/** Ends a live formula. */
export type Stop = () => void;

/** The live formulas. Arguments come as the host gave them; every method throws a QosError where one is wrong. */
export class LiveQuestions {
  readonly #options: LiveQuestionsOptions;

  constructor(options: LiveQuestionsOptions) {
    this.#options = options;
  }

  /** QOS.LIVE: one value of an instrument. */
  value([rawCode, rawField]: readonly unknown[], show: (shown: Shown) => void): Stop {
    const { clock, desk, zone } = this.#options;
    const code = readCode(rawCode);
    const field = readField(rawField, LIVE_FIELDS, "last");
    const subject: Subject = { topic: field.topic, code };
    return desk.watch(
      {
        subjects: [subject],
        ticking: field.ticking === true,
        render(look) {
          const seen = look(subject);
          if (seen.known === "nothing") return undefined;
          if (seen.known === "problem") return seen.error;
          return field.read(seen.value, { now: clock.now(), zone: zone() });
        },
      },
      show,
    );
  }
}
