/** What the house key may do at the server. */
export interface HousePlan {
  /** Products in one request. */
  readonly products: number;
  /** Requests a minute to each endpoint. */
  readonly requests: number;
  /** Products live at one time. */
  readonly live: number;
  /** Commands on the socket: in a minute, and milliseconds between two. */
  readonly commands: number;
  readonly gap: number;
}
