/** Texts of getting a key by e-mail, in English. */
export const registerEn = {
  "register.email": "Your e-mail address",
  "register.get": "Get a key by e-mail address",
  "register.asking": "Asking for a key…",
  "register.sent": "The address is sent to {{server}} and kept nowhere here.",
  "register.notEmail": "Enter an e-mail address such as name@example.com.",
  "register.none": "This server gives out no keys by itself. Get yours on the website.",
  "register.refused": "No key was given: {{why}}",
  "register.done": "Your key is in place",
  "register.done.text": "It is kept on this computer. You can see or forget it under Settings.",
  "register.until": "It works until {{date}}.",
  "register.plan":
    "Your plan: {{products}} products in a request, {{requests}} requests a minute, {{socketProducts}} live products.",
  "register.continue": "Continue",
} as const;
