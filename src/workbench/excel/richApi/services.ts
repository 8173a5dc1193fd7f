import type { HostObject } from "./hostObject";

/** What the add-in's pane and ribbon do to Excel's window. */
export interface WindowPort {
  readonly paneVisible: () => boolean;
  readonly showPane: (visible: boolean) => void;
  readonly setButton: (id: string, enabled: boolean) => void;
  readonly setTab: (id: string, visible: boolean) => void;
}

/** The services behind `Office.addin`, `Office.ribbon` and `Office.actions`, by their type names. */
export function windowServices(port: WindowPort): Readonly<Record<string, HostObject>> {
  let startState = "Inactive";
  return {
    "Microsoft.AppRuntime.AppRuntimeService": {
      type: "AppRuntimeService",
      methods: {
        GetAppRuntimeState: () => (port.paneVisible() ? "Visible" : "Background"),
        SetAppRuntimeState: (state) => port.showPane(state === "Visible"),
      },
    },
    "Microsoft.AppRuntime.AppRuntimePersistenceService": {
      type: "AppRuntimePersistenceService",
      methods: {
        GetAppRuntimeStartState: () => startState,
        SetAppRuntimeStartState: (state) => {
          startState = String(state);
        },
      },
    },
    "Microsoft.DynamicRibbon.DynamicRibbon": {
      type: "DynamicRibbon",
      methods: {
        GetButton: (id) => ({
          type: "RibbonButton",
          properties: { Enabled: { set: (enabled: unknown) => port.setButton(String(id), enabled === true) } },
        }),
        GetTab: (id) => ({
          type: "RibbonTab",
          methods: { SetVisibility: (visible: unknown) => port.setTab(String(id), visible === true) },
        }),
        ExecuteRequestCreate: () => undefined,
      },
    },
    "Microsoft.InternalService.AddinInternalService": {
      type: "AddinInternalService",
      methods: { NotifyActionHandlerReady: () => undefined },
    },
  };
}
