/** What the server has done since it started. */
export interface Metrics {
  connections: number;
  connectionsOpened: number;
  connectionsRefused: number;
  requests: number;
  commands: number;
  refusals: number;
  /** Different messages made. */
  pushes: number;
  /** Messages sent, one for each subscriber. */
  pushesSent: number;
  /** Messages not sent because the client did not read. */
  pushesDropped: number;
  /** Moves of the market that came late by more than their distance. */
  lazySteps: number;
}

export function newMetrics(): Metrics {
  return {
    connections: 0,
    connectionsOpened: 0,
    connectionsRefused: 0,
    requests: 0,
    commands: 0,
    refusals: 0,
    pushes: 0,
    pushesSent: 0,
    pushesDropped: 0,
    lazySteps: 0,
  };
}
