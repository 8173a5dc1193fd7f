/** Words of the live list's rows. */
export const liveEn = {
  "action.undo": "Undo",
  "live.dense": "Dense rows",
  "live.bid": "bid",
  "live.ask": "ask",
  "live.side.buy": "bought",
  "live.side.sell": "sold",
  "live.side.unknown": "last trade",
  "live.bar": "last bar",
  "live.range": "Day's range {{low}} to {{high}}",
  "live.go": "Go to the cells of {{code}}",
  "live.go.looking": "Looking for the cells of {{code}}…",
  "live.go.cell": "{{address}}: cell {{place, number}} of {{count, number}}.",
  "live.go.none": "No cell shows {{code}} by name. An open chart or a formula that makes its code up may.",
  "live.menu": "More for {{code}}",
  "live.menu.go": "Go to its cells",
  "live.menu.chart": "Chart",
  "live.menu.book": "Order book on a new sheet",
  "live.menu.copy": "Copy the code",
  "live.menu.release": "Release",
  "live.release": "Release {{code}}",
  "live.released": "{{code}} was released.",
  "live.released.cells_one":
    "Its formula shows #N/A until it is calculated anew: F2 and Enter in its cell, or Refresh all.",
  "live.released.cells_other":
    "Its {{count, number}} formulas show #N/A until they are calculated anew: F2 and Enter in a cell, or Refresh all.",
} as const;
