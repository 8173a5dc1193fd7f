/** Ends a live formula. */
export type Stop = () => void;
