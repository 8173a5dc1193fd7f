import { asQosError } from "../../qos/errors";
import type { Stop } from "../live/stop";
import type { Shown } from "../streams";
import { lazyRates } from "./lazyRates";
import type { RatedView } from "./ratedView";
import type { RatedOptions } from "./watchRated";

/** Shows live views that need rates; how is loaded with the first of them. */
export function liveRates(options: RatedOptions): (view: RatedView, show: (shown: Shown) => void) => Stop {
  return (view, show) => {
    let stop: Stop | undefined;
    let isOver = false;
    lazyRates(options.clock)
      .then(({ watchRated }) => {
        if (!isOver) stop = watchRated(options, view, show);
      })
      .catch((thrown: unknown) => {
        if (!isOver) show(asQosError(thrown));
      });
    return () => {
      isOver = true;
      stop?.();
    };
  };
}
