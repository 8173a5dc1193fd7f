/** The two things of Excel's runtime that the cell encoder needs: its error class and the codes that keep their text. */
class FakeError {
  readonly code: string;
  readonly message: string;

  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** Puts `CustomFunctions.Error` and `ErrorCode` where the host has them. */
export function installCustomFunctions(): void {
  Object.assign(globalThis, {
    CustomFunctions: {
      Error: FakeError,
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
    },
  });
}
