import { Button, makeStyles } from "@fluentui/react-components";
import { MinusIcon, PlusIcon } from "../look/icons";
import { usePane } from "../state/paneContext";
import { ZOOM } from "./chartKeys";

const useStyles = makeStyles({
  buttons: { display: "flex", alignItems: "start" },
});

/** `onZoom`: by which factor the bars in sight become more. */
export function ZoomButtons({ onZoom }: { readonly onZoom: (factor: number) => void }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.buttons}>
      <Button
        appearance="subtle"
        size="small"
        icon={<PlusIcon />}
        aria-label={t("chart.zoomIn")}
        title={t("chart.zoomIn")}
        onClick={() => onZoom(1 / ZOOM)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<MinusIcon />}
        aria-label={t("chart.zoomOut")}
        title={t("chart.zoomOut")}
        onClick={() => onZoom(ZOOM)}
      />
    </div>
  );
}
