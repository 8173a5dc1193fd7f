import { useEffect, useSyncExternalStore } from "react";
import { catalogueOf, type Catalogue } from "../../features/find/catalogue";
import { usePane, useView } from "../state/paneContext";

/** The instruments, loading from the first look on if they are wanted; the part is drawn again as they come. */
export function useCatalogue(wanted = true): Catalogue {
  const { app } = usePane();
  const { hasKey } = useView();
  const catalogue = catalogueOf(app);
  useSyncExternalStore(
    (hear) => catalogue.changes.subscribe(hear),
    () => catalogue.version,
  );
  useEffect(() => {
    if (wanted) void catalogue.load();
  }, [catalogue, hasKey, wanted]);
  return catalogue;
}
