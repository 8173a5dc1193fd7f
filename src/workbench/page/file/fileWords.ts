export interface FileWords {
  readonly workbook: string;
  readonly save: string;
  readonly open: string;
  readonly name: string;
  readonly opened: (name: string) => string;
  readonly unreadable: (name: string) => string;
}

export const ENGLISH_FILE: FileWords = {
  workbook: "Workbook",
  save: "Save",
  open: "Open…",
  name: "Workbook",
  opened: (name) => `${name} is open`,
  unreadable: (name) => `${name} is no workbook of this page`,
};

export const CHINESE_FILE: FileWords = {
  workbook: "工作簿",
  save: "保存",
  open: "打开…",
  name: "工作簿",
  opened: (name) => `已打开 ${name}`,
  unreadable: (name) => `${name} 不是本页的工作簿`,
};
