import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  list: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    rowGap: tokens.spacingVerticalXS,
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  name: { color: tokens.colorNeutralForeground2 },
  figure: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  pair: { display: "contents" },
});

/** Names with their figures, one pair a line. */
export function Figures({ rows }: { readonly rows: readonly (readonly [name: string, figure: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {rows.map(([name, figure]) => (
        <div key={name} className={styles.pair}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.figure}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
