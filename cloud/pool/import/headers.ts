/** Under which names the columns of a pool file are known. As data, 2026-11-23; source: exports of market-supervision offices. */
export const poolHeaders = {
  name: ['name', '企业名称', '单位名称', '名称', '市场主体名称', '公司名称'],
  uscc: ['uscc', '统一社会信用代码', '信用代码', '社会信用代码', '统一信用代码', '统一代码'],
  address: ['address', '住所', '注册地址', '地址', '企业地址', '经营场所', '住所（经营场所）', '单位地址'],
  street: ['street', '街道', '所属街道', '街道（乡镇）', '街道/乡镇', '镇街', '乡镇街道'],
} as const

export type PoolField = keyof typeof poolHeaders

const plain = (header: string) =>
  header
    .normalize('NFKC')
    .replace(/[\s*＊]/g, '')
    .toLowerCase()

/**
 * Which column holds which field.
 * @returns the places found; a field that no header names is absent
 */
export function findColumns(headers: readonly string[]): Partial<Record<PoolField, number>> {
  const columns: Partial<Record<PoolField, number>> = {}
  for (const field of Object.keys(poolHeaders) as PoolField[]) {
    const names = poolHeaders[field].map(plain)
    const at = headers.findIndex((header) => names.includes(plain(header)))
    if (at >= 0) columns[field] = at
  }
  return columns
}
