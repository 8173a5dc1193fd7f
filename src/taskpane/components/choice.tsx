import { Field, Select } from "@fluentui/react-components";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  /** Each with its words, in order. */
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One setting of a few choices. */
export function Choice<Value extends string>({ label, hint, value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Select
        value={value}
        // A narrow pane cuts it off.
        title={choices.find(([choice]) => choice === value)?.[1]}
        onChange={(_event, data) => {
          const chosen = choices.find(([choice]) => choice === data.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
