/**
 * Excel 4 macro functions: Microsoft's guideline is to avoid their names, since a formula of such a name may not register.
 * SERIES is not among them: other add-ins have a formula of that name behind a namespace, as ours is.
 */
const MACRO_NAMES = new Set(
  `ABSREF ALERT ARGUMENT BREAK CALL CALLER DEREF DIRECTORY DOCUMENTS ECHO ELSE ERROR EVALUATE EXEC FILES FOR FORMULA
   GOTO HALT HELP IF INPUT LINKS MESSAGE NAMES NEXT NOTE POKE REFTEXT REGISTER RELREF REQUEST RESTART RESULT RETURN RUN
   SELECTION SPELLING STEP TERMINATE TEXTREF UNREGISTER VOLATILE WAIT WHILE WINDOWS`.split(/\s+/),
);

/** A cell in either notation: A1 to XFD1048576, R1C1. */
const CELL = /^([A-Z]{1,3}\d{1,7}|R\d*C\d*)$/;

/** Why Excel might not take a formula of this name; empty when it will. */
export function nameFaults(name: string): readonly string[] {
  return [
    ...(/^[A-Z][A-Z0-9_.]*$/.test(name) ? [] : ["a name begins with a letter and holds A-Z, 0-9, _ and . only"]),
    ...(name.length >= 3 && name.length <= 128 ? [] : ["a name has 3 to 128 characters"]),
    ...(CELL.test(name) ? ["a name must not read as a cell"] : []),
    ...(MACRO_NAMES.has(name) ? ["a name must not be that of an Excel 4 macro function"] : []),
  ];
}
