import { useEffect, useSyncExternalStore } from "react";
import { catalogueOf, type Catalogue } from "../../features/find/catalogue";
import { usePane, useView } from "../state/paneContext";

/** The instruments, loading from the first look on; the part is drawn again as they come. */
export function useCatalogue(): Catalogue {
  const { app } = usePane();
  const { hasKey } = useView();
  const catalogue = catalogueOf(app);
  useSyncExternalStore(
    (hear) => catalogue.changes.subscribe(hear),
    () => catalogue.version,
  );
  useEffect(() => void catalogue.load(), [catalogue, hasKey]);
  return catalogue;
}
