/** Texts of who gets the key, in English. */
export const trustEn = {
  "key.sentTo": "Sent to {{hosts}} and nowhere else.",
  "key.willGo": "It will be sent to {{hosts}} and nowhere else.",
  "hosts.two": "{{first}} and {{second}}",
  "key.fault.blank": "Paste a key first.",
  "key.fault.space": "There is a blank inside the key. Copy it again, from its first character to its last.",
  "key.fault.tooLong": "This is far too long for a key. Copy the key alone.",
  "key.fault.foreign":
    "The character {{character}} cannot be part of a key: keys have only letters, digits and signs of an English keyboard. Copy it again from its source.",
  "key.withheld":
    "Your key was entered for another server, so it is not sent to {{hosts}}, and formulas wait. May it go there?",
  "key.withheld.send": "Send it to {{hosts}}",
  "key.withheld.other": "Enter another key",
  "key.forget.session": "Forget the key of this workbook? A key that is kept on this computer is used in its place.",
  "server.move": "Your key was entered for another server. Send it to {{hosts}} from now on?",
  "server.move.without": "Change without the key",
  "server.move.cancel": "Leave the server as it is",
  "server.keyGoes": "Your key is sent to {{hosts}}. Enter only a server you trust.",
  "server.keyGoes.unknown": "Your key is sent to this server. Enter only one you trust.",
  "kept.notices": "Notices of the software inside",
} as const;
