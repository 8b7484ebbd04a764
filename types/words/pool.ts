/** What the import of the pool tells about files and rows. */
export const poolWords = {
  noHeader: (missing: string) => `文件里没有找到“${missing}”这一列，请检查第一行的表头`,
  empty: '文件是空的，请检查后重新导入',
  nameEmpty: '企业名称为空',
  nameLong: '企业名称超过 100 个字',
  usccEmpty: '统一社会信用代码为空',
  usccLength: (n: number) => `统一社会信用代码应为 18 位，这里是 ${n} 位（如在表格里显示为 9.13E+17，说明已丢失位数）`,
  usccCharacter: '统一社会信用代码里有不该出现的字符',
  usccCheck: '统一社会信用代码的校验位不对',
  duplicate: (line: number) => `与第 ${line} 行的统一社会信用代码相同`,
  summary: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，拒收 ${refused}`,
  refusedFile: (file: string) => `拒收的行已写入 ${file}`,
  refusedColumns: ['行号', '字段', '原因', '内容'],
} as const
