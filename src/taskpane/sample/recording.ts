/** Prices of a recording: made up, of instruments that there are not, so that nobody can take them for real ones. */
interface RecordedInstrument {
  readonly name: string;
  readonly before: number;
}

export const RECORDED: readonly RecordedInstrument[] = [
  { name: "SAMPLE-1", before: 100 },
  { name: "SAMPLE-2", before: 250 },
  { name: "SAMPLE-3", before: 40 },
  { name: "SAMPLE-4", before: 12.5 },
];

/** Seconds that the recording lasts. */
export const SECONDS = 120;

/** A row an instrument at a second of the recording: last, change, and change as a fraction. */
export function recordedAt(second: number): readonly (readonly number[])[] {
  return RECORDED.map(({ before }, at) => {
    const wave = 0.006 * Math.sin(second / 9 + at * 2) + 0.002 * Math.sin(second / 1.7 + at);
    const last = Math.round(before * (1 + wave) * 100) / 100;
    return [last, Math.round((last - before) * 100) / 100, (last - before) / before];
  });
}
