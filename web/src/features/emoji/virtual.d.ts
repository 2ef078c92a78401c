declare module "virtual:emoji" {
  type Row = readonly [char: string, group: number, english: string, chinese: string, code: string, words: string, toned: 0 | 1];
  const rows: readonly Row[];
  export default rows;
}
