/** Words of what is put into the sheet. */
export const placeEn = {
  "place.needs.free": "At the active cell it takes {{address}}, which is empty.",
  "place.needs_one": "At the active cell it takes {{address}}; {{count, number}} cell is filled.",
  "place.needs_other": "At the active cell it takes {{address}}; {{count, number}} cells are filled.",
  "place.done": "Written to {{address}}.",
  "place.occupied_one": "{{address}}: {{count, number}} cell is filled.",
  "place.occupied_other": "{{address}}: {{count, number}} cells are filled.",
  "place.blocked": "{{address}} shows #SPILL!: cells that its table needs are filled. Empty them, or undo.",
  "place.undone.undone": "{{address}} is as it was.",
  "place.undone.changed": "{{address}} was changed since. Nothing was undone.",
  "place.undone.failed": "Excel did not undo it. Finish editing the cell, or unprotect the sheet.",
  "place.replace": "Replace",
  "place.cancel": "Cancel",
  "place.failed": "Excel did not take it: {{reason}}",
} as const;
