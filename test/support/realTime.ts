/** Tests that live in real time share the machine with whatever else runs: three more tries, each error shown. */
jest.retryTimes(3, { logErrorsBeforeRetry: true });
