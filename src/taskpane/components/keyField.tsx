import type { RefObject } from "react";
import { Field } from "@fluentui/react-components";
import type { KeyFault } from "../../runtime/keyText";
import { usePane, type PaneWorld } from "../state/paneContext";
import { SecretInput } from "./secretInput";

interface KeyFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** Why what was typed is no key. */
  readonly fault: KeyFault | undefined;
  readonly onEnter: () => void;
}

/** Where a key is typed, with what is wrong with it. */
export function KeyField({ fieldRef, fault, onEnter }: KeyFieldProps) {
  const world = usePane();
  const { t } = world;
  return (
    <Field
      label={t("key.label")}
      {...(fault === undefined
        ? {}
        : { validationState: "error" as const, validationMessage: faultWords(fault, world) })}
    >
      {/* Only Fluent's own inputs find their label by themselves. */}
      {(control) => (
        <SecretInput
          {...control}
          fieldRef={fieldRef}
          placeholder={t("key.placeholder")}
          title={t("key.placeholder")}
          onEnter={onEnter}
        />
      )}
    </Field>
  );
}

function faultWords(fault: KeyFault, { t }: PaneWorld): string {
  return t(`key.fault.${fault.kind}`, fault.kind === "foreign" ? { character: fault.character } : {});
}
