import { Field } from "@fluentui/react-components";
import { InstrumentSearch } from "./instrumentSearch";

interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Also takes several codes: what was typed before the last comma stays. */
  readonly several?: boolean;
}

/** A code or a cell, with a search by code and name while typing. */
export function CodeField({ label, hint, fault, required, value, onChange, several = false }: CodeFieldProps) {
  const cut = several ? Math.max(value.lastIndexOf(","), value.lastIndexOf(";")) + 1 : 0;
  return (
    <Field
      label={label}
      required={required === true}
      {...(hint === undefined ? {} : { hint })}
      {...(fault === undefined ? {} : { validationState: "error" as const, validationMessage: fault })}
    >
      {(control) => (
        <InstrumentSearch
          control={control}
          value={value}
          sought={value.slice(cut).trim()}
          onChange={onChange}
          onChoose={(code) => onChange(value.slice(0, cut) + code)}
        />
      )}
    </Field>
  );
}
