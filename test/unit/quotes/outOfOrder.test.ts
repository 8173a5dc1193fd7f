import { lazyQuestion } from "../../../src/quotes/questions/lazy";
import type { Question, QuestionContext } from "../../../src/quotes/questions/question";

/** No question here looks at what it is answered with. */
const CONTEXT = {} as QuestionContext;

function prepared(answer: Promise<number>): { readonly question: Question; readonly lefts: () => number } {
  let lefts = 0;
  const question: Question = (_context, _raw, { signal }) => {
    if (signal?.aborted === true) lefts += 1;
    return answer;
  };
  return { question, lefts: () => lefts };
}

test("a question whose code is loaded first is answered as if it had been there", async () => {
  const { question } = prepared(Promise.resolve(7));
  const wait = lazyQuestion(() => Promise.resolve(question))(CONTEXT, [], { preview: false });
  expect(await wait).toBe(7);
});

test("a formula that is deleted before its code has come leaves the question once it is put", async () => {
  const { question, lefts } = prepared(Promise.resolve(7));
  const deleted = new AbortController();
  const wait = lazyQuestion(() => Promise.resolve(question))(CONTEXT, [], { preview: false, signal: deleted.signal });
  deleted.abort();
  expect(lefts()).toBe(0);
  await wait;
  expect(lefts()).toBe(1);
});

test("a wrong argument, found late, is the answer's failure", async () => {
  const wrong: Question = () => {
    throw new Error("start should be a date");
  };
  const wait = lazyQuestion(() => Promise.resolve(wrong))(CONTEXT, [], { preview: false });
  await expect(wait).rejects.toThrow("start should be a date");
});

test("code that could not be fetched is fetched again for the next formula", async () => {
  const { question } = prepared(Promise.resolve(7));
  let loads = 0;
  const late = lazyQuestion(() => {
    loads += 1;
    return loads === 1 ? Promise.reject(new Error("no network")) : Promise.resolve(question);
  });
  await expect(late(CONTEXT, [], { preview: false })).rejects.toMatchObject({ id: "notLoaded", cell: "#N/A" });
  expect(await late(CONTEXT, [], { preview: false })).toBe(7);
});
