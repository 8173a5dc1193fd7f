import { useCallback, useState } from "react";
import type { SubscriptionView } from "../../runtime/paneView";
import { usePane } from "./paneContext";
import { useLater } from "./useLater";

/** Milliseconds in which a release can be taken back. */
const UNDO = 8_000;

/** A subscription that was given up by hand, and the way back. */
export interface Released {
  readonly subscription: SubscriptionView;
  /** Undefined once its time is over, and after it was used. */
  readonly undo: (() => void) | undefined;
}

interface ReleasedControl {
  readonly released: Released | undefined;
  readonly release: (subscription: SubscriptionView) => void;
}

/** Gives subscriptions up; the last one can be taken back for a while. */
export function useReleased(): ReleasedControl {
  const { app, store } = usePane();
  const later = useLater();
  const [released, setReleased] = useState<Released>();
  const release = useCallback(
    (subscription: SubscriptionView): void => {
      app.subscriptions.release(subscription.key);
      const undo = (): void => {
        app.subscriptions.restore(subscription.key);
        setReleased(undefined);
        store.refresh();
      };
      setReleased({ subscription, undo });
      later(UNDO, () => setReleased((now) => now && { ...now, undo: undefined }));
    },
    [app, store, later],
  );
  return { released, release };
}
