import { soundOf, soundsOf } from "../../../../src/features/find/pinyin";

/** A name, its initials and how it is spoken, as a Chinese broker's search box has them. */
const NAMES: readonly (readonly [name: string, initials: string, whole: string])[] = [
  ["腾讯控股", "txkg", "tengxunkonggu"],
  ["騰訊控股", "txkg", "tengxunkonggu"],
  ["贵州茅台", "gzmt", "guizhoumaotai"],
  ["平安银行", "payh", "pinganyinhang"],
  ["招商银行", "zsyh", "zhaoshangyinhang"],
  ["建设银行", "jsyh", "jiansheyinhang"],
  ["行动教育", "xdjy", "xingdongjiaoyu"],
  ["同行业", "thy", "tonghangye"],
  ["重庆啤酒", "cqpj", "chongqingpijiu"],
  ["三一重工", "syzg", "sanyizhonggong"],
  ["重药控股", "cykg", "chongyaokonggu"],
  ["长城汽车", "ccqc", "changchengqiche"],
  ["长江电力", "cjdl", "changjiangdianli"],
  ["厦门钨业", "xmwy", "xiamenwuye"],
  ["大厦股份", "dsgf", "dashagufen"],
  ["乐视网", "lsw", "leshiwang"],
  ["音乐之家", "yyzj", "yinyuezhijia"],
  ["西藏药业", "xzyy", "xizangyaoye"],
  ["藏格矿业", "zgky", "zanggekuangye"],
  ["朝阳科技", "cykj", "chaoyangkeji"],
  ["会稽山", "kjs", "kuaijishan"],
  ["东阿阿胶", "deaj", "dongeajiao"],
  ["佛山照明", "fszm", "foshanzhaoming"],
  ["盛屯矿业", "stky", "shengtunkuangye"],
  ["比亚迪", "byd", "biyadi"],
  ["绿地控股", "ldkg", "lvdikonggu"],
  ["绿地控股", "ldkg", "ludikonggu"],
  ["阿里巴巴", "albb", "alibaba"],
  ["长和", "ch", "changhe"],
  ["新华都", "xhd", "xinhuadu"],
  ["传音控股", "cykg", "chuanyinkonggu"],
  ["宁德时代", "ndsd", "ningdeshidai"],
  ["万科A", "wka", "wankea"],
  ["美团-W", "mtw", "meituanw"],
  ["*ST中安", "stza", "stzhongan"],
  ["沪深300ETF", "hs300etf", "hushen300etf"],
];

test.each(NAMES)("%s is found by %s and by %s", (name, initials, whole) => {
  expect(soundsOf(name)).toEqual(expect.arrayContaining([initials, whole]));
});

test("a name is found by its first two characters and by every part of it to its end", () => {
  expect(soundsOf("腾讯控股")).toEqual([
    ...["tengxun", "tengxunkonggu", "txkg", "xunkonggu", "xkg", "konggu", "kg", "gu"],
  ]);
});

test("a name without Chinese has no pinyin, and a character that nobody can read stops nothing", () => {
  expect(soundsOf("Apple Inc.")).toEqual([]);
  expect(soundsOf("")).toEqual([]);
  expect(soundsOf("𠮷野家")).toEqual(expect.arrayContaining(["yejia", "yj"]));
});

test("however many characters with two readings a name has, it is found by few words", () => {
  expect(soundsOf("重长行乐藏厦朝会曾单").length).toBeLessThan(30 * 4);
});

test("characters that sound alike are one: 腾迅 is as 腾讯", () => {
  expect(soundOf("腾迅")).toBe("tengxun");
  expect(soundOf("茅臺")).toBe("maotai");
  expect(soundOf("tengxun")).toBeUndefined();
});
