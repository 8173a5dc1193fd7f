/** Texts in English about what is in front of the user and comes first. */
export const visibleEn = {
  "usage.slots.front":
    "What is on the sheet in front comes first. Beyond the plan, products are refreshed by request: in front each about every {{front}}, elsewhere about every {{cycle}}.",
};
