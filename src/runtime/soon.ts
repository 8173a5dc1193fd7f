/** For the formulas, which know of the kernel by the runtime alone. */
export { isPromise, type Soon } from "../kernel/soon";
