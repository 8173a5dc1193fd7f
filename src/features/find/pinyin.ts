import { pinyin } from "pinyin-pro";
import { HAN, plain } from "./words";

/** What a name is read by: a Chinese character, or a run of letters and digits. */
const UNITS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/**
 * Characters of names that words and surnames read in two ways: whichever the name has, a person may type the other, and
 * both find it.
 */
const TWO_READINGS = readings(
  "重 zhong chong, 长長 chang zhang, 行 hang xing, 乐樂 le yue, 藏 cang zang, 厦廈 xia sha, 朝 chao zhao, 会會 hui kuai, " +
    "曾 zeng ceng, 单單 dan shan, 都 du dou, 盛 sheng cheng, 传傳 chuan zhuan, 佛 fo fu, 朴 pu piao, 调調 tiao diao, " +
    "弹彈 dan tan, 尉蔚 yu wei, 柏 bai bo, 系 xi ji, 降 jiang xiang, 解 jie xie, 查 cha zha, 宿 su xiu, 还還 huan hai, " +
    "参參 can shen, 卡 ka qia, 翟 zhai di, 六 liu lu, 便 bian pian, 角 jiao jue, 露 lu lou, 薄 bo bao, 贾賈 jia gu, " +
    "区區 qu ou, 番 pan fan, 阿 a e, 堡 bao pu, 仇 qiu chou, 盖蓋 gai ge, 粘 zhan nian, 沈 shen chen, 率 lv shuai, 校 xiao jiao",
);

/** Names with more readings than this are found by the likeliest of them. */
const MOST_READINGS = 4;

/**
 * The Latin letters under which a name with Chinese characters is found: what it and each part of it to its end sound
 * like (`tengxunkonggu`, `konggu`), its first two characters (`tengxun`, so that a slip in them is forgiven), and the
 * initials (`txkg`, `kg`). A name without Chinese has none.
 */
export function soundsOf(name: string): readonly string[] {
  if (!HAN.test(name)) return [];
  const words = new Set<string>();
  for (const reading of everyReading(name)) {
    const initials = reading.map((sound) => (sound.kind === "han" ? sound.text.charAt(0) : sound.text));
    const whole = reading.map(({ text }) => text);
    words.add(whole.slice(0, 2).join(""));
    for (let at = 0; at < reading.length; at += 1) {
      words.add(whole.slice(at).join(""));
      if (at < reading.length - 1) words.add(initials.slice(at).join(""));
    }
  }
  words.delete("");
  return [...words];
}

/** What a text with Chinese characters sounds like, in one word: characters that sound alike are one to it. */
export function soundOf(text: string): string | undefined {
  if (!HAN.test(text)) return undefined;
  return unitsOf(text)
    .map(({ readings: [likeliest = ""] }) => likeliest)
    .join("");
}

interface Sound {
  readonly kind: "han" | "latin";
  readonly text: string;
}

interface Unit {
  readonly kind: Sound["kind"];
  /** The likeliest first. */
  readonly readings: readonly string[];
}

/** All combinations of readings, the likeliest first. */
function everyReading(name: string): readonly (readonly Sound[])[] {
  let found: (readonly Sound[])[] = [[]];
  for (const { kind, readings } of unitsOf(name)) {
    const longer = readings.flatMap((text) => found.map((before) => [...before, { kind, text }]));
    found = longer.length <= MOST_READINGS ? longer : longer.slice(0, found.length);
  }
  return found;
}

function unitsOf(name: string): readonly Unit[] {
  const units = plain(name).match(UNITS) ?? [];
  // In a word a character has one reading: 重庆 is chong qing, 重工 zhong gong.
  const spoken = pinyin(units.map((unit) => (HAN.test(unit) ? unit : " ")).join(""), {
    toneType: "none",
    type: "array",
    v: true,
  });
  return units.map((unit, at): Unit => {
    if (!HAN.test(unit)) return { kind: "latin", readings: [unit] };
    const likeliest = spoken[at] ?? "";
    // `lv` is how most people type 绿, `lu` how a passport writes it.
    const all = [likeliest, ...(TWO_READINGS.get(unit) ?? []), likeliest.replace("v", "u")];
    const latin = [...new Set(all)].filter((reading) => /^[a-z]+$/.test(reading));
    return { kind: "han", readings: latin.length > 0 ? latin : [""] };
  });
}

function readings(table: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    table.split(", ").flatMap((row) => {
      const [characters = "", ...sounds] = row.split(" ");
      return [...characters].map((character) => [character, sounds] as const);
    }),
  );
}
