import { Button } from "@fluentui/react-components";
import { PlacingNote } from "../components/placingNote";
import { usePane } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";

/** One click to a sheet that is alive. */
export function SampleButton() {
  const world = usePane();
  const placing = usePlacing();
  const put = (): void => placing.place(async () => (await import("./snippets/sampleSheet")).placeSampleSheet(world));
  return (
    <>
      <div>
        <Button appearance="primary" disabledFocusable={placing.state.at === "busy"} onClick={put}>
          {world.t("snippet.sample.put")}
        </Button>
      </div>
      <PlacingNote placing={placing} />
    </>
  );
}
