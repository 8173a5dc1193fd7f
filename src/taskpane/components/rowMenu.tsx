import {
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  type MenuOpenChangeData,
  type PositioningImperativeRef,
} from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { SubscriptionView } from "../../runtime/paneView";
import type { TextKey } from "../languages/texts";
import { usePane } from "../state/paneContext";

/** What can be done with a row of the live list. */
export type RowDeed = "go" | "chart" | "book" | "copy" | "release";

const DEEDS = {
  go: "live.menu.go",
  chart: "live.menu.chart",
  book: "live.menu.book",
  copy: "live.menu.copy",
  release: "live.menu.release",
} as const satisfies Record<RowDeed, TextKey>;

const ORDER = Object.keys(DEEDS) as readonly RowDeed[];

const useStyles = makeStyles({
  // In a narrow pane its words go on in another line, and in a low one it scrolls.
  menu: { minWidth: 0, maxWidth: "calc(100vw - 12px)" },
});

/** A row whose menu is open, and the button that it hangs from. */
export interface OpenMenu {
  readonly subscription: SubscriptionView;
  readonly button: HTMLElement;
}

interface RowMenuProps {
  readonly open: OpenMenu;
  readonly onDeed: (deed: RowDeed, subscription: SubscriptionView) => void;
  readonly onClose: () => void;
}

/** The one menu of the live list: of thousands of rows, only the one that is open has it. */
export function RowMenu({ open: { subscription, button }, onDeed, onClose }: RowMenuProps) {
  const styles = useStyles();
  const { t } = usePane();
  const place = useRef<PositioningImperativeRef>(null);
  useEffect(() => place.current?.setTarget(button), [button]);
  const change = (_event: unknown, { open, type }: MenuOpenChangeData): void => {
    if (open) return;
    onClose();
    if (type !== "clickOutside") button.focus();
  };
  return (
    <Menu
      open
      onOpenChange={change}
      positioning={{ positioningRef: place, position: "below", align: "end", autoSize: true }}
    >
      <MenuPopover className={styles.menu}>
        <MenuList aria-label={t("live.menu", { code: subscription.code })}>
          {ORDER.map((deed) => (
            <MenuItem key={deed} onClick={() => onDeed(deed, subscription)}>
              {t(DEEDS[deed])}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
