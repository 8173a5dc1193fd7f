import { whenKnown } from "../../kernel/soon";
import { QosError } from "../../qos/errors";
import { readHeaders } from "../arguments/choices";
import { readGiven } from "../arguments/given";
import { readMarket } from "../arguments/market";
import { headingsOf, withHeadings } from "../headings";
import { loadFrom, type Question } from "./question";

const COLUMNS = [
  { name: "code", zh: "代码" },
  { name: "name", zh: "名称" },
];

/** QOS.LIST(market, [contains], [headers]): instruments whose code or name contains a text. */
export const queryList: Question = ({ sources, headerLanguage }, [rawMarket, rawContains, rawHeaders], manner) => {
  const market = readMarket(rawMarket);
  const contains = readGiven(rawContains, "contains");
  const headers = readHeaders(rawHeaders, COLUMNS.length);
  const wanted = contains.kind === "blank" ? "" : fold(String(contains.value));
  return whenKnown(loadFrom(sources.products, market, manner), (products) => {
    const found = products.filter(({ code, name }) => fold(code).includes(wanted) || fold(name).includes(wanted));
    if (found.length === 0) throw new QosError("noMatch", { market });
    return withHeadings(
      COLUMNS,
      found.map(({ code, name }) => [code, name]),
      headingsOf(headers, headerLanguage()),
    );
  });
};

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
