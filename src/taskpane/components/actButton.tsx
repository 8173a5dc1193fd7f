import type { ReactElement, ReactNode } from "react";
import { Button } from "@fluentui/react-components";

interface ActButtonProps {
  /** Why it does nothing at present; undefined: it does. */
  readonly blocked: string | undefined;
  readonly onClick?: () => void;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly icon?: ReactElement | null;
  readonly label?: string;
  readonly type?: "button" | "submit";
  readonly children: ReactNode;
}

/** A button that is never dead without a reason: whoever points at it, or comes to it by keyboard, is told. */
export function ActButton({ blocked, onClick, primary, small, icon, label, type, children }: ActButtonProps) {
  return (
    <Button
      disabledFocusable={blocked !== undefined}
      {...(blocked === undefined ? {} : { title: blocked })}
      {...(primary === true ? { appearance: "primary" as const } : {})}
      {...(small === true ? { size: "small" as const } : {})}
      {...(icon === undefined ? {} : { icon })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(type === undefined ? {} : { type })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Button>
  );
}
