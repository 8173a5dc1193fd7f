import { systemClock } from "./clock";
import type { ReadArguments } from "./settings/readSettings";
import { addToken, readTokens, revokeToken } from "./users/tokenFile";

/** `token add NAME`, `token list`, `token revoke NAME`: what to say to the administrator. Throws on anything else. */
export function tokenCommand({ words, plan, days, settings }: ReadArguments): string {
  const { tokens: file, plans } = settings;
  const [, act, name] = words;
  if (file === undefined) throw new Error("say which file holds the tokens: --tokens FILE");
  if (act === "list") {
    const rows = readTokens(file).map(
      ({ name: user, plan: of, made, expires }) =>
        `${user.padEnd(24)}${(of ?? "-").padEnd(12)}made ${day(made)}${expires === undefined ? "" : `, until ${day(expires)}`}`,
    );
    return rows.length === 0 ? "no tokens" : rows.join("\n");
  }
  if (name === undefined) throw new Error("token add NAME, token list, or token revoke NAME");
  if (act === "revoke") {
    if (!revokeToken(file, name)) throw new Error(`nobody has the name ${name}`);
    return `${name} is refused from now on; open sockets end within seconds.`;
  }
  if (act !== "add") throw new Error("token add NAME, token list, or token revoke NAME");
  if (plan !== undefined && plans[plan] === undefined) throw new Error(`no plan has the name ${plan}`);
  const validFor = days === undefined ? undefined : Number(days);
  if (validFor !== undefined && !(validFor > 0)) throw new Error("--days: not a number of days");
  const token = addToken(file, { name, plan, days: validFor }, systemClock.now());
  return `${token}\n\nThe token of ${name}, to be entered in the add-in as its key. It is shown this once.`;
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
