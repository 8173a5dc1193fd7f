/** Tests that live in real time share the machine with whatever else runs: one more try, and the first error shown. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
