/**
 * How a page comes back. `slept`: time went on without it, or the network did; what was open may be dead and much may
 * have been missed. `seen`: it is in front again after a while; what is open is worth a look.
 */
export type Wake = "slept" | "seen";
