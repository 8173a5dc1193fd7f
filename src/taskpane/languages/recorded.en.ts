/** Words of the sample that needs no key. */
export const recordedEn = {
  "recorded.play": "Try a recorded sample",
  "recorded.stop": "Stop the recording",
  "recorded.offer": "Without a key: made-up prices from a recording, on a sheet of its own. None of them is live.",
  "recorded.is.playing": "The recording plays on its sheet. These are made-up prices, not live ones.",
  "recorded.is.ended": "The recording is over. Enter a key to see live prices.",
  "recorded.is.failed": "Excel did not take the sheet. Finish editing the cell, or unprotect the workbook.",
  "recorded.sheet": "Recorded sample",
  "recorded.title": "RECORDED SAMPLE – NOT LIVE PRICES",
  "recorded.text":
    "Made-up instruments and prices, played from a recording. Enter a key in the QOS pane for live ones.",
  "recorded.playing": "Recording: second {{second}} of {{seconds}}",
  "recorded.ended": "Recording stopped",
  "recorded.name": "made-up name",
  "recorded.last": "recorded last",
  "recorded.change": "change",
  "recorded.changepct": "change %",
} as const;
