import { Component, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import type { Translate } from "../languages/translate";

interface CrashBoundaryProps {
  readonly t: Translate;
  /** Hears of the failure. */
  readonly onCrash: (thrown: unknown) => void;
  readonly children: ReactNode;
}

/**
 * Keeps a fault of the pane inside the pane. The page is never reloaded: formulas live in it. What is reloaded is the
 * pane's contents alone.
 */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onCrash(thrown);
  }

  override render(): ReactNode {
    const { t, children } = this.props;
    if (!this.state.crashed) return children;
    return (
      <main role="alert" style={{ padding: 24 }}>
        <h1 style={{ fontSize: 20, lineHeight: "28px", margin: 0 }}>{t("crash.title")}</h1>
        <p>{t("crash.text")}</p>
        <Button appearance="primary" onClick={() => this.setState({ crashed: false })}>
          {t("crash.reload")}
        </Button>
      </main>
    );
  }
}
