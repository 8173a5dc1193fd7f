import type { Case } from "../../support/cases/case";
import { na, NONE } from "../../support/cases/words";

const PRODUCTS = {
  HK: [
    { code: "HK:01810", name: "小米集团-W" },
    { code: "HK:00700", name: "腾讯控股" },
    { code: "HK:09988", name: "阿里巴巴-W" },
  ],
  US: [
    { code: "US:AAPL", name: "苹果" },
    { code: "US:AAP", name: "Advance Auto Parts" },
  ],
};

export const LIST: readonly Case[] = [
  {
    title: "every instrument of a market, code and name, as formulas spell it",
    answers: { "/product-list": PRODUCTS },
    args: ["HK"],
    shows: [
      ["code", "name"],
      ["HK:1810", "小米集团-W"],
      ["HK:700", "腾讯控股"],
      ["HK:9988", "阿里巴巴-W"],
    ],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/product-list": PRODUCTS },
    args: ["US", "aapl"],
    shows: [
      ["代码", "名称"],
      ["US:AAPL", "苹果"],
    ],
  },
  {
    title: "those with a text in their name",
    answers: { "/product-list": PRODUCTS },
    args: ["HK", "-w", false],
    shows: [
      ["HK:1810", "小米集团-W"],
      ["HK:9988", "阿里巴巴-W"],
    ],
  },
  {
    title: "those with a text in their code, in any case",
    answers: { "/product-list": PRODUCTS },
    args: ["US", "aapl"],
    shows: [
      ["code", "name"],
      ["US:AAPL", "苹果"],
    ],
  },
  {
    title: "none with that text",
    answers: { "/product-list": PRODUCTS },
    args: ["US", "tencent"],
    shows: na("No instrument of US contains this text"),
  },
  {
    title: "a market that the server does not list",
    answers: { "/product-list": PRODUCTS },
    args: ["FX"],
    shows: NONE,
  },
];
