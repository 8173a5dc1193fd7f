import { ActButton } from "../components/actButton";
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
        <ActButton primary blocked={placing.state.at === "busy" ? world.t("blocked.busy") : undefined} onClick={put}>
          {world.t("snippet.sample.put")}
        </ActButton>
      </div>
      <PlacingNote placing={placing} />
    </>
  );
}
